// Random streams: published vectors, no bias, and streams that don't disturb each other.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mix, Stream, scale, streamKey, subKeyA, subKeyB, word } from './random.ts';

/** Chi-square of observed counts against equal expectation. */
function chiSquare(counts: readonly number[]): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const expected = total / counts.length;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

describe('the published vectors', () => {
  it('mix', () => {
    expect([0, 1, 2, -1].map((x) => mix(x) >>> 0)).toMatchInlineSnapshot(`
      [
        0,
        114555507,
        229111015,
        3652544131,
      ]
    `);
  });
  it('word', () => {
    expect([0, 1, 2, 3].map((i) => word(0, 0, i))).toMatchInlineSnapshot(`
      [
        0,
        2652480560,
        1790544107,
        3815085668,
      ]
    `);
    expect([0, 1, 2, 3].map((i) => word(0x12345678, 0x9abcdef0 | 0, i))).toMatchInlineSnapshot(`
      [
        698741963,
        171834130,
        529989440,
        3045379061,
      ]
    `);
  });
  it('streamKey, unsigned', () => {
    const keys = [
      [0, 'delay'],
      [1, 'delay'],
      [1, 'fate'],
      [1, 'copy'],
      [1, 'node'],
      [1, 'workload'],
      [Number.MAX_SAFE_INTEGER, 'delay'],
    ] as const;
    expect(
      keys.map(([seed, name]) => {
        const key = streamKey(seed, name);
        return [seed, name, key.a >>> 0, key.b >>> 0];
      }),
    ).toMatchInlineSnapshot(`
      [
        [
          0,
          "delay",
          1357244697,
          1708638798,
        ],
        [
          1,
          "delay",
          192699196,
          786699064,
        ],
        [
          1,
          "fate",
          3096639491,
          1476857842,
        ],
        [
          1,
          "copy",
          2577778974,
          4130306912,
        ],
        [
          1,
          "node",
          496510337,
          1243289522,
        ],
        [
          1,
          "workload",
          2792552167,
          257443556,
        ],
        [
          9007199254740991,
          "delay",
          3625844778,
          3378981729,
        ],
      ]
    `);
  });
  it('words of substreams: the delays of senders 0 to 2 under seed 1', () => {
    const key = streamKey(1, 'delay');
    expect(
      [0, 1, 2].map((sender) =>
        [0, 1, 2].map((ordinal) => word(subKeyA(key, sender), subKeyB(key, sender), ordinal)),
      ),
    ).toMatchInlineSnapshot(`
      [
        [
          1920698942,
          1006029800,
          1563435577,
        ],
        [
          4029008476,
          2553793516,
          2078876762,
        ],
        [
          1819252398,
          1559498957,
          2198673055,
        ],
      ]
    `);
  });
  it('scale', () => {
    expect(
      [0, 1, 0x7fffffff, 0x80000000, 0xffffffff].map((drawn) =>
        [6, 10, 2 ** 21].map((n) => scale(drawn, n)),
      ),
    ).toMatchInlineSnapshot(`
      [
        [
          -1,
          -1,
          0,
        ],
        [
          0,
          0,
          0,
        ],
        [
          2,
          4,
          1048575,
        ],
        [
          -1,
          -1,
          1048576,
        ],
        [
          5,
          9,
          2097151,
        ],
      ]
    `);
  });
});

describe('scale', () => {
  it('stays within 0 to n - 1', () => {
    fc.assert(
      fc.property(fc.nat(0xffffffff), fc.integer({ min: 1, max: 2 ** 21 }), (drawn, n) => {
        const scaled = scale(drawn, n);
        return scaled === -1 || (Number.isInteger(scaled) && scaled >= 0 && scaled < n);
      }),
    );
  });
  it('gives every outcome equally many words: exact, on the borders of each outcome', () => {
    for (const n of [3, 5, 6, 7, 1000, 65_537, 2_097_151]) {
      const perOutcome = Math.floor(2 ** 32 / n);
      for (const outcome of [0, 1, n >> 1, n - 1]) {
        // Words with floor(w * n / 2^32) = outcome, less those that are drawn again.
        const first = Math.ceil((outcome * 2 ** 32) / n);
        const end = Math.ceil(((outcome + 1) * 2 ** 32) / n);
        const again = [first, first + 1].filter((w) => w < end && scale(w, n) === -1).length;
        expect(end - first - again).toBe(perOutcome);
      }
    }
  });
  it('never draws again for powers of two', () => {
    for (const n of [1, 2, 4, 1024, 2 ** 21])
      for (const drawn of [0, 1, 2 ** 31, 2 ** 32 - 1]) expect(scale(drawn, n)).not.toBe(-1);
  });
});

describe('streams', () => {
  it('are even over their outcomes (chi-square, 9 degrees of freedom, below the 0.1% mark of 27.9)', () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const stream = new Stream(streamKey(seed, 'node'));
      const counts = new Array(10).fill(0);
      for (let i = 0; i < 20_000; i++) counts[stream.int(10)]++;
      expect(chiSquare(counts)).toBeLessThan(27.9);
    }
  });
  it('are even across senders at one ordinal, as message delays are', () => {
    const key = streamKey(1, 'delay');
    const counts = new Array(10).fill(0);
    for (let sender = 0; sender < 20_000; sender++)
      counts[scale(word(subKeyA(key, sender), subKeyB(key, sender), 0), 10)]++;
    expect(chiSquare(counts)).toBeLessThan(27.9);
  });
  it('show no serial correlation, within a stream and between neighbours', () => {
    const unit = (name: string, sub: number, i: number) => {
      const key = streamKey(7, name);
      return word(subKeyA(key, sub), subKeyB(key, sub), i) / 2 ** 32 - 0.5;
    };
    const n = 10_000;
    const within = Array.from({ length: n }, (_, i) => unit('node', 3, i) * unit('node', 3, i + 1));
    const between = Array.from({ length: n }, (_, i) => unit('node', 3, i) * unit('node', 4, i));
    const named = Array.from({ length: n }, (_, i) => unit('node', 3, i) * unit('delay', 3, i));
    for (const products of [within, between, named]) {
      const correlation = (12 * products.reduce((sum, x) => sum + x, 0)) / n;
      expect(Math.abs(correlation)).toBeLessThan(0.04);
    }
  });
  it('count for themselves: word i depends on the key and i alone', () => {
    const key = streamKey(9, 'workload');
    const stream = new Stream(key);
    const drawn = Array.from({ length: 20 }, () => stream.next());
    expect(drawn).toEqual(drawn.map((_, i) => word(key.a, key.b, i)));
    stream.counter = 5;
    expect(stream.next()).toBe(drawn[5]);
  });
  it('give units strictly between 0 and 1', () => {
    const stream = new Stream(streamKey(1, 'fate'));
    for (let i = 0; i < 1000; i++) {
      const u = stream.unit();
      expect(u > 0 && u < 1).toBe(true);
    }
  });
  it('have keys that differ by seed, by the high half of a large seed, and by name', () => {
    const keys = new Set<string>();
    for (const seed of [0, 1, 2, 2 ** 32, 2 ** 32 + 1, 2 ** 52])
      for (const name of ['delay', 'fate', 'copy', 'node', 'workload']) {
        const { a, b } = streamKey(seed, name);
        keys.add(`${a},${b}`);
      }
    expect(keys.size).toBe(30);
  });
});

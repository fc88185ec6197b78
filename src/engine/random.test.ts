// Random streams: published vectors, no bias, and streams that don't disturb each other.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mix, Stream, scale, streamKey, subKeyA, subKeyB, word } from './random.ts';
import { parseDistribution, samplerOf } from './sampling.ts';

/** Chi-square of observed counts against equal expectation. */
function chiSquare(counts: readonly number[]): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const expected = total / counts.length;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

interface Vectors {
  readonly mix: readonly (readonly [x: number, mixed: number])[];
  readonly word: readonly (readonly [a: number, b: number, i: number, word: number])[];
  readonly key: readonly (readonly [seed: number, name: string, a: number, b: number])[];
  readonly substream: readonly (readonly [n: number, a: number, b: number])[];
  readonly scale: readonly (readonly [word: number, n: number, scaled: number])[];
  /** By node or sender. */
  readonly dice: readonly (readonly number[])[];
  readonly uniform: readonly (readonly number[])[];
  readonly exponential: readonly (readonly number[])[];
  readonly fates: readonly (readonly (readonly number[])[])[];
}

describe('the vectors published in docs/random.md', () => {
  const page = readFileSync(new URL('../../docs/random.md', import.meta.url), 'utf8');
  const published = JSON.parse(/```json\n([\s\S]*?)```/.exec(page)?.[1] ?? '{}') as Vectors;
  const delayKey = streamKey(1, 'delay');
  const draws = (name: string, n: number) => {
    const key = streamKey(1, name);
    return { a: subKeyA(key, n), b: subKeyB(key, n) };
  };

  it('words, keys and scaling', () => {
    for (const [x, mixed] of published.mix) expect(mix(x | 0) >>> 0).toBe(mixed);
    for (const [a, b, i, drawn] of published.word) expect(word(a | 0, b | 0, i)).toBe(drawn);
    for (const [seed, name, a, b] of published.key) {
      const key = streamKey(seed, name);
      expect([key.a >>> 0, key.b >>> 0]).toEqual([a, b]);
    }
    for (const [n, a, b] of published.substream)
      expect([subKeyA(delayKey, n) >>> 0, subKeyB(delayKey, n) >>> 0]).toEqual([a, b]);
    for (const [drawn, n, scaled] of published.scale) expect(scale(drawn, n)).toBe(scaled);
  });
  it('draws of nodes', () => {
    published.dice.forEach((faces, node) => {
      const stream = new Stream(draws('node', node));
      expect(faces.map(() => stream.int(6))).toEqual(faces);
    });
  });
  it('delays of messages', () => {
    for (const [written, table] of [
      ['uniform:6000..14000', published.uniform],
      ['exponential:10000', published.exponential],
    ] as const) {
      const draw = samplerOf(parseDistribution('delay', written));
      table.forEach((delays, sender) => {
        const { a, b } = draws('delay', sender);
        expect(delays.map((_, i) => draw(a, b, i))).toEqual(delays);
      });
    }
  });
  it('fates of messages', () => {
    published.fates.forEach((messages, sender) => {
      const { a, b } = draws('fate', sender);
      messages.forEach((fates, m) => {
        fates.forEach((fate, which) => {
          expect((word(a, b, 4 * m + which) + 0.5) / 2 ** 32).toBeCloseTo(fate, 6);
        });
      });
    });
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

it('a stream draws from any number of outcomes that is one', () => {
  const stream = new Stream(streamKey(1, 'wide'));
  const wide = 3 * 2 ** 40;
  const drawn = Array.from({ length: 3000 }, () => stream.int(wide));
  expect(drawn.every((value) => Number.isInteger(value) && value >= 0 && value < wide)).toBe(true);
  const thirds = [0, 1, 2].map((i) => drawn.filter((v) => Math.floor(v / 2 ** 40) === i).length);
  for (const third of thirds) expect(Math.abs(third - 1000)).toBeLessThan(120);
  for (const none of [0, -1, 2.5, Number.NaN, 2 ** 53]) expect(() => stream.int(none)).toThrow();
});

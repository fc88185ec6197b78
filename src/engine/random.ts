// Random numbers by counter: word i of a stream is a function of the stream's key and i, so streams never disturb each other.

/** Outcomes that one word can draw exactly, and 53 bits. */
const MOST_BY_WORD = 2 ** 21;
const MOST = 2 ** 53;

/** Two 32-bit words that name a stream. */
export interface StreamKey {
  readonly a: number;
  readonly b: number;
}

const WORDS = 0x1_0000_0000;
/** A power of two: multiplying by it is exact, and quicker than dividing. */
const PER_WORD = 1 / WORDS;

/** A 32-bit mixing permutation (multiply and xor-shift; constants after Wellons' search, bias below 0.11). */
export function mix(x: number): number {
  let h = x;
  h = Math.imul(h ^ (h >>> 16), 0x21f0aaad);
  h = Math.imul(h ^ (h >>> 15), 0xd35a2d97);
  return h ^ (h >>> 15);
}

/** The bits of word `counter` of the stream (a, b), as a signed integer: a small one, which needs no box on the heap. */
export function bits(a: number, b: number, counter: number): number {
  return mix(mix(counter ^ a) + b);
}

/** Word `counter` of the stream (a, b): 0 to 2^32 - 1. Two keyed rounds. */
export function word(a: number, b: number, counter: number): number {
  return bits(a, b, counter) >>> 0;
}

/** Key of the stream of that name: FNV-1a over the name, mixed with the seed. */
export function streamKey(seed: number, name: string): StreamKey {
  let h = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) h = Math.imul(h ^ name.charCodeAt(i), 0x01000193);
  const low = seed | 0;
  const high = Math.floor(seed / WORDS) | 0;
  return {
    a: mix(mix(h ^ low) + high),
    b: mix(mix(h + 0x9e3779b9) ^ mix(low + 0x7f4a7c15) ^ high),
  };
}

/** First word of the key of substream `index` (a node, a sender) of a family of streams. */
export function subKeyA(key: StreamKey, index: number): number {
  return Math.imul(index + 1, 0x9e3779b1) ^ key.a;
}
/** Second word of that key. */
export function subKeyB(key: StreamKey, index: number): number {
  return (Math.imul(index + 1, 0x85ebca77) + key.b) | 0;
}

/** A stream that counts for itself. Its state is the counter, so a world keeps it in a number. */
export class Stream {
  counter = 0;
  readonly key: StreamKey;
  constructor(key: StreamKey) {
    this.key = key;
  }
  next(): number {
    return word(this.key.a, this.key.b, this.counter++);
  }
  /** A whole number from 0 to n - 1, each exactly equally likely. @throws Error unless n is whole, from 1 to 2^53 - 1 */
  int(n: number): number {
    if (!Number.isSafeInteger(n) || n < 1) throw new Error(`draws from ${n} outcomes`);
    if (n > MOST_BY_WORD) return this.intByTwoWords(n);
    for (;;) {
      const drawn = scale(this.next(), n);
      if (drawn >= 0) return drawn;
    }
  }
  private intByTwoWords(n: number): number {
    for (;;) {
      const drawn = (this.next() >>> 11) * WORDS + this.next();
      if (drawn < MOST - (MOST % n)) return drawn % n;
    }
  }
  /** A number in (0, 1) with 32 bits. */
  unit(): number {
    return (this.next() + 0.5) / WORDS;
  }
}

/** Maps a word's bits to 0..n-1 without bias, or -1 where it must be drawn again (n at most 2^21; Lemire 2019). */
export function scale(drawn: number, n: number): number {
  const product = (drawn >>> 0) * n;
  const high = (product * PER_WORD) | 0;
  const low = product - high * WORDS;
  if (low < n && low < (WORDS - n) % n) return -1;
  return high;
}

// Room for words that are written anew each time.

/** The same array where it is long enough; else a longer one, without what stood there. */
export function roomFor(words: Int32Array, length: number): Int32Array {
  return words.length >= length ? words : new Int32Array(2 * length);
}

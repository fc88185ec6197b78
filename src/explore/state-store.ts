// The states met so far: lists of words, each kept once, numbered in the order in which they came.
import { GrowingInts } from './growing-ints.ts';

const CHUNK_SHIFT = 16;
const CHUNK_WORDS = 1 << CHUNK_SHIFT;
const FIRST_TABLE = 1 << 12;

/** Words are compared in full: two states are never taken for one because their hashes are alike. */
export class StateStore {
  count = 0;
  private readonly chunks: Int32Array[] = [];
  /** Free words of the last chunk begin here. */
  private free = CHUNK_WORDS;
  /** By state: where its words are, how many, and their hash. */
  private readonly places = new GrowingInts();
  private readonly hashes = new GrowingInts();
  private readonly lengths = new GrowingInts();
  /** State + 1 by hash, open addressing; 0 is free. */
  private table = new Int32Array(FIRST_TABLE);

  /** The state's number, -1 where it wasn't met. */
  find(words: Int32Array, length: number): number {
    return this.table[this.placeOf(words, length, hashOf(words, length))] - 1;
  }

  /** The state's number; a new one (the former `count`) where it wasn't met before. */
  add(words: Int32Array, length: number): number {
    const hash = hashOf(words, length);
    const place = this.placeOf(words, length, hash);
    const found = this.table[place];
    if (found !== 0) return found - 1;
    this.table[place] = this.count + 1;
    this.append(words, length, hash);
    if (this.count * 3 > this.table.length * 2) this.grow();
    return this.count - 1;
  }

  /** Where in the table the state is, or would be. */
  private placeOf(words: Int32Array, length: number, hash: number): number {
    const { table } = this;
    const mask = table.length - 1;
    let at = hash & mask;
    for (let found = table[at]; found !== 0; found = table[at]) {
      if (this.hashes.get(found - 1) === hash && this.equals(found - 1, words, length)) break;
      at = (at + 1) & mask;
    }
    return at;
  }

  private append(words: Int32Array, length: number, hash: number): void {
    if (this.free + length > CHUNK_WORDS) {
      this.chunks.push(new Int32Array(Math.max(CHUNK_WORDS, length)));
      this.free = 0;
    }
    const chunk = this.chunks[this.chunks.length - 1];
    for (let i = 0; i < length; i++) chunk[this.free + i] = words[i];
    this.places.push((this.chunks.length - 1) * CHUNK_WORDS + this.free);
    this.hashes.push(hash);
    this.lengths.push(length);
    this.free += length;
    this.count++;
  }

  private equals(state: number, words: Int32Array, length: number): boolean {
    if (this.lengths.get(state) !== length) return false;
    const place = this.places.get(state);
    const chunk = this.chunks[place >>> CHUNK_SHIFT];
    const from = place & (CHUNK_WORDS - 1);
    for (let i = 0; i < length; i++) if (chunk[from + i] !== words[i]) return false;
    return true;
  }

  lengthOf(state: number): number {
    return this.lengths.get(state);
  }

  /** Copies a state's words; returns how many they are. */
  read(state: number, into: Int32Array): number {
    const length = this.lengths.get(state);
    const place = this.places.get(state);
    const chunk = this.chunks[place >>> CHUNK_SHIFT];
    const from = place & (CHUNK_WORDS - 1);
    for (let i = 0; i < length; i++) into[i] = chunk[from + i];
    return length;
  }

  private grow(): void {
    const table = new Int32Array(this.table.length * 2);
    const mask = table.length - 1;
    for (let state = 0; state < this.count; state++) {
      let at = this.hashes.get(state) & mask;
      while (table[at] !== 0) at = (at + 1) & mask;
      table[at] = state + 1;
    }
    this.table = table;
  }

  /** Bytes taken. */
  get bytes(): number {
    const { places, hashes, lengths } = this;
    const words = this.chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0);
    return words + this.table.byteLength + places.bytes + hashes.bytes + lengths.bytes;
  }
}

function hashOf(words: Int32Array, length: number): number {
  let h = length;
  for (let i = 0; i < length; i++) {
    h = Math.imul(h ^ words[i], 0x9e3779b1);
    h ^= h >>> 15;
  }
  h = Math.imul(h, 0x85ebca6b);
  return h ^ (h >>> 13);
}

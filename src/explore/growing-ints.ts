// A list of 32-bit integers that grows without ever being copied as a whole.

const SHIFT = 12;
const SIZE = 1 << SHIFT;
const MASK = SIZE - 1;

export class GrowingInts {
  length = 0;
  private readonly chunks: Int32Array[] = [];

  push(value: number): void {
    if ((this.length & MASK) === 0 && this.length >> SHIFT === this.chunks.length)
      this.chunks.push(new Int32Array(SIZE));
    this.chunks[this.length >> SHIFT][this.length++ & MASK] = value;
  }

  get(index: number): number {
    return this.chunks[index >> SHIFT][index & MASK];
  }

  set(index: number, value: number): void {
    this.chunks[index >> SHIFT][index & MASK] = value;
  }

  /** Bytes taken. */
  get bytes(): number {
    return this.chunks.length * SIZE * 4;
  }
}

// Pending items (messages on their way, timers, commands): 32 bytes each in one typed array, slots from a free list.

/** What a slot holds. */
export const Item = {
  free: 0,
  message: 1,
  timer: 2,
  command: 3,
  loss: 4,
  action: 5,
  cancelled: 6,
} as const;

/** Words of a slot. */
export const STRIDE = 8;
const NODE = 1;
const PEER = 2;
const CAUSE = 3;
const REASON = 4;

/**
 * A slot's words: kind | flags << 8 | type << 16; node; peer; cause; reason; one that is free; and the value as a 64-bit
 * float. One cache line holds two slots: at a million nodes that is what counts.
 */
export class Pool {
  /** Slots in use. */
  live = 0;
  private words: Int32Array;
  private values: Float64Array;
  private bodies: unknown[] = [];
  private freeHead = -1;
  private top = 0;

  constructor(capacity = 256) {
    const buffer = new ArrayBuffer(capacity * STRIDE * 4);
    this.words = new Int32Array(buffer);
    this.values = new Float64Array(buffer);
  }

  /** Takes a slot. `body` is kept beside only where it is an object or text. */
  add(
    kind: number,
    flags: number,
    type: number,
    node: number,
    peer: number,
    cause: number,
    value: number,
    body: unknown,
  ): number {
    let slot = this.freeHead;
    if (slot >= 0) this.freeHead = this.words[slot * STRIDE + NODE];
    else {
      slot = this.top++;
      if (slot * STRIDE === this.words.length) this.grow();
    }
    const at = slot * STRIDE;
    const words = this.words;
    words[at] = kind | (flags << 8) | (type << 16);
    words[at + NODE] = node;
    words[at + PEER] = peer;
    words[at + CAUSE] = cause;
    words[at + REASON] = 0;
    this.values[(at >> 1) + 3] = value;
    if (body !== undefined) this.bodies[slot] = body;
    this.live++;
    return slot;
  }

  release(slot: number): void {
    const at = slot * STRIDE;
    this.words[at] = Item.free;
    this.words[at + NODE] = this.freeHead;
    this.freeHead = slot;
    this.live--;
  }

  /** Marks a timer that must not fire; its slot is freed when its time comes. */
  cancel(slot: number): void {
    this.words[slot * STRIDE] = (this.words[slot * STRIDE] & ~255) | Item.cancelled;
  }

  /** kind | flags << 8 | type << 16. */
  head(slot: number): number {
    return this.words[slot * STRIDE];
  }
  node(slot: number): number {
    return this.words[slot * STRIDE + NODE];
  }
  peer(slot: number): number {
    return this.words[slot * STRIDE + PEER];
  }
  cause(slot: number): number {
    return this.words[slot * STRIDE + CAUSE];
  }
  reason(slot: number): number {
    return this.words[slot * STRIDE + REASON];
  }
  value(slot: number): number {
    return this.values[slot * 4 + 3];
  }
  /** The object or text that goes with it; meaningful only for a slot whose value is NaN. */
  body(slot: number): unknown {
    return this.bodies[slot];
  }
  /** Body of a slot that is about to be released. */
  takeBody(slot: number): unknown {
    const body = this.bodies[slot];
    if (body !== undefined) this.bodies[slot] = undefined;
    return body;
  }
  /** Turns a message into a loss that will show at its arrival. */
  lose(slot: number, reason: number): void {
    const at = slot * STRIDE;
    this.words[at] = (this.words[at] & ~255) | Item.loss;
    this.words[at + REASON] = reason;
  }
  setReason(slot: number, reason: number): void {
    this.words[slot * STRIDE + REASON] = reason;
  }
  addFlags(slot: number, flags: number): void {
    this.words[slot * STRIDE] |= flags << 8;
  }

  /** Slots in use, ascending. For the explorer and for tests: it looks at every slot. */
  slots(): number[] {
    const found: number[] = [];
    for (let slot = 0; slot < this.top; slot++)
      if (this.words[slot * STRIDE] & 255) found.push(slot);
    return found;
  }

  clone(): Pool {
    const copy = new Pool(0);
    const buffer = new ArrayBuffer(Math.max(16, this.top) * STRIDE * 4);
    copy.words = new Int32Array(buffer);
    copy.values = new Float64Array(buffer);
    copy.words.set(this.words.subarray(0, this.top * STRIDE));
    copy.bodies = this.bodies.slice();
    copy.freeHead = this.freeHead;
    copy.top = this.top;
    copy.live = this.live;
    return copy;
  }

  private grow(): void {
    const buffer = new ArrayBuffer(Math.max(16, this.words.length * 2) * 4);
    const words = new Int32Array(buffer);
    words.set(this.words);
    this.words = words;
    this.values = new Float64Array(buffer);
  }
}

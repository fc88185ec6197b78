// Pending items (messages on their way, timers, commands): 32 bytes each in one typed array, slots from a free list.
import { NEXT, NONE as NO_SLOT, SLOT_DOUBLES, SLOT_WORDS, type Slots } from './slots.ts';

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

/** Words of a slot after the queue's: kind | form << 4 | flags << 8 | type << 16; node; peer; value where that is a small integer. */
const HEAD = 4;
const NODE = 5;
const PEER = 6;
const WHOLE = 7;
/** What a slot's value is: a small integer inside it; another number beside; none, but perhaps a body. */
const FORM = 3 << 4;
const INSIDE = 0;
const BESIDE = 1 << 4;
const NONE = 2 << 4;
/** What `lose` and `cancel` replace. */
const KIND_AND_FORM = 255;

/** Half a cache line has all that a delivery needs: at a million nodes that is what counts. What few items need lies in other arrays. */
export class Pool implements Slots {
  /** Slots in use. */
  live = 0;
  /** false: no trace and no crash will ask for causes, so they aren't kept. */
  keepsCauses = true;
  doubles: Float64Array;
  words: Int32Array;
  private causes: Int32Array;
  private values: number[] = [];
  private bodies: unknown[] = [];
  private freeHead = NO_SLOT;
  private top = 0;

  constructor(capacity = 256) {
    this.doubles = new Float64Array(capacity * SLOT_DOUBLES);
    this.words = new Int32Array(this.doubles.buffer);
    this.causes = new Int32Array(capacity);
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
    if (slot !== NO_SLOT) this.freeHead = this.words[slot * SLOT_WORDS + NEXT];
    else {
      slot = this.top++;
      if (slot * SLOT_WORDS === this.words.length) this.grow();
    }
    const at = slot * SLOT_WORDS;
    const words = this.words;
    const whole = value | 0;
    const form = whole === value ? INSIDE : this.keepValue(slot, value);
    words[at + HEAD] = kind | form | (flags << 8) | (type << 16);
    words[at + NODE] = node;
    words[at + PEER] = peer;
    words[at + WHOLE] = whole;
    if (this.keepsCauses) this.causes[slot] = cause;
    // A body stays until its slot is used again: clearing it costs, and slots are used again soon.
    if (form === NONE) this.bodies[slot] = body;
    this.live++;
    return slot;
  }

  private keepValue(slot: number, value: number): number {
    if (Number.isNaN(value)) return NONE;
    this.values[slot] = value;
    return BESIDE;
  }

  release(slot: number): void {
    const at = slot * SLOT_WORDS;
    this.words[at + HEAD] = Item.free;
    this.words[at + NEXT] = this.freeHead;
    this.freeHead = slot;
    this.live--;
  }

  /** Marks a timer that must not fire; its slot is freed when its time comes. */
  cancel(slot: number): void {
    const at = slot * SLOT_WORDS + HEAD;
    this.words[at] = (this.words[at] & ~KIND_AND_FORM) | Item.cancelled;
  }

  /** Frees the slot of a cancelled item; false for others. */
  forget(slot: number): boolean {
    if ((this.words[slot * SLOT_WORDS + HEAD] & 255 & ~FORM) !== Item.cancelled) return false;
    this.release(slot);
    return true;
  }

  /** When it was last due, in ticks. */
  time(slot: number): number {
    return this.doubles[slot * SLOT_DOUBLES];
  }
  /** kind | flags << 8 | type << 16. */
  head(slot: number): number {
    return this.words[slot * SLOT_WORDS + HEAD] & ~FORM;
  }
  node(slot: number): number {
    return this.words[slot * SLOT_WORDS + NODE];
  }
  peer(slot: number): number {
    return this.words[slot * SLOT_WORDS + PEER];
  }
  /** Record that caused it; 0 where causes aren't kept. */
  cause(slot: number): number {
    return this.causes[slot];
  }
  /** Whether its value is a small integer, which `whole` gives without a box on the heap. */
  isWhole(slot: number): boolean {
    return (this.words[slot * SLOT_WORDS + HEAD] & FORM) === INSIDE;
  }
  whole(slot: number): number {
    return this.words[slot * SLOT_WORDS + WHOLE];
  }
  /** NaN for none. */
  value(slot: number): number {
    const form = this.words[slot * SLOT_WORDS + HEAD] & FORM;
    return form === INSIDE ? this.whole(slot) : form === NONE ? NaN : this.values[slot];
  }
  /** The object or text that goes with it; meaningful only for a slot without a value. */
  body(slot: number): unknown {
    return this.bodies[slot];
  }
  /** Turns a message into a loss that will show at its arrival; the reason takes the place of its value. */
  lose(slot: number, reason: number): void {
    const at = slot * SLOT_WORDS;
    this.words[at + HEAD] = (this.words[at + HEAD] & ~KIND_AND_FORM) | Item.loss;
    this.words[at + WHOLE] = reason;
  }
  addFlags(slot: number, flags: number): void {
    this.words[slot * SLOT_WORDS + HEAD] |= flags << 8;
  }

  /** Slots in use, ascending. For the explorer and for tests: it looks at every slot. */
  slots(): number[] {
    const found: number[] = [];
    for (let slot = 0; slot < this.top; slot++)
      if (this.words[slot * SLOT_WORDS + HEAD] & 255) found.push(slot);
    return found;
  }

  clone(): Pool {
    const copy = new Pool(0);
    const capacity = Math.max(16, this.top);
    copy.doubles = new Float64Array(capacity * SLOT_DOUBLES);
    copy.words = new Int32Array(copy.doubles.buffer);
    copy.words.set(this.words.subarray(0, this.top * SLOT_WORDS));
    copy.causes = new Int32Array(capacity);
    copy.causes.set(this.causes.subarray(0, this.top));
    copy.values = this.values.slice();
    copy.bodies = this.bodies.slice();
    copy.keepsCauses = this.keepsCauses;
    copy.freeHead = this.freeHead;
    copy.top = this.top;
    copy.live = this.live;
    return copy;
  }

  private grow(): void {
    const capacity = Math.max(16, this.causes.length * 2);
    const doubles = new Float64Array(capacity * SLOT_DOUBLES);
    const words = new Int32Array(doubles.buffer);
    words.set(this.words);
    this.doubles = doubles;
    this.words = words;
    const causes = new Int32Array(capacity);
    causes.set(this.causes);
    this.causes = causes;
  }
}

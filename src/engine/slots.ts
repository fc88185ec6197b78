// How a pending item lies in memory: 32 bytes a slot, of which the queue's half comes first.

/** Words of a slot: its time, a double, takes the first two; then sequence number and next slot of a chain. */
export const SLOT_WORDS = 8;
export const SLOT_DOUBLES = 4;
/** A signed word is enough: a run of 2^31 - 2^28 sends would take hours. */
export const ORDER = 2;
export const NEXT = 3;
/** No slot: the end of a chain. */
export const NONE = -1;

/** Where items lie. Both arrays are views of the same bytes, and are replaced when it grows. */
export interface Slots {
  readonly doubles: Float64Array;
  readonly words: Int32Array;
  /** Frees a slot of which nothing is to come; false, and nothing is done, for others. */
  forget(slot: number): boolean;
}

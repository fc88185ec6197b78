// What a run is measured by: numbers under names, lists, and the messages it took.

export interface MetricInfo {
  readonly name: string;
  readonly about: string;
  readonly unit: string;
  /** The mark of which it is the number: plots show it growing. */
  readonly counts?: string;
  /** The mark for each of which it has so many messages: plots show that over time as well. */
  readonly messagesFor?: string;
}

export interface MetricResult {
  /** A metric without a value in this run is left out. */
  readonly metrics: Readonly<Record<string, number | undefined>>;
  readonly lists?: Readonly<Record<string, readonly number[]>>;
}
/**
 * Messages of the protocol between distinct nodes: sent + duplicated = delivered + lost + still on their way. Those
 * lost are among the sent.
 */
export interface MessageCounts {
  readonly sent: number;
  readonly delivered: number;
  readonly lost: number;
  readonly duplicated: number;
  /** Arrived damaged: discarded by the checksum, and so lost as well, or handed on. */
  readonly corrupted: number;
  /** Sends of control types, not among `sent`. */
  readonly control: number;
  /** Sends of a node to itself, not among `sent`. */
  readonly self: number;
  readonly byType: Readonly<Record<string, number>>;
}

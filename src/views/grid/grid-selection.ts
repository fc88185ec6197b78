// What a person picks in the grid.

/** A node at a moment, as picked on its lane in the space-time view. */
export interface LaneSelection {
  readonly kind: 'lane';
  readonly node: number;
  /** Ticks. */
  readonly time: number;
}

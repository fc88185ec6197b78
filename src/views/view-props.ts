// What the views beside the space-time diagram are given, and what they tell.
import type { Trace } from '../engine/trace.ts';
import type { TheoryData } from '../figure/theory.ts';
import type { NamedManifest } from '../playback/node-names.ts';
import type { Brush } from './brush.ts';
import type { SpaceTimePick, SpaceTimeSelection } from './space-time/props.ts';

/** The views that list nodes, and messages. */
export type ListView = 'table' | 'messages';

export interface ViewProps {
  readonly trace: Trace;
  readonly manifest: NamedManifest;
  /** The run before the last intervention, to compare with. */
  readonly before?: Trace | undefined;
  /** How many records have happened. */
  readonly cursor: number;
  /** Play time, and when the run ends; ticks. */
  readonly time: number;
  readonly endTime: number;
  readonly selection: SpaceTimeSelection;
  /** What the formula says for this run's parameters, by metric. */
  readonly theory?: TheoryData | undefined;
  /** What is under the pointer or has the focus, here or in another view. */
  readonly brush: Brush;
  onBrush(brush: Brush): void;
  /** Something was picked; `anchor` is where it is on the screen (client pixels), for a menu beside it. */
  onSelect(pick: SpaceTimePick, anchor: DOMRect): void;
  /** A moment was picked: right after that many records. */
  onSeek(cursor: number): void;
  /** What is painted is asked for as a list: beside the view where there is room. Absent: there is none. */
  onList?(list: ListView): void;
  /** Nothing moves between events. */
  readonly reducedMotion: boolean;
}

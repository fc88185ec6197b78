// What the space-time view is given, and what it tells.

import type { Cut } from '../../analysis/cuts.ts';
import type { MessageName } from '../../engine/run.ts';
import type { Trace } from '../../engine/trace.ts';
import type { ClockLabelKind } from '../../figure/space-time-clock-labels.ts';
import type { LaneChoice, LaneWish } from '../../figure/space-time-lanes.ts';
import type { Reading } from '../../playback/instrument.ts';
import type { NamedManifest } from '../../playback/node-names.ts';
import type { Brush } from '../brush.ts';

export type Orientation = 'horizontal' | 'vertical';

/** What a person picked. Indices are trace records. */
export type SpaceTimePick =
  | { readonly kind: 'event'; readonly record: number }
  | {
      readonly kind: 'message';
      /** Record of the send. */
      readonly send: number;
      /** Record of the receive or of the loss; -1 while under way when the trace ends. */
      readonly arrival: number;
      readonly outcome: 'received' | 'lost' | 'in-flight';
      readonly message: MessageName;
      /** A second copy that the network made: interventions on it act on its message. */
      readonly copy: boolean;
    }
  | {
      readonly kind: 'lane';
      readonly node: number;
      /** Ticks. */
      readonly time: number;
      /** The last record at or before that time, -1 for none: an intervention goes right after it. */
      readonly after: number;
    };

/** What the diagram shows as picked. */
export interface SpaceTimeSelection {
  /** Record of an event. */
  readonly event?: number | undefined;
  /** Record of a message's send. */
  readonly message?: number | undefined;
  readonly node?: number | undefined;
}

/** A message dragged by its arrowhead: it takes that long, in ticks (at least 1). */
export interface DelayWish {
  readonly kind: 'delay';
  readonly message: MessageName;
  readonly ticks: number;
}
/** While dragging, at most once a frame; at the end; given up. */
export type DragPhase = 'preview' | 'commit' | 'cancel';

/** Diagrams one under another on one clock. */
export interface Together {
  /** Of all of them. */
  readonly traces: readonly Trace[];
  /** The longest of their lanes' names. */
  readonly longestName: string;
  /** The stretch of time that was chosen in any of them. */
  readonly chosen: ChosenWindow;
  choose(next: (old: ChosenWindow) => ChosenWindow): void;
  /** The first one has the legend, and the buttons for all; the last one has the axis. */
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** What of the time is seen, as chosen by hand. */
export interface ChosenWindow {
  /** Ticks seen at once; undefined: what is legible. */
  readonly span?: number | undefined;
  /** Where it begins; undefined: it follows the cursor. */
  readonly from?: number | undefined;
}

export interface SpaceTimeProps {
  readonly trace: Trace;
  /** Stands for the run that was opened: with another one zoom and place are as at first. */
  readonly opened: object;
  readonly manifest: NamedManifest;
  /** How many records have happened. */
  readonly cursor: number;
  /** Play time, in ticks. */
  readonly time: number;
  /** The run's end, in ticks, where it lies after the last record. */
  readonly endTime?: number | undefined;
  readonly playing: boolean;
  /** How fast play time runs, in ticks a millisecond; 0 while it stands. */
  readonly pace: number;
  readonly labels: ClockLabelKind;
  readonly orientation: Orientation;
  /** Which lanes are shown, and in what order; all by number where it is absent. */
  readonly lanes?: LaneChoice | undefined;
  /** The run before the last intervention: what differs from it is marked. */
  readonly baseline?: Trace | undefined;
  /** Stands with others on one clock; its baseline is then one of them, and needs no ghosts. */
  readonly together?: Together | undefined;
  readonly selection: SpaceTimeSelection;
  /** What the instrument reads that is laid on the run, if any. */
  readonly reading?: Reading | undefined;
  /** A handle of the cut was moved. */
  onCut?(cut: Cut): void;
  /** What is under the pointer or has the focus in another view: it is marked here as well. */
  readonly brush?: Brush | undefined;
  onBrush?(brush: Brush): void;
  /** Something was picked; `anchor` is where it is on the screen (client pixels), for a menu beside it. */
  onSelect(pick: SpaceTimePick, anchor: DOMRect): void;
  /** Absent, or with `readOnly`: arrowheads stay where they are. */
  onIntervene?(wish: DelayWish, phase: DragPhase): void;
  /** A lane is to be moved, hidden, or all are to be shown; absent: lanes stay as they are. */
  onLanes?(wish: LaneWish): void;
  /** A time was picked on the axis or with the cursor's line, in ticks. */
  onSeek?(time: number): void;
  /** Nothing moves between events. */
  readonly reducedMotion: boolean;
  readonly readOnly?: boolean;
  /** Its accessible name, where there are several. */
  readonly title?: string;
}

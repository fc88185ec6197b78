// What the marks in the plot are drawn from, at the moment shown.
import type { Cone } from '../../analysis/causality.ts';
import type { Scene } from './use-scene.ts';

export interface MarksProps {
  readonly scene: Scene;
  readonly cursor: number;
  /** Arrows that ended before this record are far past. */
  readonly far: number;
  readonly cone: Cone | undefined;
  /** First record of the step that has just happened. */
  readonly current: number | undefined;
  /** Records picked: of an event, and of a message's send. */
  readonly pickedEvent: number | undefined;
  readonly pickedMessage: number | undefined;
  /** Record of the event that is pointed at, here or in another view. */
  readonly brushedEvent: number | undefined;
  /** Row of the arrow under the pointer or with the focus. */
  readonly looked: number | undefined;
  /** There are many arrows: their heads are smaller. */
  readonly isDense: boolean;
  /** The lane whose arrows stand out where there are many. */
  readonly lane: number | undefined;
  /** Record or row of the mark that Tab comes to. */
  readonly tabEvent: number | undefined;
  readonly tabRow: number | undefined;
  readonly draggedRow: number | undefined;
  readonly mayDrag: boolean;
  /** Keys of what has an element of its own in a crowd. */
  readonly twins: readonly string[];
}

// What the overlay of an instrument is drawn from, and what it tells.
import type { Cut } from '../../../analysis/cuts.ts';
import type { Trace } from '../../../engine/trace.ts';
import type { Plane } from '../../../figure/plane.ts';
import type { Reading } from '../../../playback/instrument.ts';
import type { Wording } from '../../../playback/narration.ts';

export interface OverlayProps {
  readonly reading: Reading;
  readonly trace: Trace;
  readonly plane: Plane;
  readonly words: Wording;
  /** Ticks at which the run ends. */
  readonly endTime: number;
  /** How many records have happened. */
  readonly cursor: number;
  /** A handle of the cut was moved; absent: it stays. */
  onCut?: ((cut: Cut) => void) | undefined;
}

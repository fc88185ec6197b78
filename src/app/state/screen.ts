// What the screen shows: the run value that is open (with undo), cursor, speed, view, selection. No simulation state.
import { temporal } from 'zundo';
import { useStore } from 'zustand';
import { subscribeWithSelector } from 'zustand/middleware';
import { createStore } from 'zustand/vanilla';
import type { Place, Run } from '../../engine/run.ts';
import type { ClockLabelKind } from '../../figure/space-time-clock-labels.ts';
import { ALL_LANES, type LaneChoice } from '../../figure/space-time-lanes.ts';
import type { ScaleKind } from '../../figure/sweep-scale.ts';
import type { Contrast } from '../../lab/schema/contrast.ts';
import type { SweepSpec } from '../../lab/schema/link.ts';
import type { Instrument } from '../../playback/instrument.ts';
import type {
  Orientation,
  SpaceTimePick,
  SpaceTimeSelection,
} from '../../views/space-time/props.ts';
import type { CheckPlan } from './check-plan.ts';
import { SHARE, type StageView } from './views-of.ts';

export type ThemeChoice = 'system' | 'light' | 'dark' | 'projector';
export type DialogName =
  | 'share'
  | 'help'
  | 'about'
  | 'partition'
  | 'delay'
  | 'command'
  | 'sweep'
  | 'check'
  | 'contrast';
export type Sheet = 'catalogue' | 'inspector';

/** A menu beside a mark of the diagram. */
export interface OpenMenu {
  readonly pick: Extract<SpaceTimePick, { readonly kind: 'lane' | 'message' }>;
  /** Client pixels. */
  readonly anchor: DOMRect;
}

/** A command that is about to be invoked. */
export interface AskedCommand {
  readonly node: number;
  readonly command: string;
}

/** A sweep that was begun: what its link holds. */
export interface OpenSweep {
  /** The run whose values are swept. */
  readonly run: Run;
  readonly spec: SweepSpec;
  /** What the plot shows; undefined: whatever suits. */
  readonly metric?: string | undefined;
  readonly xScale?: ScaleKind | undefined;
  readonly yScale?: ScaleKind | undefined;
}

/** A check of a run's schedules that was begun: what its link holds. */
export interface OpenCheck {
  readonly run: Run;
  readonly plan: CheckPlan;
}

export interface Screen {
  readonly run: Run | undefined;
  /** Play time, in ticks. */
  readonly time: number;
  /** How many records have happened. */
  readonly cursor: number;
  readonly playing: boolean;
  readonly loop: boolean;
  readonly speed: number;
  readonly view: StageView;
  /** The view beside it, where there is room. */
  readonly beside: StageView | undefined;
  /** Of the room the first of two views has so much, in percent. */
  readonly share: number;
  readonly labels: ClockLabelKind;
  readonly orientation: Orientation;
  readonly lanes: LaneChoice;
  /** Laid on the run; none where it is absent. */
  readonly instrument: Instrument | undefined;
  readonly theme: ThemeChoice;
  /** Letters, digits and signs act as keys. */
  readonly singleKeys: boolean;
  readonly selection: SpaceTimeSelection;
  readonly menu: OpenMenu | undefined;
  /** Mark what changed against the run before the last intervention. */
  readonly compare: boolean;
  readonly sheet: Sheet | undefined;
  readonly dialog: DialogName | undefined;
  /** Where an intervention made in the dialog goes; undefined: at the cursor. */
  readonly place: Place | undefined;
  /** What the dialog asks a command's arguments for. */
  readonly asked: AskedCommand | undefined;
  readonly sweep: OpenSweep | undefined;
  readonly check: OpenCheck | undefined;
  /** Runs on one clock; `run` waits behind them. */
  readonly contrast: Contrast | undefined;
}

const INITIAL: Screen = {
  run: undefined,
  time: 0,
  cursor: 0,
  playing: false,
  loop: false,
  speed: 1,
  view: 'space-time',
  beside: undefined,
  share: SHARE.first,
  labels: 'own',
  orientation: 'horizontal',
  lanes: ALL_LANES,
  instrument: undefined,
  theme: 'system',
  singleKeys: true,
  selection: {},
  menu: undefined,
  compare: true,
  sheet: undefined,
  dialog: undefined,
  place: undefined,
  asked: undefined,
  sweep: undefined,
  check: undefined,
  contrast: undefined,
};

const UNDO_STEPS = 200;

export const screen = createStore<Screen>()(
  subscribeWithSelector(
    temporal((): Screen => INITIAL, {
      partialize: ({ run, contrast }) => ({ run, contrast }),
      equality: (before, now) => before.run === now.run && before.contrast === now.contrast,
      limit: UNDO_STEPS,
    }),
  ),
);

/** Part of the screen's state, in a component. */
export function useScreen<T>(select: (state: Screen) => T): T {
  return useStore(screen, select);
}

/** The history of run values and contrasts, in a component. */
export function useHistory(): { readonly undos: number; readonly redos: number } {
  const undos = useStore(screen.temporal, (history) => history.pastStates.length);
  const redos = useStore(screen.temporal, (history) => history.futureStates.length);
  return { undos, redos };
}

// What the stage shows, in a component.
import { manifestOf } from '../../catalog/catalog.ts';
import type { Run } from '../../engine/run.ts';
import type { NamedManifest } from '../../playback/node-names.ts';
import { timelineOf } from '../state/moving.ts';
import { useScreen } from '../state/screen.ts';
import { useShown } from '../state/shown.ts';
import type { Timeline } from '../state/timeline.ts';
import { wordsOf } from '../words/run-words.ts';
import type { Outcome } from '../worker/client.ts';

/** The run's outcome, or its preview while an arrowhead is dragged. */
export function useOutcome(): Outcome | undefined {
  return useShown(({ preview, outcome }) => preview ?? outcome);
}

/** Words for a run: its nodes have the names of what is on the stage, where the run itself may not be there yet. */
export function useWords({ protocol }: Run): NamedManifest {
  const outcome = useShown((state) => state.outcome);
  return outcome?.run.protocol === protocol ? wordsOf(outcome) : manifestOf(protocol);
}

/** How many records have happened: in a preview, which may have others, those up to the time on the screen. */
export function useCursor({ trace }: Outcome): number {
  const isPreview = useShown(({ preview }) => preview?.trace === trace);
  return useScreen(({ cursor, time }) =>
    isPreview ? trace.countUntil(time) : Math.min(cursor, trace.count),
  );
}

/** What the transport moves along. */
export function useTimeline(): Timeline | undefined {
  const isContrast = useScreen(({ contrast }) => contrast !== undefined);
  const ofContrast = useShown(({ contrast }) => contrast?.timeline);
  const outcome = useOutcome();
  return isContrast ? ofContrast : outcome && timelineOf(outcome);
}

/** How many of its events or moments have happened; in a preview those up to the time on the screen. */
export function useTimelineCursor({ count, countUntil }: Timeline): number {
  const isPreview = useShown(({ preview }) => preview !== undefined);
  return useScreen(({ cursor, time }) => (isPreview ? countUntil(time) : Math.min(cursor, count)));
}

/** Title of the run that is being opened, while the stage still shows another preset or algorithm; else undefined. */
export function useOpening(): string | undefined {
  const run = useScreen((state) => state.run);
  const shownRun = useShown(({ outcome }) => outcome?.run);
  if (!run || !shownRun || run === shownRun) return undefined;
  const isAlike =
    run.protocol === shownRun.protocol &&
    run.preset === shownRun.preset &&
    run.broken === shownRun.broken;
  if (isAlike) return undefined;
  const { title, presets } = manifestOf(run.protocol);
  const preset = presets.find(({ id }) => id === run.preset)?.title;
  return preset === undefined ? title : `${title}: ${preset}`;
}

/** Whether what is on the stage is about to give way to a run that is not there yet. */
export function usePending(): boolean {
  const run = useScreen((state) => state.run);
  return useShown(
    ({ outcome, asked, failure }) =>
      failure === undefined && (asked > 0 || (run !== undefined && outcome?.run !== run)),
  );
}

// Has the worker run the runs of a contrast, one after another, and puts what comes of them on the one clock.
import type { Contrast, ContrastRun } from '../../lab/schema/contrast.ts';
import { leftAsBefore } from '../state/contrast.ts';
import { client } from '../state/execution.ts';
import { moveToTime } from '../state/moving.ts';
import { play, standAtFirstBeat } from '../state/player.ts';
import { screen } from '../state/screen.ts';
import { shown } from '../state/shown.ts';
import type { Pane } from '../state/timeline.ts';
import type { Outcome } from '../worker/client.ts';
import { clockOf, stopsOf } from './clock.ts';

/** Records that all runs of a contrast may have together. */
const KEPT_RECORDS = 2_000_000;

/** Runs them all; returns what ends it, and forgets what came of them. */
export function runContrast(contrast: Contrast): () => void {
  const most = Math.floor(KEPT_RECORDS / contrast.runs.length);
  let isLeft = false;
  let cancel = () => {};
  const put = (at: number, part: Partial<Pane>) => {
    const panes = shown.getState().contrast?.panes ?? [];
    const next = panes.map((pane, i) => (i === at ? { ...pane, ...part } : pane));
    shown.setState({ contrast: { panes: next, timeline: undefined, stops: [] } });
  };
  const run = async (one: ContrastRun, at: number) => {
    const task = client.run(one.run, true, (progress) => {
      if (isLeft) return;
      put(at, { progress });
      if (progress.events > most) task.cancel();
    });
    cancel = task.cancel;
    try {
      const outcome = await task.outcome;
      if (!isLeft) put(at, { outcome });
    } catch (error) {
      if (!isLeft) put(at, { problem: error instanceof Error ? error.message : String(error) });
    }
  };
  const waiting = { outcome: undefined, problem: undefined, progress: undefined };
  const panes = contrast.runs.map((one) => ({ ...one, ...waiting }));
  shown.setState({ contrast: { panes, timeline: undefined, stops: [] } });
  void (async () => {
    for (const [i, one] of contrast.runs.entries()) if (!isLeft) await run(one, i);
    if (!isLeft) begin();
  })();
  return () => {
    isLeft = true;
    cancel();
    shown.setState({ contrast: undefined });
    leftAsBefore();
  };
}

/** All are there: their clock begins, at the link's moment or playing. */
function begin(): void {
  const panes = shown.getState().contrast?.panes ?? [];
  const outcomes = panes.map(({ outcome }) => outcome).filter((one): one is Outcome => !!one);
  if (outcomes.length === 0) return;
  const timeline = clockOf(outcomes);
  shown.setState({ contrast: { panes, timeline, stops: stopsOf(panes, timeline) } });
  const { time } = screen.getState();
  if (time > 0) moveToTime(time);
  else if (matchMedia('(prefers-reduced-motion: reduce)').matches) standAtFirstBeat();
  else play();
}

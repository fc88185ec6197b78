// Carries checks out on a worker of their own, collects what comes, and opens what they found on the stage.
import type { Run } from '../../engine/run.ts';
import type { Timing } from '../../explore/search.ts';
import { beginCheck, checkClient, type RunningCheck } from '../worker/check-client.ts';
import { RefusedError, StoppedError } from '../worker/client.ts';
import type { CheckEnd, CheckNews } from '../worker/messages.ts';
import { FIRST_PLAN, workOf } from './check-plan.ts';
import { type CheckCame, checkResults, NO_CHECK, type Probe } from './check-results.ts';
import { type OpenCheck, screen } from './screen.ts';
import { visit } from './session.ts';

const client = checkClient();
let running: RunningCheck | undefined;

/** Begins a check, and leaves the one before. */
export async function startCheck(check: OpenCheck): Promise<void> {
  leaveCheck();
  screen.setState({ check });
  checkResults.setState({ ...NO_CHECK, check, status: 'running' });
  const begun = performance.now();
  const mine = beginCheck(client, workOf(check.run, check.plan), (news) => {
    if (running !== mine) return;
    checkResults.setState({ ...withNews(news), elapsedMs: performance.now() - begun });
  });
  running = mine;
  try {
    const end = await mine.end;
    if (running === mine) checkResults.setState({ status: 'done', ...withEnd(end) });
  } catch (error) {
    if (running === mine) checkResults.setState(withError(error));
  } finally {
    if (running === mine) running = undefined;
  }
}

/** Ends the check under way with what it has found so far. */
export function cancelCheck(): void {
  running?.cancel();
}

/** Whoever closes the dialog ends its worker; what was found stays. */
export function leaveCheck(): void {
  const wasRunning = running !== undefined;
  running = undefined;
  client.close();
  if (wasRunning) checkResults.setState({ status: 'stopped' });
}

function withNews(news: CheckNews): Partial<CheckCame> {
  const { every, random } = checkResults.getState();
  if (news.mode === 'every' && news.progress.isShrinking)
    return { every: { ...every, isShrinking: true } };
  return news.mode === 'every'
    ? { every: { progress: news.progress, found: news.found ?? every.found, isShrinking: false } }
    : { random: { progress: news.progress, found: news.found ?? random.found } };
}

function withEnd(end: CheckEnd): Partial<CheckCame> {
  const { wallMs: elapsedMs } = end.result;
  if (end.mode === 'random') {
    const { progress, failures } = end.result;
    return { random: { progress, found: failures }, elapsedMs };
  }
  const { progress, exploration } = end.result;
  return { every: { progress, found: exploration, isShrinking: false }, elapsedMs };
}

function withError(error: unknown): Partial<CheckCame> {
  if (error instanceof RefusedError) return { status: 'failed', refused: error.refusal };
  if (error instanceof StoppedError && error.reason === 'cancelled') return { status: 'stopped' };
  return { status: 'failed', failure: error instanceof Error ? error.message : String(error) };
}

const TIMINGS: readonly Timing[] = ['asynchronous', 'synchronous'];

/** Asks whether the run can be explored, by a search of one state. */
export async function probe(run: Run): Promise<void> {
  checkResults.setState({ probes: {} });
  for (const timing of TIMINGS) {
    const answer = await probeOne(run, timing);
    const isStill = (screen.getState().check?.run ?? screen.getState().run) === run;
    if (!isStill || !answer) return;
    checkResults.setState(({ probes }) => ({ probes: { ...probes, [timing]: answer } }));
  }
}

/** undefined where nobody knows: the check itself will say. */
async function probeOne(run: Run, timing: Timing): Promise<Probe | undefined> {
  const work = workOf(run, { ...FIRST_PLAN, timing, states: 1 });
  try {
    const end = await beginCheck(client, work, () => {}).end;
    return {
      refusal: undefined,
      exchanges: end.mode === 'every' && end.result.exploration.exchanged,
    };
  } catch (error) {
    if (!(error instanceof RefusedError)) return undefined;
    return { refusal: error.refusal, exchanges: false };
  }
}

/**
 * Opens what a check found on the stage; Back leads to the check, undo to the run before. It is none of its preset's: what
 * that tells is not told of it. @throws RefusedError
 */
export async function openFound({ preset: _, ...run }: Run): Promise<void> {
  const opened = await visit({ from: 'run', run, change: {} });
  if (opened) checkResults.setState({ opened });
}

// Carries sweeps out on workers of their own, collects what comes, and opens single runs of them on the stage.
import { carryOut, runsOf, tasksInRounds } from '../../lab/sweep.ts';
import type { SweepPlan } from '../../lab/sweep-plan.ts';
import type { Sample } from '../../lab/sweep-task.ts';
import { RefusedError } from '../worker/client.ts';
import { BrokenRunError, SweepPool, workersFor } from '../worker/sweep-pool.ts';
import { type OpenSweep, screen } from './screen.ts';
import { visit } from './session.ts';
import { NOTHING, results, type SweptRun } from './sweep-results.ts';

/** What has come is shown so often: drawing thousands of dots takes its time. */
const SHOW_MS = 150;

let pool: SweepPool | undefined;
let arrivals: Arrivals | undefined;

/** Begins a sweep, and leaves the one before. */
export async function beginSweep(sweep: OpenSweep): Promise<void> {
  stopSweep();
  const mine = new SweepPool(workersFor(navigator.hardwareConcurrency));
  pool = mine;
  screen.setState({ sweep });
  results.setState({ ...NOTHING, sweep, status: 'planning' });
  try {
    const plan = await mine.plan(sweep.run, sweep.spec);
    if (pool === mine) await runPlan(plan, mine);
  } catch (error) {
    if (pool === mine) tell(error);
  } finally {
    mine.close();
    if (pool === mine) pool = undefined;
  }
}

async function runPlan(plan: SweepPlan, mine: SweepPool): Promise<void> {
  const { length } = plan.rows;
  const arriving = new Arrivals(length);
  arrivals = arriving;
  const samples = Array.from({ length }, () => []);
  results.setState({ status: 'running', plan, samples, done: 0, total: runsOf(plan) });
  try {
    await carryOut(tasksInRounds(plan), mine, {
      cancelled: () => pool !== mine,
      take: (row, sample) => arriving.take(row, sample),
    });
  } finally {
    if (pool === mine) arriving.show();
  }
  if (pool === mine) results.setState({ status: 'done' });
}

/** Ends the sweep under way, its workers with it; what is complete stays. */
export function stopSweep(): void {
  const { status } = results.getState();
  if (pool) arrivals?.show();
  arrivals = undefined;
  pool?.close();
  pool = undefined;
  if (status === 'planning') results.setState(NOTHING);
  if (status === 'running') results.setState({ status: 'stopped' });
}

function tell(error: unknown): void {
  if (error instanceof RefusedError) {
    results.setState({ status: 'failed', refused: error.refusal });
    return;
  }
  const message = error instanceof Error ? error.message : String(error);
  const at = error instanceof BrokenRunError ? { row: error.row, seed: error.seed } : undefined;
  results.setState({ status: 'failed', failure: { message, at } });
}

/** Runs that have come and are not shown yet. */
class Arrivals {
  private readonly waiting: Sample[][];
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(rows: number) {
    this.waiting = Array.from({ length: rows }, () => []);
  }

  take(row: number, sample: Sample): void {
    this.waiting[row].push(sample);
    this.timer ??= setTimeout(() => this.show(), SHOW_MS);
  }

  show(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const { samples, done } = results.getState();
    const more = this.waiting.map((of) => of.splice(0));
    const count = more.reduce((sum, of) => sum + of.length, 0);
    if (count === 0) return;
    results.setState({
      samples: samples.map((of, row) => (more[row].length > 0 ? [...of, ...more[row]] : of)),
      done: done + count,
    });
  }
}

/** Opens one run of the sweep on the stage; Back leads to the sweep. @throws RefusedError */
export async function openSwept({ row, seed }: SweptRun): Promise<void> {
  const { plan } = results.getState();
  const run = plan?.rows[row];
  if (!run) return;
  const opened = await visit({ from: 'run', run: { ...run, seed }, change: {} });
  if (opened) results.setState({ opened: { row, seed, run: opened } });
}

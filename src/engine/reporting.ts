// What a run came to: its checks, counts, metrics, theory and hash, from the world at its end.
import type { Checks } from './checks.ts';
import type { Compiled } from './compiled.ts';
import type { MessageCounts, MetricResult } from './contract.ts';
import type { Machine } from './machine.ts';
import { type End, isDecided, type RunReport } from './report.ts';
import type { Intervention, Run } from './run.ts';

interface Ended {
  readonly machine: Machine;
  readonly run: Run;
  readonly end: End;
  readonly checks: Checks;
  /** Whether events were digested. */
  readonly hashes: boolean;
}

export function reportOf({ machine, run, end, checks, hashes }: Ended): RunReport {
  const { world, compiled } = machine;
  const counts = countsOf(machine);
  const { fold } = compiled;
  const folded: MetricResult = fold
    ? fold.result(world.fold, machine.view, counts)
    : { metrics: {} };
  const isWhole = end.reason !== 'cancelled' && end.reason !== 'loop' && end.reason !== 'memory';
  return {
    end,
    events: world.events,
    messages: counts,
    checks: checks.results(end.reason),
    metrics: present(folded.metrics),
    lists: folded.lists ?? {},
    theory: isTheorys(compiled, run, end) ? theoryOf(machine, run, folded.metrics) : {},
    breach: compiled.body.theory?.breach?.(compiled.params, run.network),
    hash: isWhole && hashes ? world.digest.text() : undefined,
    unapplied: unappliedOf(machine, run),
  };
}

/** Whether the formulas are about such a run: whole, right, and disturbed by nothing that they don't survive. */
function isTheorys({ body, params }: Compiled, run: Run, { reason }: End): boolean {
  const isUndisturbed = run.interventions.every((what) => body.theory?.survives?.(what, params));
  return isDecided(reason) && isUndisturbed && !run.broken && !run.schedule;
}

/** The formulas' values, for what was measured. */
function theoryOf(
  { compiled: { body, params } }: Machine,
  run: Run,
  metrics: MetricResult['metrics'],
): Record<string, number> {
  const values = Object.entries(present(body.theory?.metrics(params, run.network) ?? {}));
  return Object.fromEntries(values.filter(([name]) => metrics[name] !== undefined));
}

function unappliedOf({ world }: Machine, run: Run): Intervention[] {
  return run.interventions.filter((_, index) => !world.applied.has(index));
}

function countsOf({ world, compiled, ledger }: Machine): MessageCounts {
  const { sent, delivered, lost, duplicated, corrupted, control, self } = world;
  const byType: Record<string, number> = {};
  for (const type of Object.keys(compiled.protocol.on)) {
    const count = world.byType[ledger.numberOf(type)];
    if (count > 0) byType[type] = count;
  }
  return { sent, delivered, lost, duplicated, corrupted, control, self, byType };
}

function present(values: Readonly<Record<string, number | undefined>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, number] => Number.isFinite(entry[1])),
  );
}

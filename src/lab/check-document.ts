// The document of one check, as `lightcone check --json` prints it.
import type { Run } from '../engine/run.ts';
import { type Budgets, FAULT_BUDGETS } from '../explore/budgets.ts';
import type { Witness, WitnessSize } from '../explore/report.ts';
import type { CheckResult } from './check.ts';
import { roundedMs } from './job.ts';
import { packLink } from './link.ts';
import type { CheckDocument } from './schema/documents.ts';

/** `run` is the run as it was asked for. */
export function checkDocumentOf(run: Run, { exploration, wallMs }: CheckResult): CheckDocument {
  const { timing, budgets, leftOut, exhausted, states, transitions, depth, results } = exploration;
  return {
    protocol: run.protocol,
    params: run.params as CheckDocument['params'],
    timing,
    faults: faultsOf(budgets),
    leftOut: [...leftOut],
    exhausted,
    states,
    transitions,
    depth,
    wallMs: roundedMs(wallMs),
    results: results.map(({ id, kind, ok, witness, shrunkFrom }) => ({
      id,
      kind,
      ok,
      counterexample: ok === false && witness ? counterexampleOf(witness, shrunkFrom) : null,
    })),
  };
}

function counterexampleOf({ size, run }: Witness, shrunkFrom: WitnessSize | undefined) {
  return {
    ...sizeOf(size),
    link: packLink({ run }),
    shrunkFrom: shrunkFrom ? sizeOf(shrunkFrom) : null,
  };
}

function sizeOf({ events, nodes, faults }: WitnessSize) {
  return { events, nodes, faults: faultsOf(faults) };
}

/** Those that there are. */
function faultsOf(faults: Budgets) {
  const there = FAULT_BUDGETS.filter((kind) => faults[kind] > 0);
  return Object.fromEntries(
    there.map((kind) => [kind, faults[kind] === Infinity ? ('any' as const) : faults[kind]]),
  );
}

// The document of one check, as `lightcone check --json` prints it.
import type { Run } from '../engine/run.ts';
import type { Witness } from '../explore/report.ts';
import type { CheckResult } from './check.ts';
import { roundedMs } from './job.ts';
import { packLink } from './link.ts';
import type { CheckDocument } from './schema/documents.ts';

/** `run` is the run as it was asked for. */
export function checkDocumentOf(run: Run, { exploration, wallMs }: CheckResult): CheckDocument {
  const { timing, exhausted, states, transitions, depth, results } = exploration;
  return {
    protocol: run.protocol,
    params: run.params as CheckDocument['params'],
    timing,
    exhausted,
    states,
    transitions,
    depth,
    wallMs: roundedMs(wallMs),
    results: results.map(({ id, kind, ok, witness }) => ({
      id,
      kind,
      ok,
      counterexample: ok === false && witness ? counterexampleOf(witness) : null,
    })),
  };
}

/** `events`: how many steps its schedule has after the beginning. */
function counterexampleOf({ lines, run }: Witness) {
  return { events: lines.length, link: packLink({ run }) };
}

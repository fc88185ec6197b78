// A check by random runs as plain data, for systems that are too large to be looked at whole. Carried out in slices.
import type { Run } from '../engine/run.ts';
import type { FaultKind } from '../explore/fault-mix.ts';
import { type Failure, type RandomProgress, RandomSearch } from '../explore/random-search.ts';
import { nodesOf } from './expand.ts';
import { type Host, roundedMs } from './job.ts';
import { packLink } from './link.ts';
import type { CheckDocument } from './schema/documents.ts';
import type { Source } from './source.ts';
import { withoutLastNode } from './without-node.ts';

export interface RandomJob {
  readonly run: Run;
  readonly runs: number;
  /** Kinds of faults that may be mixed in; all unless given. */
  readonly kinds?: readonly FaultKind[];
  /** Milliseconds before it gives up; no bound where absent. */
  readonly maxMs?: number;
}

export interface RandomHost extends Omit<Host, 'progress'> {
  /** `found`: all that fails so far, where that is more than when it was told last. */
  progress?(progress: RandomProgress, found: readonly Failure[] | undefined): void;
}

export interface RandomResult {
  readonly failures: readonly Failure[];
  readonly progress: RandomProgress;
  readonly wallMs: number;
}

/** Cancelled or out of time, it gives what was found so far. @throws InputError where the run doesn't fit the protocol */
export async function randomJob(
  { run, runs, kinds, maxMs = Infinity }: RandomJob,
  source: Source,
  host: RandomHost,
): Promise<RandomResult> {
  const begin = host.now();
  const smaller = (one: Run) => withoutLastNode(source, one);
  const options = { runs, smaller, ...(kinds && { kinds }) };
  const search = new RandomSearch(source.body, source.manifest, run, options);
  let told = 0;
  while (!search.advance(1)) {
    const { failures } = search;
    host.progress?.(search.progress, failures.size > told ? [...failures.values()] : undefined);
    told = failures.size;
    await host.pause();
    if (host.cancelled() || host.now() - begin > maxMs) break;
  }
  const { failures, progress } = search;
  return { failures: [...failures.values()], progress, wallMs: host.now() - begin };
}

/** The document of the check: nothing is exhausted, and a state is an event of a run. */
export function randomDocumentOf(source: Source, run: Run, result: RandomResult): CheckDocument {
  const { failures, progress, wallMs } = result;
  return {
    protocol: run.protocol,
    params: run.params as CheckDocument['params'],
    timing: 'synchronous',
    faults: null,
    leftOut: [],
    exhausted: false,
    states: progress.events,
    transitions: progress.events,
    depth: progress.longest,
    wallMs: roundedMs(wallMs),
    results: source.body.properties.map(({ id, kind }) => {
      const failure = failures.find((one) => one.id === id);
      return {
        id,
        kind,
        ok: failure ? false : null,
        counterexample: failure
          ? {
              events: failure.events,
              nodes: nodesOf(source, failure.run.params),
              faults: null,
              link: packLink({ run: failure.run }),
              shrunkFrom: null,
            }
          : null,
      };
    }),
  };
}

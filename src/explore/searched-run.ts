// The run as it is explored: without what the network does by chance, and with the properties that are asked for.
import { type AnyBody, type Compiled, compile } from '../engine/compiled.ts';
import type { Manifest } from '../engine/contract.ts';
import { InputError } from '../engine/params.ts';
import type { Run } from '../engine/run.ts';
import type { Budgets } from './budgets.ts';

/** `ids`: of the properties, all unless given. @throws InputError for a run that can't be explored */
export function compileFor(
  body: AnyBody,
  manifest: Manifest,
  run: Run,
  ids: readonly string[] | undefined,
): Compiled {
  const compiled = compile(body, manifest, run);
  if (compiled.cycles) throw new InputError('timing', 'cycles have one schedule only');
  const properties = compiled.properties.filter(({ id }) => ids?.includes(id) ?? true);
  return { ...compiled, properties, fold: undefined };
}

/** @throws InputError for budgets that this network or this many nodes can't be explored with */
export function checkBudgets(
  { nodes, links }: Compiled,
  { duplicates, partitions }: Budgets,
  isBounded: boolean,
): void {
  const { fifo, partition } = links.spec;
  if (duplicates === Infinity && (isBounded || fifo))
    throw new InputError(
      'duplicates',
      'any number of them is explored under asynchronous timing and without FIFO alone',
    );
  if (partitions === 0) return;
  if (nodes > MOST_CUT)
    throw new InputError(
      'partitions',
      `${nodes} nodes can be cut in too many ways: at most ${MOST_CUT}`,
    );
  if (isBounded && partition === 'hold')
    throw new InputError(
      'partitions',
      'links that hold messages are not explored under synchronous timing',
    );
}

/** Nodes of a network that may be cut in two: each further one doubles the ways. */
const MOST_CUT = 12;

/** The run as it is explored: its commands; what the network does by chance, and faults by hand, are left to the search. */
export function searched({ schedule: _, ...run }: Run): Run {
  const { pairs, ...network } = run.network;
  const delays = pairs?.filter(({ delay }) => delay !== undefined);
  return {
    ...run,
    interventions: run.interventions.filter(({ kind }) => kind === 'command'),
    network: {
      ...network,
      loss: 0,
      duplication: 0,
      corruption: 0,
      ...(delays && {
        pairs: delays.map(({ from, to, delay }) => ({ from, to, delay: delay as string })),
      }),
    },
  };
}

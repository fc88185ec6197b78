// The run as it is explored: without what the network does by chance, and with the properties that are asked for.
import { type AnyBody, type Compiled, compile } from '../engine/compiled.ts';
import type { Manifest } from '../engine/contract.ts';
import { InputError } from '../engine/params.ts';
import type { Run } from '../engine/run.ts';

/** `ids`: of the properties, all unless given. @throws InputError for a run that can't be explored */
export function compileFor(
  body: AnyBody,
  manifest: Manifest,
  run: Run,
  ids: readonly string[] | undefined,
): Compiled {
  const compiled = compile(body, manifest, run);
  if (compiled.cycles) throw new InputError('timing', 'cycles have one schedule only');
  if (run.interventions.some(({ kind }) => kind !== 'command'))
    throw new InputError(
      'interventions',
      'are not explored but for commands: crashes, losses and duplicates have numbers of their own',
    );
  const properties = compiled.properties.filter(({ id }) => ids?.includes(id) ?? true);
  return { ...compiled, properties, fold: undefined };
}

/** The run as it is explored: what the network does by chance is left to the search. */
export function searched(run: Run): Run {
  const { pairs, ...network } = run.network;
  const delays = pairs?.filter(({ delay }) => delay !== undefined);
  return {
    ...run,
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

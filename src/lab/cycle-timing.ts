// Cycle timing knows no delays: messages arrive within the cycle, whatever the network says of them.
import { handlerParams, InputError, type ParamValues } from '../engine/params.ts';
import type { Source } from './source.ts';

export type Timing = 'async' | 'cycle';

/** What a network says that cycle timing doesn't hear. */
export const UNHEARD: readonly string[] = ['delay', 'fifo', 'bandwidth'];
/** Why; no full stop. */
export const NO_DELAYS = 'cycle timing has no delays';

/** How a run with these parameters is timed. */
export function timingOf({ manifest, body }: Source, params: ParamValues): Timing {
  return body.protocol.timing?.(handlerParams(manifest.params, params)) ?? 'async';
}

/** @throws InputError where a value was asked for that does nothing */
export function checkHeard(
  source: Source,
  params: ParamValues,
  written: Readonly<Record<string, string>> = {},
): void {
  const name = UNHEARD.find((one) => Object.hasOwn(written, one));
  if (name !== undefined && timingOf(source, params) === 'cycle')
    throw new InputError(`network ${name}`, `does nothing here: ${NO_DELAYS}`);
}

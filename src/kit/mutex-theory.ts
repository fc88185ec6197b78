// Under what counts of messages for each entry hold all the same.
import type { Intervention } from '../engine/run.ts';

/** Whether each entry still costs what it did: more requests, later messages and other clocks change when, not how many. */
export function keepsEntryCost({ kind }: Intervention): boolean {
  return kind === 'command' || kind === 'delay' || kind === 'clock';
}

// How far a long run has come, in words: first its nodes are built, then it runs.
import type { Manifest } from '../../engine/contract.ts';
import type { Run } from '../../engine/run.ts';
import { groupDigits, timeWithUnit } from './time.ts';

export interface ProgressWords {
  readonly doing: string;
  readonly far: string;
}

/** `Building nodes`, `1,000,000 nodes` until there is an event or time has passed; then `Running`, `5,120 events, 3 ms`. */
export function progressWords(
  { events, time }: { readonly events: number; readonly time: number },
  params: Run['params'],
  unit: Manifest['time'],
): ProgressWords {
  if (events > 0 || time > 0)
    return { doing: 'Running', far: `${groupDigits(events)} events, ${timeWithUnit(time, unit)}` };
  const { nodes } = params;
  return {
    doing: 'Building nodes',
    far: typeof nodes === 'number' ? `${groupDigits(nodes)} nodes` : '',
  };
}

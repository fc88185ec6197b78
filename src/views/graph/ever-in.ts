// What ever happens in a run, and so has its place in the legend from the start.
import { messagesOf, Outcome } from '../../analysis/messages.ts';
import type { Trace } from '../../engine/trace.ts';
import { everIn as everOutside } from '../../playback/conditions.ts';

export interface Ever {
  readonly lost: boolean;
  readonly down: boolean;
  readonly paused: boolean;
  readonly split: boolean;
}

const known = new WeakMap<Trace, Ever>();

/** Whether any message is ever lost, any node ever down or paused, the network ever partitioned. */
export function everIn(trace: Trace): Ever {
  const made = known.get(trace);
  if (made) return made;
  const outside = everOutside(trace);
  const ever = { ...outside, lost: messagesOf(trace).outcome.includes(Outcome.lost) };
  known.set(trace, ever);
  return ever;
}

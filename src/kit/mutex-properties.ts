// Safety and liveness of mutual exclusion, for protocols whose processes are released, wanted or held.
import { defineProperty, type Property, type WorldView } from '../engine/contract.ts';

export interface MutexState {
  readonly phase: 'released' | 'wanted' | 'held';
}

/** The processes that are up and in that phase, ascending. */
export function inPhase(
  world: WorldView<MutexState, unknown>,
  phase: MutexState['phase'],
): number[] {
  const found: number[] = [];
  for (let id = 0; id < world.count; id++)
    if (world.up(id) && world.state(id).phase === phase) found.push(id);
  return found;
}

export const mutualExclusion: Property<MutexState, unknown> = defineProperty<MutexState, unknown>({
  id: 'mutual-exclusion',
  kind: 'always',
  name: 'At most one process is in the critical section',
  check(world) {
    const inside = inPhase(world, 'held');
    if (inside.length < 2) return undefined;
    const [a, b] = inside;
    return {
      nodes: inside,
      text: '{@a} and {@b} are in the critical section at once',
      values: { a, b },
    };
  },
});

export const everyRequestGranted: Property<MutexState, unknown> = defineProperty<
  MutexState,
  unknown
>({
  id: 'every-request-granted',
  kind: 'eventually',
  name: 'Every request is granted',
  check(world) {
    const waiting = inPhase(world, 'wanted');
    if (waiting.length === 0) return undefined;
    return {
      nodes: waiting,
      text: waiting.length === 1 ? '{@first} still waits' : '{count} still wait, first {@first}',
      values: { count: waiting.length, first: waiting[0] },
    };
  },
});

// Safety, order and liveness of mutual exclusion, and proof that requests did conflict.
import { defineProperty, type WorldView } from '../../engine/contract.ts';
import { precedes } from '../../kit/lamport-clock.ts';
import type { Params } from './index.ts';
import type { State } from './protocol.ts';

type View = WorldView<State, Params>;

function inPhase(world: View, phase: State['phase']): number[] {
  const found: number[] = [];
  for (let id = 0; id < world.count; id++)
    if (world.up(id) && world.state(id).phase === phase) found.push(id);
  return found;
}

export const properties = [
  defineProperty<State, Params>({
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
  }),
  defineProperty<State, Params, { entered: number }>({
    id: 'entry-order',
    kind: 'always',
    name: 'Conflicting requests are granted in the order of their timestamps',
    applies: (params) => params.variant === 'plain' && params.stamp === 'lamport',
    monitor: () => ({ entered: -1 }),
    kinds: ['mark'],
    observe(monitor, event) {
      monitor.entered = event.type === 'ENTER' ? event.node : -1;
    },
    check(world, { entered }) {
      if (entered < 0) return undefined;
      const stamp = world.state(entered).request;
      const older = inPhase(world, 'wanted').find((id) =>
        precedes(world.state(id).request, id, stamp, entered),
      );
      if (older === undefined) return undefined;
      return {
        nodes: [entered, older],
        text: '{@entered} entered while the older request of {@older} waits',
        values: { entered, older },
      };
    },
  }),
  defineProperty<State, Params>({
    id: 'every-request-granted',
    kind: 'eventually',
    name: 'Every request is granted',
    check(world) {
      const waiting = inPhase(world, 'wanted');
      if (waiting.length === 0) return undefined;
      return {
        nodes: waiting,
        text: '{count} still wait, first {@first}',
        values: { count: waiting.length, first: waiting[0] },
      };
    },
  }),
  defineProperty<State, Params>({
    id: 'a-reply-is-deferred',
    kind: 'sometimes',
    name: 'A reply is deferred: requests did conflict',
    applies: (params) => params.load !== 'single' && params.load !== 'random',
    check(world) {
      for (let id = 0; id < world.count; id++)
        if (world.state(id).deferred.length > 0)
          return { nodes: [id], text: '{@id} defers a reply', values: { id } };
      return undefined;
    },
  }),
];

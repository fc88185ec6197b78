// Safety and liveness of mutual exclusion, the order that a queue of arrivals cannot promise, and proof of a queue.
import { defineProperty } from '../../engine/contract.ts';
import { everyRequestGranted, mutualExclusion } from '../../kit/mutex-properties.ts';
import type { Params } from './index.ts';
import { COORDINATOR, type State } from './protocol.ts';

export const properties = [
  mutualExclusion,
  defineProperty<State, Params, { entered: number }>({
    id: 'happened-before-order',
    kind: 'always',
    name: 'Who knew of a request when it asked does not enter before it',
    monitor: () => ({ entered: -1 }),
    rename: ({ entered }, rename) => ({ entered: entered < 0 ? entered : rename(entered) }),
    kinds: ['mark'],
    observe(monitor, event) {
      monitor.entered = event.type === 'ENTER' ? event.node : -1;
    },
    check(world, { entered }) {
      if (entered < 0) return undefined;
      // `earlier` is read first: a state may be shared between calls.
      const overtaken = [...world.state(entered).earlier].find(({ from, request }) => {
        const { phase, request: latest } = world.state(from);
        return world.up(from) && phase === 'wanted' && latest === request;
      });
      if (overtaken === undefined) return undefined;
      return {
        nodes: [entered, overtaken.from],
        text: '{@entered} entered, and the request of {@earlier}, which happened before its own, still waits',
        values: { entered, earlier: overtaken.from },
      };
    },
  }),
  everyRequestGranted,
  defineProperty<State, Params>({
    id: 'a-request-is-queued',
    kind: 'sometimes',
    name: 'A request is queued: somebody else had the grant',
    applies: ({ load, nodes }) => nodes > 2 && ['saturated', 'commands'].includes(load),
    check(world) {
      const first = world.state(COORDINATOR).queue.at(0);
      if (first === undefined) return undefined;
      return {
        nodes: [COORDINATOR, first.from],
        text: '{@from} waits in the queue',
        values: { from: first.from },
      };
    },
  }),
];

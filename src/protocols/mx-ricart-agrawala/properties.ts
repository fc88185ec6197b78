// Safety, order and liveness of mutual exclusion, and proof that requests did conflict.
import { defineProperty, type Property } from '../../engine/contract.ts';
import { precedes } from '../../kit/lamport-clock.ts';
import { everyRequestGranted, inPhase, mutualExclusion } from '../../kit/mutex-properties.ts';
import type { Params } from './index.ts';
import type { State } from './protocol.ts';

export const properties: readonly Property<State, Params>[] = [
  mutualExclusion,
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
  everyRequestGranted,
  defineProperty<State, Params>({
    id: 'a-reply-is-deferred',
    kind: 'sometimes',
    name: 'A reply is deferred: requests did conflict',
    applies: ({ load }) => ['saturated', 'commands'].includes(load),
    check(world) {
      for (let id = 0; id < world.count; id++)
        if (world.state(id).deferred.length > 0)
          return { nodes: [id], text: '{@id} defers a reply', values: { id } };
      return undefined;
    },
  }),
];

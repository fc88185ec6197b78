// What an election must come to, what no process may do meanwhile, and proof that elections were taken over.
import {
  defineProperty,
  type EventView,
  type Property,
  type WorldView,
} from '../../engine/contract.ts';
import { NOBODY } from '../../kit/election-metrics.ts';
import { agreement, highestLeads } from '../../kit/election-properties.ts';
import { liveNodes } from '../../kit/live-nodes.ts';
import { STEP_BEGINS } from '../../kit/step-begins.ts';
import type { Params } from './index.ts';
import type { State } from './protocol.ts';

type View = WorldView<State, Params>;

interface Watch {
  /** By node whose election began: the higher ones that have been up ever since. */
  readonly above: (number[] | undefined)[];
  /** Who became leader in this step, or NOBODY. */
  crowned: number;
}

export const properties: readonly Property<State, Params>[] = [
  defineProperty<State, Params, Watch>({
    id: 'no-higher-overlooked',
    kind: 'always',
    name: 'Nobody becomes leader past a higher process that was up all through the election',
    monitor: ({ nodes }) => ({ above: new Array(nodes).fill(undefined), crowned: NOBODY }),
    kinds: ['mark', ...STEP_BEGINS],
    observe: watch,
    check(world, { above, crowned }) {
      if (crowned === NOBODY) return undefined;
      const higher = (above[crowned] ?? upAbove(world, crowned)).at(-1);
      if (higher === undefined) return undefined;
      return {
        nodes: [crowned, higher],
        text: '{@crowned} becomes leader although {@higher} is up',
        values: { crowned, higher },
      };
    },
  }),
  defineProperty<State, Params>({
    id: 'no-lower-leader',
    kind: 'always',
    name: 'No process accepts a leader that is lower than itself',
    check(world) {
      for (let id = 0; id < world.count; id++) {
        const { leader } = world.state(id);
        if (leader !== NOBODY && leader < id && world.up(id))
          return {
            nodes: [id, leader],
            text: '{@id} follows {@leader}',
            values: { id, leader },
          };
      }
      return undefined;
    },
  }),
  agreement<State>(({ phase }) => phase !== 'idle'),
  highestLeads<State>(
    'In the end every leader that is up is the highest process that is up',
    (_, id) => id,
  ),
  defineProperty<State, Params, { by: number }>({
    id: 'election-taken-over',
    kind: 'sometimes',
    name: "A higher process takes a lower one's election over",
    applies: isTakenOver,
    monitor: () => ({ by: NOBODY }),
    kinds: ['mark'],
    observe(monitor, event) {
      if (event.type === 'START' && !Number.isNaN(event.value)) monitor.by = event.node;
    },
    check(_, { by }) {
      if (by === NOBODY) return undefined;
      return { nodes: [by], text: '{@by} holds an election of its own', values: { by } };
    },
  }),
];

function watch(monitor: Watch, { kind, type, node }: EventView, world: View): void {
  const { above } = monitor;
  monitor.crowned = NOBODY;
  if (kind === 'crash')
    above.forEach((ids, id) => {
      above[id] = ids?.filter((higher) => higher !== node);
    });
  if (kind !== 'mark') return;
  if (type === 'START') above[node] = upAbove(world, node);
  if (type === 'LEADER') monitor.crowned = node;
}

function upAbove(world: View, id: number): number[] {
  return liveNodes(world).filter((higher) => higher > id);
}

/** Whether somebody live, not starting itself, is above a live initiator; where only commands start elections, maybe. */
function isTakenOver({ nodes, crashed, initiators, rule }: Params): boolean {
  if (rule !== 'garcia-molina') return false;
  const lowest = Math.min(...initiators.filter((id) => !crashed.includes(id)));
  const others = Array.from({ length: nodes }, (_, id) => id).filter(
    (id) => !crashed.includes(id) && !initiators.includes(id),
  );
  return initiators.length === 0 || others.some((id) => id > lowest);
}

// What an election must come to, what no message and no result may be, and proof that the ring did its work.
import {
  defineProperty,
  type EventView,
  type Property,
  type WorldView,
} from '../../engine/contract.ts';
import { NOBODY } from '../../kit/election-metrics.ts';
import { agreement, highestLeads } from '../../kit/election-properties.ts';
import { STEP_BEGINS } from '../../kit/step-begins.ts';
import type { Params } from './index.ts';
import type { Ballot, Bid, State } from './protocol.ts';

type View = WorldView<State, Params>;

/** How far a message has come that was sent just now. */
interface Lap {
  sender: number;
  /** The number that it carries twice, or for more than a round; -1 for none. */
  again: number;
}
interface Decision {
  /** By node, 1 for those that were ever down. */
  readonly wasDown: number[];
  /** Who was decided on in this step, and who was passed over; NOBODY where all is well. */
  leader: number;
  higher: number;
}

export const properties: readonly Property<State, Params>[] = [
  defineProperty<State, Params, Lap>({
    id: 'one-round',
    kind: 'always',
    name: 'No election goes round more than once',
    monitor: () => ({ sender: NOBODY, again: -1 }),
    kinds: ['send', ...STEP_BEGINS],
    observe: watchLap,
    check(_, { sender, again }) {
      if (again < 0) return undefined;
      return {
        nodes: [sender],
        text: '{@sender} sends {again} round again',
        values: { sender, again },
      };
    },
  }),
  defineProperty<State, Params, Decision>({
    id: 'no-higher-overlooked',
    kind: 'always',
    name: 'No result passes over a higher process that was never down',
    monitor: ({ nodes }) => ({
      wasDown: new Array<number>(nodes).fill(0),
      leader: NOBODY,
      higher: NOBODY,
    }),
    kinds: ['mark', ...STEP_BEGINS],
    observe(monitor, event) {
      if (event.kind === 'crash') monitor.wasDown[event.node] = 1;
      if (event.kind !== 'mark') monitor.leader = NOBODY;
      else if (event.type === 'DECIDE') passOver(monitor, event.value);
    },
    check(_, { leader, higher }) {
      if (leader === NOBODY) return undefined;
      return {
        nodes: [leader, higher],
        text: '{@leader} is to lead although {@higher} is up',
        values: { leader, higher },
      };
    },
  }),
  agreement<State>(),
  highestLeads<State>(
    'In the end every leader that is up has the highest number of all that are up',
    (_, id) => id,
  ),
  defineProperty<State, Params, { dead: number; by: number }>({
    id: 'dead-skipped',
    kind: 'sometimes',
    name: 'A process that does not acknowledge is skipped',
    applies: ({ crashed, acknowledgements }) => acknowledgements && crashed.length > 0,
    monitor: () => ({ dead: NOBODY, by: NOBODY }),
    kinds: ['mark'],
    observe(monitor, event) {
      if (event.type !== 'SKIP') return;
      monitor.by = event.node;
      monitor.dead = event.value;
    },
    check(_, { by, dead }) {
      if (dead === NOBODY) return undefined;
      return { nodes: [by, dead], text: '{@by} skips {@dead}', values: { by, dead } };
    },
  }),
  defineProperty<State, Params, { first: number; second: number }>({
    id: 'decided-twice',
    kind: 'sometimes',
    name: 'Two elections run at the same time and find the same leader',
    applies: ({ variant, initiators, crashed }) =>
      variant === 'list' && initiators.filter((id) => !crashed.includes(id)).length > 1,
    monitor: () => ({ first: NOBODY, second: NOBODY }),
    kinds: ['mark'],
    observe(monitor, event) {
      if (event.type !== 'DECIDE') return;
      if (monitor.first === NOBODY) monitor.first = event.value;
      else monitor.second = event.value;
    },
    check(_, { first, second }) {
      if (first === NOBODY || first !== second) return undefined;
      return { nodes: [first], text: 'both find {@first}', values: { first } };
    },
  }),
  defineProperty<State, Params, { by: number; number: number }>({
    id: 'lower-stopped',
    kind: 'sometimes',
    name: 'A lower number is stopped by a higher process',
    applies: ({ variant, initiators, nodes }) =>
      variant === 'chang-roberts' && initiators.length === nodes,
    monitor: () => ({ by: NOBODY, number: -1 }),
    kinds: ['receive'],
    observe(monitor, { type, node, body }) {
      if (type !== 'ELECTION' || (body as Bid).number >= node) return;
      monitor.by = node;
      monitor.number = (body as Bid).number;
    },
    check(_, { by, number }) {
      if (by === NOBODY) return undefined;
      return { nodes: [by], text: '{@by} stops {number}', values: { by, number } };
    },
  }),
];

function passOver(monitor: Decision, leader: number): void {
  const higher = monitor.wasDown.findIndex((was, id) => was === 0 && id > leader);
  if (higher < 0) return;
  monitor.leader = leader;
  monitor.higher = higher;
}

function watchLap(monitor: Lap, { kind, type, node, body }: EventView, world: View): void {
  if (kind !== 'send') monitor.again = -1;
  if (kind !== 'send' || type !== 'ELECTION') return;
  const message = body as Ballot | Bid;
  monitor.sender = node;
  if ('list' in message) {
    const last = message.list.at(-1) ?? -1;
    if (message.list.indexOf(last) < message.list.length - 1) monitor.again = last;
  } else if (message.hops > world.count) monitor.again = message.number;
}

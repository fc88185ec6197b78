// Who gave up stays so, everybody is in exactly one state, the rumor dies out; that it reaches all is not promised.
import {
  defineProperty,
  type EventView,
  type Finding,
  type WorldView,
} from '../../engine/contract.ts';
import type { Params } from './index.ts';
import { Phase } from './metrics.ts';
import { type State, Verdict } from './protocol.ts';

type View = WorldView<State, Params>;

/** Ids that a finding names at most. */
const MAX_NAMED = 5000;
/** Nodes of a run in which every message is looked at. */
const MAX_LISTENED = 2500;

function inPhase(world: View, phase: number): { count: number; nodes: number[] } {
  const nodes: number[] = [];
  let count = 0;
  for (let id = 0; id < world.count; id++) {
    if (world.state(id).phase !== phase || !world.up(id)) continue;
    if (count++ < MAX_NAMED) nodes.push(id);
  }
  return { count, nodes };
}

const zeros = (count: number): number[] => new Array<number>(count).fill(0);
const forgets = (event: EventView): boolean => event.kind === 'recover' && event.value === 1;

interface GivenUp {
  /** By node, 1 for those that gave up. */
  readonly gaveUp: number[];
  /** Who broke the rule just now, or -1. */
  guilty: number;
}
const givenUp = ({ nodes }: Params): GivenUp => ({ gaveUp: zeros(nodes), guilty: -1 });

function noteGivenUp({ gaveUp }: GivenUp, event: EventView): void {
  if (event.type === 'REMOVED') gaveUp[event.node] = 1;
  else if (forgets(event)) gaveUp[event.node] = 0;
}

function accuse({ guilty: node }: GivenUp, text: string): Finding | undefined {
  return node < 0 ? undefined : { nodes: [node], text, values: { node } };
}

/** Kept from the marks alone, so that the states can be held against it. */
interface Census {
  /** Phase of each node, and how many nodes are in each. */
  readonly phases: number[];
  readonly counts: [s: number, i: number, r: number];
  /** The node whose mark was seen last, or -1 where it came back since; and the phase that such a mark begins in. */
  marked: number;
  from: number;
}

function move({ phases, counts }: Census, node: number, to: number): number {
  const from = phases[node];
  counts[from]--;
  counts[to]++;
  phases[node] = to;
  return from;
}

function count(census: Census, event: EventView): void {
  census.marked = -1;
  if (event.kind === 'mark') {
    census.marked = event.node;
    const to = event.type === 'INFECTED' ? Phase.infective : Phase.removed;
    census.from = move(census, event.node, to);
  } else if (forgets(event)) move(census, event.node, Phase.susceptible);
}

export const properties = [
  defineProperty<State, Params, GivenUp>({
    id: 'never-again',
    kind: 'always',
    name: 'Who gave up never spreads the rumor again',
    monitor: givenUp,
    kinds: ['mark', 'recover'],
    observe(monitor, event) {
      const isAgain = event.type === 'INFECTED' && monitor.gaveUp[event.node] === 1;
      monitor.guilty = isAgain ? event.node : -1;
      noteGivenUp(monitor, event);
    },
    check: (_world, monitor) => accuse(monitor, '{@node} had given up and spreads the rumor again'),
  }),
  defineProperty<State, Params, GivenUp>({
    id: 'silent-ever-after',
    kind: 'always',
    name: 'Who gave up sends the rumor to nobody',
    // Looks at every message: not where millions are sent.
    applies: ({ nodes }) => nodes <= MAX_LISTENED,
    monitor: givenUp,
    kinds: ['send', 'mark', 'recover'],
    observe(monitor, event) {
      if (event.kind !== 'send') noteGivenUp(monitor, event);
      const isRumor = event.kind === 'send' && event.type === 'RUMOR';
      if (isRumor && monitor.gaveUp[event.node] === 1) monitor.guilty = event.node;
      // A mark may belong to the step in which it was sent.
      else if (event.kind === 'send' || event.node !== monitor.guilty) monitor.guilty = -1;
    },
    check: (_world, monitor) => accuse(monitor, '{@node} had given up and sends the rumor'),
  }),
  defineProperty<State, Params, Census>({
    id: 'census',
    kind: 'always',
    name: 'Every node is susceptible, infective or removed, and passes through these in order',
    monitor: ({ nodes }) => ({
      phases: zeros(nodes),
      counts: [nodes, 0, 0],
      marked: -1,
      from: Phase.susceptible,
    }),
    kinds: ['mark', 'recover'],
    observe: count,
    check(world, census) {
      const node = census.marked;
      if (node < 0) return undefined;
      const phase = census.phases[node];
      const [s, i, r] = census.counts;
      const isInOrder = phase === census.from + 1 && world.state(node).phase === phase;
      if (isInOrder && s + i + r === world.count) return undefined;
      return {
        nodes: [node],
        text: '{@node} is out of order: counted {s} susceptible, {i} infective, {r} removed',
        values: { node, s, i, r },
      };
    },
  }),
  defineProperty<State, Params>({
    id: 'dies-out',
    kind: 'eventually',
    name: 'The rumor dies out: nobody spreads it any more',
    check(world) {
      const { count, nodes } = inPhase(world, Phase.infective);
      if (count === 0) return undefined;
      return {
        nodes,
        text: '{count} still spread it, first {@first}',
        values: { count, first: nodes[0] },
      };
    },
  }),
  defineProperty<State, Params, { heard: number; news: boolean }>({
    id: 'everyone-hears',
    kind: 'sometimes',
    name: 'Everyone hears the rumor',
    monitor: () => ({ heard: 0, news: false }),
    kinds: ['mark'],
    observe(monitor, event) {
      monitor.news = event.type === 'INFECTED';
      if (monitor.news) monitor.heard++;
    },
    check(world, monitor) {
      if (!monitor.news || monitor.heard < world.count) return undefined;
      if (inPhase(world, Phase.susceptible).count > 0) return undefined;
      return { nodes: [], text: 'all {count} have heard it', values: { count: world.count } };
    },
  }),
  defineProperty<State, Params>({
    id: 'useless-contact',
    kind: 'sometimes',
    name: 'A contact is useless: both knew the rumor',
    applies: ({ interest, nodes }) => interest === 'feedback' && nodes <= MAX_LISTENED,
    kinds: ['send'],
    check(_world, _monitor, event) {
      if (event.kind !== 'send' || event.type !== 'FB' || event.value === Verdict.useful)
        return undefined;
      const { node, peer } = event;
      return {
        nodes: [node, peer],
        text: '{@peer} tells {@node} what it knew',
        values: { node, peer },
      };
    },
  }),
];

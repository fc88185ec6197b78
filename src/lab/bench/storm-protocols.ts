// The message storm as protocols: with integer bodies and columns, with objects, and with everything told.
import {
  type Describe,
  defineManifest,
  defineProperty,
  defineProtocol,
  type Node,
} from '../../engine/contract.ts';
import { DEFAULT_NETWORK } from '../../engine/network.ts';
import { int } from '../../engine/params.ts';

export const stormManifest = defineManifest({
  id: 'message-storm',
  title: 'Message storm',
  family: 'Benchmarks',
  version: 1,
  about: 'Every delivery sends one message on.',
  params: { nodes: int(1000, { min: 2, max: 2_000_000, about: 'How many nodes.' }) },
  presets: [],
  views: ['space-time'],
  time: { unit: 'ms', ticks: 1000 },
  nodeLabel: 'N',
  metrics: [],
});

interface Params {
  readonly nodes: number;
}
interface Counter {
  received: number;
}
const network = { ...DEFAULT_NETWORK, delay: 'exponential:1000000' };

function other(node: Pick<Node<unknown, unknown, Params>, 'id' | 'count' | 'randomInt'>): number {
  const drawn = node.randomInt(node.count - 1);
  return drawn < node.id ? drawn : drawn + 1;
}

export const integerStorm = defineProtocol<Counter, { BALL: number }, Params>({
  network,
  columns: { received: 'i32' },
  init: () => ({ received: 0 }),
  start(node) {
    node.send(other(node), 'BALL', 1);
  },
  on: {
    BALL(node, _from, hops) {
      node.state.received++;
      node.send(other(node), 'BALL', (hops + 1) | 0);
    },
  },
});

interface Ball {
  readonly hops: number;
  readonly origin: number;
}
export const objectStorm = defineProtocol<Counter, { BALL: Ball }, Params>({
  network,
  init: () => ({ received: 0 }),
  start(node) {
    node.send(other(node), 'BALL', { hops: 1, origin: node.id });
  },
  on: {
    BALL(node, _from, { hops, origin }) {
      node.state.received++;
      node.send(other(node), 'BALL', { hops: hops + 1, origin });
    },
  },
});

export const toldStorm = defineProtocol<Counter, { BALL: Ball }, Params>({
  ...objectStorm,
  on: {
    BALL(node, from, body) {
      node.say('has {count} from {@from} and sends it on', { count: body.hops, from });
      objectStorm.on.BALL(node, from, body);
    },
  },
});

export const toldProperties = [
  defineProperty<Counter, Params>({
    id: 'counts',
    kind: 'always',
    name: 'No counter is negative',
    check: (world, _monitor, event) =>
      event.node >= 0 && world.state(event.node).received < 0
        ? { nodes: [event.node], text: 'negative' }
        : undefined,
  }),
];
export const describeStorm: Describe<Counter, Params> = (state) => ({
  rows: [['received', state.received]],
});

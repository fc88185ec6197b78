// A protocol for testing the engine: nodes chatter at random through every part of the contract, and fall silent.
import type { AnyBody } from '../compiled.ts';
import {
  defineManifest,
  defineMetrics,
  defineProperty,
  defineProtocol,
  defineWorkload,
  type Manifest,
  type MetricFold,
  type Node,
} from '../contract.ts';
import { DEFAULT_NETWORK } from '../network.ts';
import { flag, int, list, type ParamsOf } from '../params.ts';

const manifest = defineManifest({
  id: 'chatter',
  title: 'Chatter',
  family: 'Testing',
  version: 1,
  about: 'Chatter at random.',
  params: {
    nodes: int(3, { min: 1, max: 64, about: 'Nodes.' }),
    hops: int(3, { min: 0, max: 20, about: 'How often talk begets talk.' }),
    rounds: int(2, { min: 0, max: 1_000_000, about: 'How often the workload starts anew.' }),
    limit: int(1_000_000, { min: 0, max: 1_000_000, about: 'More heard by one is a violation.' }),
    beat: int(0, { min: 0, max: 1_000_000, unit: 'ticks', about: 'Period of background traffic.' }),
    reads: flag(false, { about: 'Corrupted messages are handed on.' }),
    crashed: list([], { min: 0, max: 63, nodes: true, about: 'Down from the start.' }),
  },
  presets: [],
  views: ['space-time'],
  time: { unit: 'ms', ticks: 1000 },
  nodeLabel: 'N',
  metrics: [{ name: 'heard', about: 'Messages heard.', unit: 'messages' }],
  commands: { go: 'Talk', ask: 'Ask' },
});
type Params = ParamsOf<(typeof manifest)['params']>;

interface State {
  heard: number;
  /** Survives a crash. */
  total: number;
  hops: number;
  senders: number[];
  asked: boolean;
}
interface Messages {
  TALK: { readonly hops: number; readonly path: readonly number[] };
  NOTE: number;
  WORD: string;
  PING: undefined;
  ACK: number;
}
type Talker = Node<State, Messages, Params>;

interface Load {
  left: number;
}

const body = defineProtocol<State, Messages, Params>({
  network: DEFAULT_NETWORK,
  stable: ['total'],
  control: ['ACK'],
  crashed: (params) => params.crashed,
  init: () => ({ heard: 0, total: 0, hops: 0, senders: [], asked: false }),
  start(node) {
    node.say('starts');
    if (node.params.beat > 0) node.setTimer('beat', node.params.beat, { background: true });
  },
  on: {
    TALK(node, from, { hops, path }) {
      hear(node, from);
      node.say('hears {@from} with {hops} hops to go', { from, hops });
      talk(node, hops, path);
    },
    NOTE(node, from, n) {
      hear(node, from);
      if (n > 0) node.send(from, 'ACK', n - 1);
    },
    WORD(node, from) {
      hear(node, from);
      node.cancelTimer('later');
    },
    PING: hear,
    ACK(node, from, n) {
      hear(node, from);
      if (n > 2) node.mark('DONE', n);
    },
  },
  timers: {
    later(node) {
      talk(node, node.state.hops, []);
    },
    beat(node) {
      node.send((node.id + 1) % node.count, 'PING', undefined);
      node.setTimer('beat', node.params.beat, { background: true });
    },
  },
  commands: {
    go(node, { hops = node.params.hops }) {
      talk(node, Number(hops), []);
      node.respond(node.state.total);
    },
    ask(node) {
      node.state.asked = true;
    },
  },
  recover(node) {
    node.mark('BACK', node.state.total);
    talk(node, 1, []);
  },
  workload: defineWorkload<Load, Params>({
    init: ({ rounds }) => ({ left: rounds }),
    start(load) {
      load.invoke(0, 'go', 0);
      load.invoke(load.count - 1, 'go', 500);
      load.invoke(0, 'ask', 1000);
    },
    onMark: {
      DONE(load, node) {
        if (load.state.left-- > 0) load.invoke(node, 'go', load.randomInt(2000));
      },
    },
    onIdle(load) {
      if (load.state.left-- > 0) load.invoke(load.randomInt(load.count), 'go');
    },
  }),
  metrics: fold(),
});

function fold(): MetricFold<State, Params> {
  return defineMetrics<State, Params, { heard: number }>({
    kinds: ['receive'],
    init: () => ({ heard: 0 }),
    event(folded) {
      folded.heard++;
    },
    result: ({ heard }, world) => ({
      metrics: { heard, absent: undefined },
      lists: { total: Array.from({ length: world.count }, (_, id) => world.state(id).total) },
    }),
  });
}

function hear(node: Talker, from: number): void {
  const { state } = node;
  state.heard++;
  state.total++;
  if (!state.senders.includes(from)) state.senders.push(from);
  if (!state.asked) return;
  state.asked = false;
  node.respond('heard');
}

function other(node: Talker): number {
  return (node.id + 1 + node.randomInt(Math.max(1, node.count - 1))) % node.count;
}

/** Does one of many things, drawn at random; fewer hops remain. */
function talk(node: Talker, hops: number, path: readonly number[]): void {
  if (hops <= 0) return;
  const next = { hops: hops - 1, path: [...path, node.id] };
  node.state.hops = hops - 1;
  switch (node.randomInt(9)) {
    case 0:
      return node.broadcast('TALK', next);
    case 1:
      return node.send(node.id, 'TALK', next);
    case 2:
      node.send(other(node), 'NOTE', hops);
      return node.send(other(node), 'NOTE', 0.5);
    case 3:
      node.send(other(node), 'WORD', 'word');
      return node.setTimer('later', 1 + node.randomInt(20_000));
    case 4:
      node.setTimer('later', node.chance(0.5) ? 0 : 3000);
      return node.mark('LATER');
    case 5:
      node.send(other(node), 'PING', undefined);
      return node.mark('DONE', node.clock());
    default:
      node.send(other(node), 'TALK', next);
      return node.send(other(node), 'TALK', next);
  }
}

const properties = [
  defineProperty<State, Params>({
    id: 'bounded',
    kind: 'always',
    name: 'Nobody hears more than the limit',
    check(world) {
      for (let id = 0; id < world.count; id++)
        if (world.state(id).heard > world.params.limit)
          return { nodes: [id], text: '{@id} heard too much', values: { id } };
      return undefined;
    },
  }),
  defineProperty<State, Params, { marks: number }>({
    id: 'two-marks',
    kind: 'sometimes',
    name: 'Two marks are made',
    monitor: () => ({ marks: 0 }),
    kinds: ['mark'],
    observe(monitor) {
      monitor.marks++;
    },
    check: (_world, { marks }, event) =>
      marks >= 2 ? { nodes: [event.node], text: 'two' } : undefined,
  }),
  defineProperty<State, Params>({
    id: 'all-answered',
    kind: 'eventually',
    name: 'Nobody has asked in vain',
    check(world) {
      for (let id = 0; id < world.count; id++)
        if (world.up(id) && world.state(id).asked)
          return { nodes: [id], text: '{@id} waits', values: { id } };
      return undefined;
    },
  }),
];

const shared = {
  properties,
  presets: [],
  describe: (state: State) => ({
    band: { text: 'heard {n}', values: { n: state.heard >> 2 }, tone: 'idle' as const },
    rows: [['total', state.total] as const],
  }),
};

/** Corrupted messages are discarded by the checksum. */
export const chatter = { ...shared, protocol: body } as unknown as AnyBody;

/** Corrupted messages are handed on. */
export const readingChatter = {
  ...shared,
  protocol: defineProtocol<State, Messages, Params>({
    ...body,
    corrupted(node, from, type) {
      node.mark('GARBLED', from);
      node.say('cannot read a {type}', { type });
    },
  }),
} as unknown as AnyBody;

export const chatterManifest = manifest as unknown as Manifest;
export const CHATTER_TYPES = ['TALK', 'NOTE', 'WORD', 'PING', 'ACK'] as const;

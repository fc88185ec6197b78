// A tiny protocol for the lab's own tests: nodes greet one another; a derived timeout, lists, a check of its own.
import type { AnyBody } from '../../engine/compiled.ts';
import {
  defineManifest,
  defineMetrics,
  defineProperty,
  defineProtocol,
  type Manifest,
} from '../../engine/contract.ts';
import { DEFAULT_NETWORK } from '../../engine/network.ts';
import { choice, flag, InputError, int, list, real, text, ticks } from '../../engine/params.ts';
import type { Catalog, Source } from '../source.ts';

const standInManifest = defineManifest({
  id: 'greeting',
  title: 'Greeting',
  family: 'Tests',
  version: 2,
  about: 'Nodes greet one another.',
  params: {
    nodes: int(4, { min: 2, max: 64, about: 'How many nodes.' }),
    timeout: ticks(0, {
      min: 0,
      max: 1e9,
      about: 'How long a greeter waits.',
      derive: ({ meanDelay }) => 2 * meanDelay,
    }),
    crashed: list([], { min: 0, max: 63, nodes: true, about: 'Down from the start.' }),
    greeters: list('all', { min: 0, max: 63, nodes: true, all: true, about: 'Who greets.' }),
    tone: choice('polite', ['polite', 'curt'], { about: 'How they greet.' }),
    chance: real(1, { min: 0, max: 1, about: 'How likely a greeting is.' }),
    loud: flag(false, { about: 'Whether everyone hears it.' }),
    words: text('hello', { maxLength: 20, about: 'What is said.' }),
  },
  presets: [
    { id: 'pair', title: 'Two nodes' },
    { id: 'deaf', title: 'Nobody hears' },
  ],
  views: ['space-time'],
  time: { unit: 'ms', ticks: 1000 },
  nodeLabel: 'P',
  metrics: [{ name: 'greetings', about: 'Greetings heard.', unit: 'messages' }],
  commands: { greet: 'Greet' },
  commandArgs: {
    greet: {
      volume: { kind: 'int', label: 'Volume', about: 'How loud it is.', bounds: () => [0, 9] },
    },
  },
  check: ({ crashed, nodes }) =>
    crashed.length >= nodes ? { param: 'crashed', message: 'someone must be up' } : undefined,
});

interface State {
  heard: number;
}
type Messages = { HELLO: { volume: number }; BYE: number };

const protocol = defineProtocol<State, Messages, { readonly nodes: number }>({
  network: DEFAULT_NETWORK,
  init: () => ({ heard: 0 }),
  start(node) {
    if (node.id === 0) node.broadcast('HELLO', { volume: 1 });
  },
  on: {
    HELLO(node, from) {
      node.state.heard++;
      node.say('{@self} answers {@from}', { self: node.id, from });
      node.send(from, 'BYE', node.state.heard);
    },
    BYE(node) {
      node.mark('DONE');
    },
  },
  commands: {
    greet(node) {
      node.broadcast('HELLO', { volume: 2 });
    },
  },
  metrics: defineMetrics<State, { readonly nodes: number }, { heard: number }>({
    init: () => ({ heard: 0 }),
    event(fold, event) {
      if (event.kind === 'receive' && event.type === 'HELLO') fold.heard++;
    },
    result: (fold) => ({ metrics: { greetings: fold.heard }, lists: { perNode: [fold.heard] } }),
  }),
});

const calm = defineProperty<State, { readonly nodes: number }>({
  id: 'calm',
  kind: 'always',
  name: 'No node hears more than three greetings.',
  check(world) {
    for (let node = 0; node < world.count; node++)
      if (world.state(node).heard > 3)
        return { nodes: [node], text: '{@node} hears too much', values: { node } };
    return undefined;
  },
});
const heard = defineProperty<State, { readonly nodes: number }>({
  id: 'heard',
  kind: 'sometimes',
  name: 'Somebody hears a greeting.',
  check(world) {
    for (let node = 0; node < world.count; node++)
      if (world.state(node).heard > 0)
        return { nodes: [node], text: '{@node} hears it', values: { node } };
    return undefined;
  },
});

export const standIn: Source = {
  manifest: standInManifest as unknown as Manifest,
  body: {
    protocol,
    properties: [calm, heard],
    presets: [
      {
        id: 'pair',
        about: 'Two nodes greet.',
        params: { nodes: 2 },
        network: { delay: 'constant:10' },
        seed: 7,
        script: [{ kind: 'command', at: { time: 50 }, node: 1, command: 'greet' }],
        beats: [
          {
            id: 'hello',
            title: 'Hello',
            caption: 'P0 greets',
            at: { kind: 'send', type: 'HELLO' },
          },
        ],
      },
      {
        id: 'deaf',
        about: 'Every message is lost.',
        network: { loss: 1 },
        expectFails: ['heard'],
        beats: [],
      },
    ],
    describe: (state: State) => ({ rows: [['heard', state.heard]] }),
    theory: {
      metrics: (params: { readonly nodes: number }) => ({ greetings: params.nodes - 1 }),
      formula: 'n - 1',
      source: 'counted',
    },
  } as unknown as AnyBody,
};

export const standInCatalog: Catalog = {
  manifestOf(id) {
    if (id !== 'greeting')
      throw new InputError(`protocol ${id}`, 'no such protocol; did you mean greeting?');
    return standIn.manifest;
  },
  loadProtocol: async () => standIn.body,
};

// Tiny models for testing the explorer: letters posted at the start, read in any order.
import { defineProperty, defineProtocol, type Manifest, type Node } from '../../engine/contract.ts';
import { DEFAULT_NETWORK } from '../../engine/network.ts';
import { choice, int, type ParamsOf } from '../../engine/params.ts';
import type { Run } from '../../engine/run.ts';
import { tinyBody, tinyManifest, tinyRun } from './tiny-model.ts';

const manifest = tinyManifest('post', {
  nodes: int(2, { min: 2, max: 20, about: 'Nodes.' }),
  letters: int(2, { min: 0, max: 20, about: 'Letters.' }),
  model: choice(
    'apart',
    ['apart', 'logged', 'alike', 'timers', 'dice', 'clock', 'chain', 'fails', 'asked', 'race'],
    { about: 'apart: one to each. logged: all to one. alike: all to one, the same.' },
  ),
  sides: int(3, { min: 1, max: 1000, about: 'Of the dice.' }),
});
type Params = ParamsOf<(typeof manifest)['params']>;
interface State {
  log: number[];
  count: number;
}
interface Messages {
  LETTER: number;
}
type Reader = Node<State, Messages, Params>;

const protocol = defineProtocol<State, Messages, Params>({
  network: DEFAULT_NETWORK,
  init: () => ({ log: [], count: 0 }),
  start(node) {
    if (node.id > 0) return;
    if (node.params.model === 'timers') return setTimers(node);
    if (node.params.model === 'race') node.setTimer('a', 4);
    for (let i = 1; i <= node.params.letters; i++)
      node.send(node.params.model === 'apart' ? i : 1, 'LETTER', i);
  },
  on: {
    LETTER(node, _, letter) {
      read(node, letter);
    },
  },
  timers: {
    a(node) {
      read(node, 1);
      if (node.params.model === 'race') node.send(1, 'LETTER', 9);
    },
    b(node) {
      read(node, 2);
      node.cancelTimer('c');
    },
    c: (node) => read(node, 3),
  },
  commands: {
    open(node) {
      read(node, 9);
      node.respond();
    },
  },
  workload: {
    init: () => undefined,
    start(load) {
      if (load.params.model === 'asked') load.invoke(1, 'open', 500);
    },
  },
});

function setTimers(node: Reader): void {
  for (const name of ['a', 'b', 'c']) node.setTimer(name, 1000);
}

function read(node: Reader, letter: number): void {
  const { state, params } = node;
  switch (params.model) {
    case 'alike':
      state.count++;
      return;
    case 'dice':
      state.log.push(node.randomInt(params.sides), node.chance(0.5) ? 1 : 0);
      return;
    case 'clock':
      if (letter === params.letters) state.log.push(node.clock());
      return;
    case 'chain':
      state.count++;
      if (letter > 1) node.send((node.id + 1) % node.count, 'LETTER', letter - 1);
      return;
    case 'race':
      state.log.push(letter);
      // An answer, a timer that races with it, and one that starts anew whenever something comes.
      if (node.id > 0 && letter < 3) node.send(0, 'LETTER', letter + 10);
      if (node.id > 0 && letter !== 3) node.setTimer('c', 5);
      return;
    case 'fails':
      if (letter === 2 && state.log.includes(3)) throw new Error('cannot read 2 after 3');
  }
  state.log.push(letter);
}

const properties = [
  defineProperty<State, Params>({
    id: 'in-order',
    kind: 'always',
    name: 'Letters are read in the order of their numbers',
    check(world) {
      for (let id = 0; id < world.count; id++) {
        const { log } = world.state(id);
        const at = log.findIndex((letter, i) => i > 0 && letter < log[i - 1]);
        if (at > 0)
          return {
            nodes: [id],
            text: '{@id} reads {b} after {a}',
            values: { id, a: log[at - 1], b: log[at] },
          };
      }
      return undefined;
    },
  }),
  defineProperty<State, Params>({
    id: 'three-first',
    kind: 'sometimes',
    name: 'Letter 3 is read first',
    check: (world) =>
      world.state(1).log[0] === 3 ? { nodes: [1], text: '3 is first' } : undefined,
  }),
  defineProperty<State, Params>({
    id: 'all-read',
    kind: 'eventually',
    name: 'In the end all letters are read',
    check(world) {
      let read = 0;
      for (let id = 0; id < world.count; id++) read += world.state(id).log.length;
      return read < world.params.letters
        ? { nodes: [], text: '{read} are read', values: { read } }
        : undefined;
    },
  }),
];

export const post = tinyBody(protocol, properties);
export const postManifest = manifest as unknown as Manifest;

export function postRun(params: Run['params'], network: Partial<Run['network']> = {}): Run {
  return tinyRun(manifest, params, network);
}

// A tiny model with alike nodes: voters that answer yes or no, and a chair that counts.
import { defineProperty, defineProtocol, type Manifest } from '../../engine/contract.ts';
import { DEFAULT_NETWORK } from '../../engine/network.ts';
import { flag, int, type ParamsOf } from '../../engine/params.ts';
import type { Run } from '../../engine/run.ts';
import { moved } from '../../engine/symmetry.ts';
import { tinyBody, tinyManifest, tinyRun } from './tiny-model.ts';

const manifest = tinyManifest('polls', {
  voters: int(3, { min: 1, max: 5, about: 'Voters.' }),
  broken: flag(false, { about: 'The chair decides on the first answer.' }),
});
type Params = ParamsOf<(typeof manifest)['params']>;
interface State {
  /** By voter, from 0: what the chair has heard. */
  heard: ('yes' | 'no' | 'nothing')[];
  /** In the order of arrival. */
  order: number[];
  decided: boolean;
  vote: 'yes' | 'no' | 'nothing';
}
interface Messages {
  ASK: undefined;
  VOTE: { readonly yes: boolean };
  /** Who answered first. */
  DONE: number;
}

const protocol = defineProtocol<State, Messages, Params>({
  network: DEFAULT_NETWORK,
  nodes: ({ voters }) => voters + 1,
  init: ({ params }) => ({
    heard: new Array<State['vote']>(params.voters).fill('nothing'),
    order: [],
    decided: false,
    vote: 'nothing',
  }),
  start(node) {
    if (node.id === 0) node.broadcast('ASK', undefined);
  },
  on: {
    ASK(node, from) {
      const yes = node.chance(0.5);
      node.state.vote = yes ? 'yes' : 'no';
      node.send(from, 'VOTE', { yes });
    },
    VOTE(node, from, { yes }) {
      const { state, params } = node;
      state.heard[from - 1] = yes ? 'yes' : 'no';
      state.order.push(from);
      if (state.order.length < params.voters && !params.broken) return;
      if (!state.decided) node.broadcast('DONE', state.order[0]);
      state.decided = true;
    },
    DONE(node) {
      node.state.decided = true;
    },
  },
  symmetry: {
    groups: ({ voters }) => [Array.from({ length: voters }, (_, i) => i + 1)],
    state: (state, rename) => ({
      ...state,
      heard: moved(state.heard, (i) => rename(i + 1) - 1),
      order: state.order.map(rename),
    }),
    body: (type, body, rename) => (type === 'DONE' ? rename(body as number) : body),
  },
});

const properties = [
  defineProperty<State, Params, { last: number }>({
    id: 'all-heard',
    kind: 'always',
    name: 'The chair has heard everybody when it has decided',
    monitor: () => ({ last: 0 }),
    rename: ({ last }, rename) => ({ last: rename(last) }),
    kinds: ['receive'],
    observe(monitor, { node }) {
      monitor.last = node;
    },
    check(world, { last }) {
      const { decided, heard } = world.state(0);
      return decided && heard.includes('nothing')
        ? { nodes: [last], text: 'somebody was not heard' }
        : undefined;
    },
  }),
  defineProperty<State, Params>({
    id: 'all-told',
    kind: 'eventually',
    name: 'In the end everybody knows that it is decided',
    check(world) {
      for (let id = 0; id < world.count; id++)
        if (world.up(id) && !world.state(id).decided) return { nodes: [id], text: 'not told' };
      return undefined;
    },
  }),
  defineProperty<State, Params>({
    id: 'differ',
    kind: 'sometimes',
    name: 'Two differ',
    check(world) {
      const { heard } = world.state(0);
      return heard.includes('yes') && heard.includes('no')
        ? { nodes: [], text: 'they do' }
        : undefined;
    },
  }),
];

export const polls = tinyBody(protocol, properties);
export const pollsManifest = manifest as unknown as Manifest;

export function pollsRun(params: Run['params']): Run {
  return tinyRun(manifest, params);
}

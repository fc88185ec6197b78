// Safety and liveness of mutual exclusion, the number of tokens, and proof that somebody waited and that a token was made.
import { defineProperty, type Property } from '../../engine/contract.ts';
import { inPhase, mutualExclusion } from '../../kit/mutex-properties.ts';
import { granted } from './granted.ts';
import type { Params } from './index.ts';
import type { State } from './protocol.ts';
import { follow, isKept, tokensOf, type Underway } from './tokens.ts';

export const properties: readonly Property<State, Params>[] = [
  mutualExclusion,
  defineProperty<State, Params, { underway: Underway[] }>({
    id: 'one-token',
    kind: 'always',
    name: 'There is at most one token of the latest epoch, with a process or on its way',
    monitor: () => ({ underway: [] }),
    kinds: ['send', 'duplicate', 'receive', 'lose', 'timer', 'crash'],
    observe(monitor, event) {
      if (event.kind === 'crash')
        monitor.underway = monitor.underway.filter(({ at }) => at !== event.node);
      else if (event.type === 'TOKEN') follow(monitor.underway, event);
    },
    check(world, { underway }) {
      const tokens = tokensOf(world, underway);
      if (tokens.length < 2) return undefined;
      const [a, b] = tokens;
      return {
        nodes: tokens.map(({ at }) => at),
        text: 'there are two tokens of epoch {epoch}: one with {@a} or on its way there, one with {@b}',
        values: { a: a.at, b: b.at, epoch: a.epoch },
      };
    },
  }),
  defineProperty<State, Params, { underway: number; at: number }>({
    id: 'the-token-exists',
    kind: 'always',
    name: 'There is a token, with a process or on its way',
    // With it a token may be gone for a while: until the next one is made.
    applies: ({ regeneration }) => !regeneration,
    monitor: ({ first }) => ({ underway: 0, at: first }),
    kinds: ['send', 'duplicate', 'receive', 'lose', 'crash'],
    observe(monitor, { kind, type, peer }) {
      if (type !== 'TOKEN') return;
      monitor.underway += kind === 'send' || kind === 'duplicate' ? 1 : -1;
      if (kind === 'send') monitor.at = peer;
    },
    check(world, { underway, at }) {
      if (underway > 0 || isKept(world)) return undefined;
      return {
        nodes: [at],
        text: 'there is no token any more: it was with {@at} or on its way there',
        values: { at },
      };
    },
  }),
  granted,
  defineProperty<State, Params>({
    id: 'the-token-is-awaited',
    kind: 'sometimes',
    name: 'A process waits for the token',
    check(world) {
      const [first] = inPhase(world, 'wanted');
      if (first === undefined) return undefined;
      return { nodes: [first], text: '{@first} waits', values: { first } };
    },
  }),
  defineProperty<State, Params, { maker: number | null }>({
    id: 'a-token-is-made',
    kind: 'sometimes',
    name: 'An election is won, and a new token made',
    applies: ({ regeneration }) => regeneration,
    monitor: () => ({ maker: null }),
    kinds: ['mark'],
    observe(monitor, { type, node }) {
      if (type === 'TOKEN') monitor.maker = node;
    },
    check(_, { maker }) {
      if (maker === null) return undefined;
      return { nodes: [maker], text: '{@maker} makes a token', values: { maker } };
    },
  }),
];

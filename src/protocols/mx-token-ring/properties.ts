// Safety and liveness of mutual exclusion, the number of tokens, and proof that somebody waited and that a token was made.
import {
  defineProperty,
  type EventView,
  type Property,
  type WorldView,
} from '../../engine/contract.ts';
import { everyRequestGranted, inPhase, mutualExclusion } from '../../kit/mutex-properties.ts';
import type { Params } from './index.ts';
import type { State } from './protocol.ts';
import type { Messages } from './ring.ts';

type View = WorldView<State, Params>;

/** A token that a process has, or one on its way to it. */
interface Token {
  readonly at: number;
  readonly epoch: number;
  readonly hop: number;
}
interface Underway extends Token {
  readonly from: number;
}

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
  everyRequestGranted,
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

/** Keeps the list of tokens on their way. */
function follow(underway: Underway[], { kind, node, peer, body }: EventView): void {
  if (kind === 'send') {
    const { epoch, hop } = body as Messages['TOKEN'];
    underway.push({ at: peer, from: node, epoch, hop });
  } else if (kind === 'duplicate') {
    const copied = underway.findLast((one) => one.from === node && one.at === peer);
    if (copied) underway.push(copied);
  } else remove(underway, node, peer, kind === 'receive' ? (body as Messages['TOKEN']) : undefined);
}

/** Of a token that is lost nobody says which: the newest on that channel, so that no token is counted that is not there. */
function remove(
  underway: Underway[],
  at: number,
  from: number,
  arrived: Messages['TOKEN'] | undefined,
): void {
  let found = -1;
  underway.forEach((one, i) => {
    if (one.at !== at || one.from !== from) return;
    const fits = arrived
      ? one.epoch === arrived.epoch && one.hop === arrived.hop
      : found < 0 || isNewer(one, underway[found]);
    if (fits) found = i;
  });
  if (found >= 0) underway.splice(found, 1);
}

function isNewer(a: Pick<Token, 'epoch' | 'hop'>, b: Pick<Token, 'epoch' | 'hop'>): boolean {
  return a.epoch > b.epoch || (a.epoch === b.epoch && a.hop > b.hop);
}

/** Those of the latest epoch, but for copies: a token on its way counts if it would be taken, and once. */
function tokensOf(world: View, underway: readonly Underway[]): readonly Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < world.count; at++) {
    const { hasToken, epoch, hop } = world.state(at);
    if (hasToken && world.up(at)) tokens.push({ at, epoch, hop });
  }
  for (const one of underway)
    if (world.up(one.at) && isNewer(one, world.state(one.at)) && !isAmong(tokens, one))
      tokens.push(one);
  const latest = Math.max(...tokens.map(({ epoch }) => epoch));
  return tokens.filter(({ epoch }) => epoch === latest);
}

function isAmong(tokens: readonly Token[], { at, epoch, hop }: Token): boolean {
  return tokens.some((one) => one.at === at && one.epoch === epoch && one.hop === hop);
}

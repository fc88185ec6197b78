// The tokens of a run as an observer sees them: those that processes have, and those on their way.
import type { EventView, WorldView } from '../../engine/contract.ts';
import type { Params } from './index.ts';
import type { State } from './protocol.ts';
import type { Messages } from './ring.ts';

export type View = WorldView<State, Params>;

/** A token that a process has, or one on its way to it. */
export interface Token {
  readonly at: number;
  readonly epoch: number;
  readonly hop: number;
}
export interface Underway extends Token {
  readonly from: number;
}

/** Keeps the list of tokens on their way. */
export function follow(underway: Underway[], { kind, node, peer, body }: EventView): void {
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
export function tokensOf(world: View, underway: readonly Underway[]): readonly Token[] {
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

/** Whether a process has a token, or will send one again that has not been acknowledged. */
export function isKept(world: View): boolean {
  for (let at = 0; at < world.count; at++) {
    if (!world.up(at)) continue;
    const { hasToken, passes } = world.state(at);
    if (hasToken || passes.some(({ packet }) => packet.bid === null)) return true;
  }
  return false;
}

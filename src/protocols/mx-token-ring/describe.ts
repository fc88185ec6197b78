// What a process shows: whether it waits or is inside, the token, and its place in the ring.
import type { Describe, Facets } from '../../engine/contract.ts';
import type { Params } from './index.ts';
import type { State } from './protocol.ts';
import { nextOf } from './ring.ts';

export const describe: Describe<State, Params> = (state, { id, count, params }) => {
  const next = nextOf(id, count, state.dead);
  return {
    band: band(state),
    badges: state.hasToken ? [{ text: tokenOf(state), tone: 'active' }] : undefined,
    rows: [
      ['phase', state.phase],
      ['token', state.hasToken ? 'here' : 'not here'],
      ['epoch', state.epoch],
      ['seen last at hop', state.hop],
      ['next', `P${next}`],
      ...(params.acknowledgements ? acknowledged(state) : []),
      ...(params.regeneration ? [['candidate', state.electing ? 'yes' : 'no'] as const] : []),
    ],
    edges: next === id ? [] : [{ to: next, role: 'next' }],
    ring: { token: state.hasToken ? tokenOf(state) : undefined },
  };
};

function band({ phase, electing }: State): Facets['band'] {
  if (phase === 'held') return { text: 'critical section', tone: 'active' };
  if (electing) return { text: 'election', tone: 'warning' };
  if (phase === 'wanted') return { text: 'waits for the token', tone: 'waiting' };
  return undefined;
}

function tokenOf({ epoch }: State): string {
  return epoch === 0 ? 'token' : `token, epoch ${epoch}`;
}

function acknowledged({ passes, dead }: State): (readonly [string, string])[] {
  return [
    ['waits for ACK of', names(passes.map(({ to }) => to))],
    ['taken for dead', names(dead)],
  ];
}

function names(ids: readonly number[]): string {
  return ids.length === 0 ? 'nobody' : ids.map((id) => `P${id}`).join(', ');
}

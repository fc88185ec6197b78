// A cycle over whole columns where whole stores are compared: what the handlers come to, for sweeps of very many nodes.
import type { Bulk, WholeCycle } from '../../engine/whole-cycle.ts';
import { otherThan } from '../../kit/random-calls.ts';
import type { Params } from './index.ts';
import { FIRST, NONE } from './stamp.ts';

/** The columns that it needs. */
interface Known {
  readonly stamp: number;
  readonly since: number;
}
type All = WholeCycle<Known, Params>;

/** Who has the update: 1 by node. Bytes, so that looking up a million nodes at random stays in cache. */
interface Census {
  /** When the cycle began. */
  readonly had: Uint8Array;
  /** By now. */
  readonly has: Uint8Array;
  missing: number;
}

/** There is one update only: nobody is there to write another. */
export const inBulk: Bulk<Known, Params> = {
  fits: ({ digest, view, judged }) =>
    digest === 'full' && view === 'full' && judged === 'cycle-start',
  cycle(all) {
    const { mode, patience } = all.params;
    const census = censusOf(all);
    if (mode === 'push') push(all, census);
    else pull(all, census, mode === 'push-pull');
    if (all.cycle === patience)
      for (let id = 0; id < all.count; id++) all.setActive(id, true, { background: true });
  },
};

function censusOf({ columns, count }: All): Census {
  const { stamp } = columns;
  const had = new Uint8Array(count);
  let missing = 0;
  for (let id = 0; id < count; id++)
    if (stamp[id] === NONE) missing++;
    else had[id] = 1;
  return { had, has: had.slice(), missing };
}

function push(all: All, census: Census): void {
  const { acting, count } = all;
  const { had } = census;
  all.sent('UPD', count - census.missing);
  all.phase(1);
  for (const caller of acting)
    if (had[caller] === 1) {
      all.received();
      infect(all, census, partner(all, caller), caller);
    }
}

function pull(all: All, census: Census, pushes: boolean): void {
  const { acting } = all;
  const { had } = census;
  all.sent('DIG', acting.length);
  all.phase(1);
  const asked: number[] = [];
  const answered: number[] = [];
  for (const caller of acting) {
    const called = partner(all, caller);
    all.received();
    if (had[caller] === 1) {
      if (pushes) infect(all, census, called, caller);
    } else if (had[called] === 1) {
      all.sent('UPD');
      asked.push(called);
      answered.push(caller);
    }
  }
  all.phase(2);
  for (let i = 0; i < answered.length; i++) {
    all.received();
    infect(all, census, answered[i], asked[i]);
  }
}

function partner(all: All, node: number): number {
  return otherThan(node, all.randomInt(node, all.count - 1));
}

function infect(all: All, census: Census, node: number, from: number): void {
  if (census.has[node] === 1) return;
  census.has[node] = 1;
  census.missing--;
  all.columns.stamp[node] = FIRST;
  all.columns.since[node] = all.cycle;
  all.mark(node, 'INFECTED', from);
  all.setActive(node, true, { background: true });
}

// A cycle of push with feedback over whole columns: what the handlers come to, for sweeps of very many nodes.
import type { Bulk, WholeCycle } from '../../engine/whole-cycle.ts';
import { otherThan } from '../../kit/random-calls.ts';
import type { Params } from './index.ts';
import { Phase } from './metrics.ts';

/** The columns that it needs. */
interface Known {
  readonly phase: number;
  readonly counter: number;
  readonly heard: number;
}
type All = WholeCycle<Known, Params>;

export const pushInBulk: Bulk<Known, Params> = {
  /** Where nobody refuses, and hears no praise that would count. */
  fits: ({ mode, interest, connectionLimit, stopping, counterReset }) =>
    mode === 'push' &&
    interest === 'feedback' &&
    connectionLimit === 0 &&
    (stopping === 'coin' || !counterReset),
  cycle(all) {
    const callers = all.acting.slice();
    const called = callers.map((node) => partner(all, node));
    all.sent('RUMOR', callers.length);
    all.phase(1);
    const useless = callers.filter((caller, i) => !isNews(all, called[i], caller));
    all.phase(2);
    for (const caller of useless) loseInterest(all, caller);
  },
};

function partner(all: All, node: number): number {
  return otherThan(node, all.randomInt(node, all.count - 1));
}

/** The call arrives: whether it was not useless. Else it is answered. */
function isNews(all: All, node: number, from: number): boolean {
  const { phase, heard, counter } = all.columns;
  all.received();
  if (phase[node] !== Phase.susceptible) {
    if (all.params.judged === 'cycle-start' && heard[node] >= all.cycle) return true;
    all.sent('FB');
    return false;
  }
  phase[node] = Phase.infective;
  counter[node] = 0;
  heard[node] = all.cycle;
  all.mark(node, 'INFECTED', from);
  all.setActive(node, true);
  return true;
}

function loseInterest(all: All, node: number): void {
  const { phase, counter } = all.columns;
  const { stopping, k } = all.params;
  all.received();
  if (stopping === 'coin' ? !all.chance(node, 1 / k) : ++counter[node] < k) return;
  phase[node] = Phase.removed;
  all.mark(node, 'REMOVED');
  all.setActive(node, false);
}

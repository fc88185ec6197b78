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
    const useless = spread(all, callers, called);
    all.phase(2);
    loseInterest(all, useless);
  },
};

function partner(all: All, node: number): number {
  return otherThan(node, all.randomInt(node, all.count - 1));
}

/** The calls arrive. Those that were useless are answered; returns who made them. Messages are counted up to each mark. */
function spread(all: All, callers: readonly number[], called: readonly number[]): number[] {
  const { phase, heard, counter } = all.columns;
  const { cycle } = all;
  const atStart = all.params.judged === 'cycle-start';
  const useless: number[] = [];
  let arrived = 0;
  let answered = 0;
  for (let i = 0; i < called.length; i++) {
    const node = called[i];
    arrived++;
    if (phase[node] !== Phase.susceptible) {
      if (atStart && heard[node] >= cycle) continue;
      useless.push(callers[i]);
      answered++;
      continue;
    }
    all.received(arrived);
    all.sent('FB', answered);
    arrived = 0;
    answered = 0;
    phase[node] = Phase.infective;
    counter[node] = 0;
    heard[node] = cycle;
    all.mark(node, 'INFECTED', callers[i]);
    all.setActive(node, true);
  }
  all.received(arrived);
  all.sent('FB', answered);
  return useless;
}

function loseInterest(all: All, callers: readonly number[]): void {
  const { phase, counter } = all.columns;
  const { stopping, k } = all.params;
  let arrived = 0;
  for (const node of callers) {
    arrived++;
    if (stopping === 'coin' ? !all.chance(node, 1 / k) : ++counter[node] < k) continue;
    all.received(arrived);
    arrived = 0;
    phase[node] = Phase.removed;
    all.mark(node, 'REMOVED');
    all.setActive(node, false);
  }
  all.received(arrived);
}

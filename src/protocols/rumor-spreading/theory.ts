// The residue of rumor spreading (Demers et al. 1987; the notes' formula with p_stop = 1/k), and the curves that lead to it.
import type { Theory } from '../../engine/contract.ts';
import { isFaultless, longestDelay, type NetworkSpec } from '../../engine/network.ts';
import { exp } from '../../engine/portable-math.ts';
import { CYCLE } from '../../kit/random-calls.ts';
import { inContinuousTime, inCycles, type Moment } from './equations.ts';
import type { Params } from './index.ts';

/** The formula is one of many nodes: with feedback a hundred are, without it chance weighs more. */
const FEWEST_NODES = { feedback: 100, blind: 1000 };

export const theory: Theory<Params> = {
  formula: 's = e^(−m), m = (k + 1)(1 − s): k useless calls and a useful one for each node reached',
  source: 'Demers et al. 1987, section 1.4',
  metrics(params, network) {
    const contacts = contactsOf(params);
    const { nodes, interest } = params;
    const isCrowd = nodes >= FEWEST_NODES[interest];
    if (contacts === undefined || !isFaultless(network) || !isCrowd) return {};
    // Feedback must come back before the next act.
    if (isSlow(params, network)) return {};
    const residue = residueOf(contacts);
    const uncalled = interest === 'feedback' ? 1 / nodes : 0;
    return { residue, traffic: contacts * (1 - residue) - uncalled };
  },
  curves(params, network) {
    if (!isFaultless(network) || isSlow(params, network)) return [];
    const moments = momentsOf(params);
    if (!moments) return [];
    return [
      { cell: 'susceptible', points: moments.map((at) => [at.time, at.susceptible] as const) },
      { cell: 'infective', points: moments.map((at) => [at.time, at.infective] as const) },
      {
        cell: 'removed',
        points: moments.map((at) => [at.time, 1 - at.susceptible - at.infective] as const),
      },
    ];
  },
};

/** Asynchronously: a call and its answer may take longer than a node waits before the next. */
function isSlow({ timing }: Params, network: NetworkSpec): boolean {
  return timing === 'async' && 2 * longestDelay(network) > CYCLE;
}

/** Contacts of each node that the rumor reaches, on average; undefined where no such number is known. */
function contactsOf(params: Params): number | undefined {
  const { mode, interest, stopping, counterReset, judged, connectionLimit, k } = params;
  if (mode !== 'push' || connectionLimit > 0) return undefined;
  if (interest === 'blind') return k >= 2 ? k : undefined;
  const resets = stopping === 'counter' && counterReset && k > 1;
  return judged === 'immediate' && !resets ? k + 1 : undefined;
}

/** The solution below 1 of s = e^(-contacts (1 - s)). */
export function residueOf(contacts: number): number {
  let s = 0;
  for (let n = 0; n < 1000; n++) {
    const next = exp(-contacts * (1 - s));
    if (next === s) break;
    s = next;
  }
  return s;
}

function momentsOf(params: Params): Moment[] | undefined {
  if (params.mode === 'push-pull' || params.connectionLimit > 0) return undefined;
  if (params.timing === 'cycle') return inCycles(params);
  return params.mode === 'push' ? inContinuousTime(params) : undefined;
}

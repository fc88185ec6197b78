// Mean field of anti-entropy: the fraction that misses the update, cycle by cycle (Demers et al. 1987, section 1.3).
import type { Theory } from '../../engine/contract.ts';
import { isFaultless } from '../../engine/network.ts';
import { exp, ln } from '../../engine/portable-math.ts';
import type { Params } from './index.ts';
import { levelsOf } from './tree.ts';

const MAX_CYCLES = 1000;
/** The number of cycles is one of many nodes: a hundred take 0.1 less, 300 still 0.03. */
const FEWEST_NODES = 1000;
/** Of push, beside both logarithms; for large n it swings by 0.0002 only. */
const BESIDE = 1.1825;

export const theory: Theory<Params> = {
  formula:
    "push: p' = p·e^(−(1 − p)); pull: p' = p²; push-pull: p' = p²·e^(−(1 − p)); push takes log₂ n + ln n + 1.18 cycles on average, n ≥ 1000",
  source: 'Demers et al. 1987, section 1.3; Pittel 1987; Daknama et al. 2020',
  metrics(params, network) {
    const { nodes, mode, initial } = params;
    const holds = isMixed(params) && mode === 'push' && initial === 1;
    if (!holds || nodes < FEWEST_NODES || !isFaultless(network)) return {};
    return { cyclesAll: ln(nodes) / ln(2) + ln(nodes) + BESIDE };
  },
  curves(params, network) {
    if (!isMixed(params) || !isFaultless(network)) return [];
    const missing = meanField(params);
    const seen = phasesOf(params) / PHASES_A_CYCLE;
    return [
      { cell: 'susceptible', points: missing.map((p, cycle) => [cycle + seen, p] as const) },
      { cell: 'infected', points: missing.map((p, cycle) => [cycle + seen, 1 - p] as const) },
    ];
  },
};
/** In synchronous cycles everybody calls anybody, and shows what it held when the cycle began. */
function isMixed({ timing, view, judged, mode }: Params): boolean {
  return timing === 'cycle' && view === 'full' && (judged === 'cycle-start' || mode === 'push');
}

const PHASES_A_CYCLE = 10;

/** Phases of a cycle until the last node that is infected in it has the update: messages one after another. */
function phasesOf({ mode, digest, items }: Params): number {
  const exchange = mode === 'push' ? 1 : 2;
  if (digest === 'full' || digest === 'recent') return exchange;
  const levels = digest === 'merkle' ? levelsOf(items) : 0;
  // The one who called compares the items; where it is not its turn, it is asked to.
  return 1 + levels + (levels % 2 === 0 ? 1 : 0) + exchange;
}

/** From cycle 0 on, until less than half a node is expected to miss the update. */
export function meanField({
  nodes,
  initial,
  mode,
}: Pick<Params, 'nodes' | 'initial' | 'mode'>): number[] {
  const missing = [1 - initial / nodes];
  while (missing.length < MAX_CYCLES) {
    const p = missing[missing.length - 1];
    if (p < 0.5 / nodes) break;
    missing.push(next(p, nodes, mode));
  }
  return missing;
}

/** Who misses it after a cycle: nobody who has it called (push), and whom it called itself misses it too (pull). */
function next(p: number, nodes: number, mode: Params['mode']): number {
  const pushed = exp((nodes - 1) * (1 - p) * ln(1 - 1 / (nodes - 1)));
  if (mode === 'push') return p * pushed;
  return mode === 'pull' ? p * p : p * p * pushed;
}

// What was done to a run by hand as a budget for every schedule: so many crashes, losses and the like, at any moment.
import type { NetworkSpec } from '../engine/network.ts';
import type { Intervention, Run } from '../engine/run.ts';
import { type Budgets, NO_FAULTS } from './budgets.ts';

export interface ByHand {
  readonly budgets: Budgets;
  /** In words: what is no part of any schedule, each thing once. */
  readonly leftOut: readonly string[];
}

/** One fault that was met: the budget that it counts for, or what is left out. */
type Met = { readonly kind: keyof Budgets } | { readonly leftOut: string } | undefined;

/** `isBounded`: delays keep to the network's bounds (synchronous timing). */
export function byHand(run: Run, nodes: number, isBounded: boolean): ByHand {
  const met = run.interventions.map((what) => metBy(what, nodes, isBounded));
  const budgets = { ...NO_FAULTS };
  const leftOut = new Set(byChance(run.network));
  for (const one of met)
    if (one && 'kind' in one) budgets[one.kind]++;
    else if (one) leftOut.add(one.leftOut);
  return { budgets, leftOut: [...leftOut] };
}

function metBy(what: Intervention, nodes: number, isBounded: boolean): Met {
  switch (what.kind) {
    case 'crash':
      return { kind: 'crashes' };
    case 'recover':
      return what.amnesia ? { leftOut: 'recoveries with amnesia' } : { kind: 'recoveries' };
    case 'lose':
      return { kind: 'losses' };
    case 'duplicate':
      return { kind: 'duplicates' };
    case 'partition':
      return cutOf(what, nodes);
    case 'pause':
    case 'resume':
      return { leftOut: 'pauses' };
    case 'corrupt':
      return { leftOut: 'corruption' };
    case 'clock':
      return { leftOut: 'clocks set by hand' };
    case 'delay':
      return isBounded ? { leftOut: 'delays set by hand' } : undefined;
    default:
      // Commands are explored as they are; a cut may heal at any moment.
      return undefined;
  }
}

function cutOf(
  { groups, oneWay }: Extract<Intervention, { kind: 'partition' }>,
  nodes: number,
): Met {
  if (oneWay) return { leftOut: 'cuts in one direction' };
  const named = new Set(groups.flat()).size;
  const sides = groups.filter((group) => group.length > 0).length + (named < nodes ? 1 : 0);
  return sides > 2 ? { leftOut: 'cuts into more than two parts' } : { kind: 'partitions' };
}

/** What the network does by chance, which no budget stands for. */
function byChance({ loss, duplication, corruption, pairs }: NetworkSpec): readonly string[] {
  const losesSomewhere = loss > 0 || pairs?.some((pair) => (pair.loss ?? 0) > 0);
  return [
    ...(losesSomewhere ? ['losses by chance'] : []),
    ...(duplication > 0 ? ['duplicates by chance'] : []),
    ...(corruption > 0 ? ['corruption'] : []),
  ];
}

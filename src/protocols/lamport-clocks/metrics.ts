// How many events there were, how often a stamp moved a clock, and how many pairs the clocks order wrongly or not at all.
import { defineMetrics } from '../../engine/contract.ts';
import { follow, HISTORY_KINDS, type History, newHistory } from './history.ts';
import type { Params } from './index.ts';

interface Fold {
  readonly history: History;
  /** By process: the stamps of its events. */
  readonly stamps: number[][];
  /** Processes whose stamps have descended: their memory of the clock was lost. */
  readonly fell: boolean[];
  events: number;
  corrections: number;
  inversions: number;
}

export const clockMetrics = defineMetrics<unknown, Params, Fold>({
  kinds: HISTORY_KINDS,
  init: ({ nodes }) => ({
    history: newHistory(nodes),
    stamps: Array.from({ length: nodes }, () => []),
    fell: new Array(nodes).fill(false),
    events: 0,
    corrections: 0,
    inversions: 0,
  }),
  event(fold, event) {
    const past = follow(fold.history, event);
    if (!past) return;
    const { node, type, value } = event;
    fold.events++;
    if (type === 'CORRECTED') fold.corrections++;
    if (value < (fold.stamps[node].at(-1) ?? 0)) fold.fell[node] = true;
    past.forEach((count, id) => {
      const earlier = id === node ? count - 1 : count;
      fold.inversions += notBelow(fold.stamps[id], earlier, value, fold.fell[id]);
    });
    fold.stamps[node].push(value);
  },
  result: ({ events, corrections, inversions }, _world, { sent }) => ({
    metrics: { events, messages: sent, corrections, inversions },
  }),
});

/** How many of the first `count` stamps are not below `limit`. They ascend, unless the process fell back. */
function notBelow(stamps: readonly number[], count: number, limit: number, fell: boolean): number {
  let found = 0;
  for (let i = count - 1; i >= 0 && (fell || stamps[i] >= limit); i--)
    if (stamps[i] >= limit) found++;
  return found;
}

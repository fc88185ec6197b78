// Path lengths, timeouts and load, folded from the marks FOUND, FAILED, JOINED and KEYS and from where keys lie.
import { defineMetrics, type EventView, type WorldView } from '../../engine/contract.ts';
import { countBelow } from '../../kit/identifier-circle.ts';
import type { Result, State } from './place.ts';
import { firstOwner, type LaidParams } from './ring.ts';
import { trueOwner } from './true-owner.ts';

interface Fold {
  found: number;
  hops: number;
  toPredecessor: number;
  timeouts: number;
  ended: number;
  failed: number;
  lost: number;
  /** Lookups found, by hops. */
  readonly byHops: number[];
  /** Who joined last, and how many keys it took over. */
  joiner: number;
  moved: number;
}
type View = WorldView<State, LaidParams>;

export const chordFold = defineMetrics<State, LaidParams, Fold>({
  kinds: ['mark'],
  init: () => ({
    found: 0,
    hops: 0,
    toPredecessor: 0,
    timeouts: 0,
    ended: 0,
    failed: 0,
    lost: 0,
    byHops: [],
    joiner: -1,
    moved: 0,
  }),
  event(fold, event, world) {
    if (event.type === 'FOUND' || event.type === 'FAILED') end(fold, event, world);
    else if (event.type === 'KEYS') move(fold, event);
    else if (event.type === 'JOINED') Object.assign(fold, { joiner: event.node, moved: 0 });
  },
  result: (fold, world) => ({
    metrics: { ...pathMetrics(fold, world.params), ...loadMetrics(fold, world) },
    lists: { lookupsByHops: Array.from(fold.byHops, (count) => count ?? 0) },
  }),
});

function end(fold: Fold, event: EventView, world: View): void {
  const result = world.state(event.node).result as Result;
  fold.ended++;
  fold.timeouts += result.timeouts;
  if (!world.up(firstOwner(world.params.layout, result.key).node)) fold.lost++;
  if (result.owner !== trueOwner(world, result.key)?.place.id) {
    fold.failed++;
    return;
  }
  fold.found++;
  fold.hops += result.hops;
  fold.toPredecessor += Math.max(0, result.hops - 1);
  fold.byHops[result.hops] = (fold.byHops[result.hops] ?? 0) + 1;
}

/** What it took over first: later keys come to it because others leave. */
function move(fold: Fold, { node, value }: EventView): void {
  if (node !== fold.joiner || fold.moved > 0) return;
  fold.moved = value;
}

function pathMetrics(fold: Fold, { stabilize }: LaidParams) {
  const { found, ended } = fold;
  return {
    hopsMean: found > 0 ? fold.hops / found : undefined,
    hopsToPredecessorMean: found > 0 ? fold.toPredecessor / found : undefined,
    hopsMax: found > 0 ? fold.byHops.length - 1 : undefined,
    timeoutsMean: ended > 0 ? fold.timeouts / ended : undefined,
    failedLookups: ended > 0 ? fold.failed / ended : undefined,
    lostLookups: ended > 0 && !stabilize ? fold.lost / ended : undefined,
  };
}

function loadMetrics(fold: Fold, world: View) {
  const { keys } = world.params;
  const loads: number[] = [];
  for (let node = 0; node < world.count; node++)
    if (world.up(node) && isIn(world.state(node))) loads.push(keysOf(world.state(node)));
  if (keys === 0 || loads.length === 0) return {};
  loads.sort((a, b) => a - b);
  const last = keysOf(world.state(world.count - 1));
  return {
    keysMean: loads.reduce((sum, load) => sum + load, 0) / loads.length,
    keysP1: percentile(loads, 0.01),
    keysP99: percentile(loads, 0.99),
    keysMax: loads[loads.length - 1],
    nodesWithoutKeys: countBelow(loads, 1) / loads.length,
    keysMoved: (fold.joiner < 0 ? last : fold.moved) / keys,
  };
}

function isIn({ places }: State): boolean {
  return places.some(({ joined }) => joined);
}

export function keysOf({ places }: State): number {
  return places.reduce((sum, { keys }) => sum + keys.length, 0);
}

/** The nearest rank. */
function percentile(sorted: readonly number[], fraction: number): number {
  return sorted[Math.max(0, Math.ceil(fraction * sorted.length) - 1)];
}

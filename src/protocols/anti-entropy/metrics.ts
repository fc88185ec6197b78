// When nodes got the update, folded from the marks INFECTED, and what comparing took.
import { defineMetrics, type WorldView } from '../../engine/contract.ts';
import { CYCLE } from '../../kit/random-calls.ts';
import type { Params } from './index.ts';
import { NONE } from './stamp.ts';
import { FAN_OUT } from './tree.ts';

interface Fold {
  /** Synchronous cycles are counted whole. */
  readonly whole: boolean;
  /** Nodes infected in each cycle, fewer those that forgot. */
  readonly byCycle: number[];
  /** Cycles. */
  last: number;
}
interface Known {
  readonly stamp: number;
}

export const antiEntropyFold = defineMetrics<Known, Params, Fold>({
  kinds: ['mark', 'recover'],
  init: ({ timing }) => ({ whole: timing === 'cycle', byCycle: [0], last: 0 }),
  event(fold, { kind, type, time, node, value }, world) {
    const cycles = time / CYCLE;
    const cycle = fold.whole ? Math.floor(cycles) : Math.ceil(cycles);
    if (kind === 'recover') {
      if (value === 1 && world.state(node).stamp !== NONE) count(fold, cycle, -1);
    } else if (type === 'INFECTED') {
      count(fold, cycle, 1);
      fold.last = fold.whole ? cycle : cycles;
    }
  },
  result: (fold, world, { sent, byType }) => ({
    metrics: {
      cyclesAll: allHaveIt(world) ? fold.last : undefined,
      messages: sent,
      comparisons: comparisons(world.params, byType),
      itemsSent: itemsSent(world.params, byType),
    },
    lists: { susceptibleByCycle: susceptible(fold, world.count) },
  }),
});

type ByType = Readonly<Record<string, number | undefined>>;

/** A push of a store and a digest name all items, but for those that the tree has led to. */
function comparisons({ mode, digest }: Params, { UPD = 0, DIG = 0 }: ByType): number {
  if (digest === 'merkle') return 0;
  return mode === 'push' ? UPD : DIG;
}

/** An answer carries what is newer, one item; a list of recent updates counts as one. */
function itemsSent(params: Params, byType: ByType): number {
  const { UPD = 0, DIG = 0, SUM = 0, RECENT = 0, TREE = 0 } = byType;
  const single = UPD + DIG + SUM + 2 * RECENT + FAN_OUT * TREE;
  return single + (params.items - 1) * comparisons(params, byType);
}

function count({ byCycle }: Fold, cycle: number, nodes: number): void {
  while (byCycle.length <= cycle) byCycle.push(0);
  byCycle[cycle] += nodes;
}

/** From cycle 0 on; asynchronously at the end of each cycle. */
function susceptible({ byCycle }: Fold, nodes: number): number[] {
  let left = nodes;
  return byCycle.map((infected) => {
    left -= infected;
    return left / nodes;
  });
}

function allHaveIt(world: WorldView<Known, unknown>): boolean {
  for (let id = 0; id < world.count; id++)
    if (world.state(id).stamp === NONE && world.up(id)) return false;
  return true;
}

// Residue, traffic and times of a rumor, folded from the marks INFECTED and REMOVED.
import {
  defineMetrics,
  type EventView,
  type MessageCounts,
  type WorldView,
} from '../../engine/contract.ts';
import { CYCLE } from '../../kit/random-calls.ts';

/** Values of `state.phase`; also the order of the manifest's cells. */
export const Phase = { susceptible: 0, infective: 1, removed: 2 } as const;

interface Fold {
  /** Synchronous cycles are counted whole. */
  readonly whole: boolean;
  /** Cycle in which each node heard the rumor last. */
  readonly heard: number[];
  reached: number;
  spreading: number;
  sum: number;
  last: number;
  quiet: number;
}
interface Known {
  readonly phase: number;
}
interface Asked {
  readonly nodes: number;
  readonly mode: string;
  readonly timing: string;
}

export const rumorFold = defineMetrics<Known, Asked, Fold>({
  kinds: ['mark', 'crash', 'recover'],
  init: ({ nodes, timing }) => ({
    whole: timing === 'cycle',
    heard: new Array<number>(nodes).fill(0),
    reached: 0,
    spreading: 0,
    sum: 0,
    last: 0,
    quiet: 0,
  }),
  event(fold, event, world) {
    if (event.kind !== 'mark') return noteFault(fold, event, world);
    const cycle = cycleOf(fold, event.time);
    if (event.type === 'INFECTED') {
      fold.reached++;
      fold.spreading++;
      fold.sum += cycle;
      fold.heard[event.node] = cycle;
      fold.last = cycle;
    } else if (event.type === 'REMOVED') stop(fold, cycle);
  },
  result: (fold, world, messages) => ({
    metrics: {
      residue: 1 - fold.reached / world.count,
      traffic: carried(messages, world.params.mode) / world.count,
      cyclesAverage: fold.reached > 0 ? fold.sum / fold.reached : undefined,
      cyclesLast: fold.last,
      cyclesQuiet: fold.spreading === 0 ? fold.quiet : undefined,
    },
  }),
});

/** The cycle under way; asynchronously the time, in cycles. */
function cycleOf({ whole }: Fold, time: number): number {
  return whole ? Math.floor(time / CYCLE) : time / CYCLE;
}

function stop(fold: Fold, cycle: number): void {
  if (--fold.spreading === 0) fold.quiet = cycle;
}

/** A crash stops a node that spreads, until it recovers; with amnesia it has never heard the rumor. */
function noteFault(fold: Fold, event: EventView, world: WorldView<Known, unknown>): void {
  const { phase } = world.state(event.node);
  const forgets = event.kind === 'recover' && event.value === 1;
  if (forgets && phase !== Phase.susceptible) {
    fold.reached--;
    fold.sum -= fold.heard[event.node];
  }
  if (phase !== Phase.infective || forgets) return;
  if (event.kind === 'recover') fold.spreading++;
  else stop(fold, cycleOf(fold, event.time));
}

/** A refused push has carried nothing. */
function carried({ byType }: MessageCounts, mode: string): number {
  return (byType.RUMOR ?? 0) - (mode === 'push' ? (byType.BUSY ?? 0) : 0);
}

// Who asks for the critical section and when: the workloads that all mutual exclusion protocols share.
import { defineWorkload, type Workload, type WorkloadContext } from '../engine/contract.ts';
import { choice, int, ticks } from '../engine/params.ts';
import { exponentialTicks } from '../engine/sampling.ts';
import { moved, type Rename } from '../engine/symmetry.ts';

/** Parameters that every mx-* protocol takes; spread into its schema. */
export const mutexParams = {
  nodes: int(3, { min: 2, max: 256, label: 'Processes', about: 'How many processes compete.' }),
  entries: int(6, {
    min: 0,
    max: 1_000_000,
    label: 'Entries',
    about: 'Critical sections in all (not used where only commands ask).',
  }),
  load: whoAsks(0),
  hold: int(20_000, {
    min: 1,
    max: 1_000_000_000,
    unit: 'ticks',
    label: 'Time inside',
    about: 'How long a process stays in the critical section; two mean delays unless given.',
    derive: ({ meanDelay }) => 2 * meanDelay,
  }),
  pause: ticks(200_000, {
    min: 1,
    max: 1_000_000_000,
    label: 'Pause',
    about:
      'paced: mean time from the start, or from leaving, to the next request of a process, exponentially distributed; twenty mean delays unless given. The shorter, the higher the rate of requests.',
    derive: ({ meanDelay }) => 20 * meanDelay,
  }),
} as const;

/** The choice of a workload, in the words of a protocol whose processes below `firstAsker`, 0 or 1, never ask. */
export function whoAsks(firstAsker: number) {
  const never = firstAsker === 0 ? '' : ' Node 0 coordinates and never asks.';
  return choice('saturated', ['single', 'random', 'saturated', 'paced', 'commands'], {
    label: 'Who asks',
    about: `single: node ${firstAsker} makes all requests, one after another. random: each by a node drawn at random, when nothing is in flight or waiting. saturated: every process asks again as soon as it has left. paced: every process pauses before each of its requests. commands: only the requests in the script or by hand.${never}`,
  });
}

/** How many 32-bit words there are. */
const WORDS = 2 ** 32;

interface LoadParams {
  readonly nodes: number;
  readonly entries: number;
  readonly load: 'single' | 'random' | 'saturated' | 'paced' | 'commands';
  readonly pause: number;
}
/** Requests issued by each process. */
interface LoadState {
  readonly issued: number[];
  total: number;
}
type Load = WorkloadContext<LoadState, LoadParams>;

/** What the workload remembers, with other ids of nodes. */
export function renamedLoad(load: unknown, rename: Rename): LoadState {
  const { issued, total } = load as LoadState;
  return { issued: moved(issued, rename), total };
}

/**
 * Issues `entries` requests through the command `enter`; relies on the marks ENTER and EXIT. Processes below
 * `firstAsker` never ask: `single` is that process, and the others' shares are dealt among those from it on.
 */
export function mutexLoad(firstAsker = 0): Workload<unknown, LoadParams> {
  function ask(load: Load, node: number): void {
    if (node < firstAsker || load.state.issued[node] >= quota(load.params, node)) return;
    load.state.issued[node]++;
    load.state.total++;
    const { load: kind, pause } = load.params;
    load.invoke(
      node,
      'enter',
      kind === 'paced' ? exponentialTicks(pause, load.randomInt(WORDS)) : 0,
    );
  }

  /** The most a process may ask for: all, or its even share. Who enters by hand has none of it to spend. */
  function quota({ load, nodes, entries }: LoadParams, node: number): number {
    if (load === 'single') return node === firstAsker ? entries : 0;
    if (load === 'random') return entries;
    const askers = nodes - firstAsker;
    return Math.floor(entries / askers) + (node - firstAsker < entries % askers ? 1 : 0);
  }

  return defineWorkload<LoadState, LoadParams>({
    init: (params) => ({ issued: new Array(params.nodes).fill(0), total: 0 }),
    start(load) {
      const { load: kind } = load.params;
      if (kind === 'single') ask(load, firstAsker);
      if (kind === 'saturated' || kind === 'paced')
        for (let node = firstAsker; node < load.count; node++) ask(load, node);
    },
    onMark: {
      EXIT(load, node) {
        const { load: kind } = load.params;
        if (kind === 'single' || kind === 'saturated' || kind === 'paced') ask(load, node);
      },
    },
    onIdle(load) {
      if (load.params.load === 'random' && load.state.total < load.params.entries)
        ask(load, firstAsker + load.randomInt(load.count - firstAsker));
    },
  });
}

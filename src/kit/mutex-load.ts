// Who asks for the critical section and when: the workloads that all mutual exclusion protocols share.
import { defineWorkload, type WorkloadContext } from '../engine/contract.ts';
import { choice, int } from '../engine/params.ts';

/** Parameters that every mx-* protocol takes; spread into its schema. */
export const mutexParams = {
  nodes: int(3, { min: 2, max: 256, label: 'Processes', about: 'How many processes compete.' }),
  entries: int(6, {
    min: 0,
    max: 1_000_000,
    label: 'Entries',
    about: 'Critical sections in all (not used where only commands ask).',
  }),
  load: choice('saturated', ['single', 'random', 'saturated', 'commands'], {
    label: 'Who asks',
    about:
      'single: node 0 makes all requests, one after another. random: each by a node drawn at random, when nothing is in flight or waiting. saturated: every process asks again as soon as it has left. commands: only the requests in the script or by hand.',
  }),
  hold: int(20_000, {
    min: 1,
    max: 1_000_000_000,
    unit: 'ticks',
    label: 'Time inside',
    about: 'How long a process stays in the critical section; two mean delays unless given.',
    derive: ({ meanDelay }) => Math.max(1, Math.round(2 * meanDelay)),
  }),
} as const;

interface LoadParams {
  readonly nodes: number;
  readonly entries: number;
  readonly load: 'single' | 'random' | 'saturated' | 'commands';
}
/** Requests issued by each process. */
interface LoadState {
  readonly issued: number[];
  total: number;
}
type Load = WorkloadContext<LoadState, LoadParams>;

/** Issues `entries` requests through the command `enter`; relies on the marks ENTER and EXIT. */
export const mutexLoad = defineWorkload<LoadState, LoadParams>({
  init: (params) => ({ issued: new Array(params.nodes).fill(0), total: 0 }),
  start(load) {
    if (load.params.load === 'single') ask(load, 0);
    if (load.params.load === 'saturated')
      for (let node = 0; node < load.count; node++) ask(load, node);
  },
  onMark: {
    EXIT(load, node) {
      const { load: kind } = load.params;
      if (kind === 'single' || kind === 'saturated') ask(load, node);
    },
  },
  onIdle(load) {
    if (load.params.load === 'random' && load.state.total < load.params.entries)
      ask(load, load.randomInt(load.count));
  },
});

function ask(load: Load, node: number): void {
  if (load.state.issued[node] >= quota(load.params, node)) return;
  load.state.issued[node]++;
  load.state.total++;
  load.invoke(node, 'enter');
}

/** The most a process may ask for: all, or its even share. */
function quota(params: LoadParams, node: number): number {
  if (params.load !== 'saturated') return params.entries;
  const share = Math.floor(params.entries / params.nodes);
  return share + (node < params.entries % params.nodes ? 1 : 0);
}

// Ricart and Agrawala's mutual exclusion: what the catalogue shows of it.
import { defineManifest } from '../../engine/contract.ts';
import { choice, int, list, type ParamsOf } from '../../engine/params.ts';
import { mutexParams } from '../../kit/mutex-load.ts';
import { mutexMetrics } from '../../kit/mutex-metrics.ts';

const manifest = defineManifest({
  id: 'mx-ricart-agrawala',
  title: 'Ricart and Agrawala',
  family: 'Mutual exclusion',
  version: 3,
  about:
    'Every process asks all others, and the older request wins: a deferred reply is the queue.',
  params: {
    ...mutexParams,
    variant: choice('plain', ['plain', 'roucairol-carvalho', 'crash-tolerant'], {
      label: 'Variant',
      about:
        'plain: ask everybody each time. roucairol-carvalho: a permission is kept until its giver asks. crash-tolerant: a deferred request is denied at once, and whoever stays silent is taken for dead.',
    }),
    stamp: choice('lamport', ['lamport', 'notes'], {
      label: 'Timestamps',
      about:
        'lamport: a logical clock, raised by every request received. notes: the current time of the local clock, as in the lecture notes that Lightcone’s catalogue started from.',
    }),
    clocks: list([], {
      min: 0,
      max: 1_000_000,
      label: 'First clocks',
      about: "The processes' logical clocks at the start; 0 where the list ends.",
    }),
    timeout: int(40_000, {
      min: 1,
      max: 1_000_000_000,
      unit: 'ticks',
      label: 'Timeout',
      about:
        'crash-tolerant: how long to wait for replies before asking again all who have not agreed, whether they denied or stayed silent; four mean delays unless given. It must exceed a round trip.',
      derive: ({ meanDelay }) => 4 * meanDelay,
    }),
    retries: int(2, {
      min: 0,
      max: 20,
      label: 'Retries',
      about:
        'crash-tolerant: how often a silent process is asked again before it is taken for dead.',
    }),
  },
  presets: [
    { id: 'late-request', title: 'A late message changes the winner' },
    { id: 'two-contenders', title: 'Two contenders, one bystander' },
    { id: 'tie', title: 'A tie of timestamps' },
    { id: 'crash', title: 'One crash blocks all' },
    { id: 'crash-tolerant', title: 'Denied, silent, dead' },
    { id: 'notes-clock', title: 'Stamps from the wall clock' },
    { id: 'roucairol-carvalho', title: 'Keeping permissions' },
    { id: 'sixteen', title: 'Sixteen, all the time' },
  ],
  views: ['space-time'],
  time: { unit: 'ms', ticks: 1000 },
  nodeLabel: 'P',
  metrics: mutexMetrics,
  commands: { enter: 'Request' },
  check: (params) =>
    params.clocks.length > params.nodes
      ? { param: 'clocks', message: `${params.clocks.length} clocks for ${params.nodes} processes` }
      : undefined,
});

export type Params = ParamsOf<(typeof manifest)['params']>;
export default manifest;

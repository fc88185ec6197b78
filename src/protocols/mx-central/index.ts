// Centralised mutual exclusion: what the catalogue shows of it.
import { defineManifest } from '../../engine/contract.ts';
import { choice, int, type ParamsOf } from '../../engine/params.ts';
import { mutexParams, whoAsks } from '../../kit/mutex-load.ts';
import { mutexMetrics } from '../../kit/mutex-metrics.ts';

const manifest = defineManifest({
  id: 'mx-central',
  title: 'Central coordinator',
  family: 'Mutual exclusion',
  version: 3,
  about: 'One process grants entry to all others, one at a time, and keeps a queue of who waits.',
  params: {
    ...mutexParams,
    load: whoAsks(1),
    busy: choice('silent', ['silent', 'denied'], {
      label: 'While it is held',
      about:
        'silent: a request is queued without an answer. denied: it is queued, and answered DENIED at once, so that silence means something.',
    }),
    timeout: int(40_000, {
      min: 1,
      max: 1_000_000_000,
      unit: 'ticks',
      label: 'Timeout',
      about:
        'denied: how long a process waits for any answer before it suspects the coordinator; four mean delays unless given.',
      derive: ({ meanDelay }) => 4 * meanDelay,
    }),
    lease: int(0, {
      min: 0,
      max: 1_000_000_000,
      unit: 'ticks',
      label: 'Lease',
      about:
        'How long after a GRANT the coordinator waits for its RELEASE, then goes on without it; 0: for ever.',
    }),
  },
  presets: [
    { id: 'textbook', title: 'Granted, queued, released' },
    { id: 'arrival-order', title: 'Asked first, served last' },
    { id: 'coordinator-crash', title: 'The coordinator crashes' },
    { id: 'denied', title: 'Denied, so silence speaks' },
    { id: 'holder-crash', title: 'The holder crashes' },
    { id: 'lease', title: 'A lease frees it' },
    { id: 'lease-too-short', title: 'Slow is not dead' },
    { id: 'twenty', title: 'Twenty, all the time' },
    { id: 'paced', title: 'Requests at a rate' },
  ],
  views: ['space-time'],
  time: { unit: 'ms', ticks: 1000 },
  nodeLabel: 'P',
  metrics: mutexMetrics,
  commands: { enter: 'Request', tell: 'Tell others of it' },
});

export type Params = ParamsOf<(typeof manifest)['params']>;
export default manifest;

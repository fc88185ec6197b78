// Skeleton: presets as data, in the order of the manifest.
import type { Preset } from '../../engine/contract.ts';

export const presets: readonly Preset[] = [
  {
    id: 'three',
    about: 'P0 asks two others. Crash one of them before it answers, and P0 waits for ever.',
    params: { nodes: 3, askers: [0] },
    seed: 1,
    beats: [
      {
        id: 'asks',
        title: 'P0 asks',
        caption: 'P0 asks everybody whether they are there.',
        at: { kind: 'invoke', node: 0 },
      },
      {
        id: 'done',
        title: 'all answered',
        caption: 'P0 has heard from everybody: 4 messages.',
        at: { kind: 'mark', type: 'DONE' },
      },
    ],
  },
];

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
  {
    id: 'twice',
    about: 'The network doubles every second message or so. An answer counts once.',
    params: { nodes: 3, askers: [0] },
    network: { duplication: 0.5 },
    seed: 1,
    beats: [
      {
        id: 'twice',
        title: 'it comes twice',
        caption: 'P2’s answer comes a second time and is not counted: P1’s is still missing.',
        at: { kind: 'receive', node: 0, peer: 2, type: 'PONG', nth: 2 },
      },
      {
        id: 'done',
        title: 'all answered',
        caption: 'P0 has heard from both, whatever came twice.',
        at: { kind: 'mark', type: 'DONE' },
      },
    ],
  },
];

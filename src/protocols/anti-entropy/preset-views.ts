// Presets: partial views.
import type { Preset } from '../../engine/contract.ts';
import { infected } from './moments.ts';

export const views: readonly Preset[] = [
  {
    id: 'neighbours',
    about:
      'Each node knows only its two neighbours on either side. The update creeps around the circle instead of growing without bounds.',
    params: { nodes: 60, view: 'neighbours' },
    seed: 1,
    view: 'network',
    beats: [
      {
        id: 'starts',
        title: 'it starts',
        caption: 'N0 can infect only N1, N2, N58 and N59.',
        at: infected(2),
      },
      {
        id: 'creeps',
        title: 'it creeps',
        caption:
          'Only the two ends of the stretch that has it meet anybody new: it grows by the same number in each cycle.',
        at: infected(15),
      },
      {
        id: 'half',
        title: 'half have it',
        caption: 'Everything inside compares in vain.',
        at: infected(30),
      },
      {
        id: 'all',
        title: 'all have it',
        caption:
          '26 cycles, and with twice as many nodes about twice as many. With random partners six are enough.',
        at: infected(60),
      },
    ],
  },
  {
    id: 'small-world',
    about:
      'The same circle, but one link in ten leads anywhere: a few far calls are enough to make the update grow again (Watts and Strogatz).',
    params: { nodes: 60, view: 'neighbours', topology: 'small-world' },
    seed: 2,
    view: 'network',
    beats: [
      {
        id: 'near',
        title: 'to neighbours',
        caption: 'It begins as before, with somebody near N0.',
        at: infected(2),
      },
      {
        id: 'far',
        title: 'far away',
        caption:
          'N1 knows N30 as well, on the other side of the circle: a second stretch begins there.',
        at: { kind: 'mark', node: 30, type: 'INFECTED' },
      },
      {
        id: 'half',
        title: 'half have it',
        caption: 'Several stretches grow at once, each at both of its ends.',
        at: infected(30),
      },
      {
        id: 'all',
        title: 'all have it',
        caption:
          '11 cycles instead of 26. With 400 nodes it is 20 instead of 156, and nobody knows more than before.',
        at: infected(60),
      },
    ],
  },
];

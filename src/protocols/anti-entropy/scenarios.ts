// Presets: the textbook's three curves, message by message, faults, cheaper comparisons, partial views, many.
import type { Preset } from '../../engine/contract.ts';
import { infected } from './moments.ts';
import { costs } from './preset-costs.ts';
import { curves } from './preset-curves.ts';
import { faults } from './preset-faults.ts';
import { views } from './preset-views.ts';

const many: Preset = {
  id: 'thirty-thousand',
  about:
    'Three times as many nodes as in the textbook’s figure: about one cycle more. Cycles grow with the logarithm.',
  params: { nodes: 30_000 },
  seed: 11,
  beats: [
    {
      id: 'starts',
      title: 'it starts',
      caption:
        'One in thirty thousand has it. That costs log₃ n cycles at the start, whatever comes later.',
      at: infected(1),
    },
    {
      id: 'half',
      title: 'half have it',
      caption:
        'Measurement lies on the dashed theory, early or late by what happened in the first cycles.',
      at: infected(15_000),
    },
    {
      id: 'all',
      title: 'all have it',
      caption: '13 cycles, after 12 with 10,000 nodes.',
      at: infected(30_000),
    },
  ],
};

export const presets: readonly Preset[] = [...curves, ...faults, ...costs, ...views, many];

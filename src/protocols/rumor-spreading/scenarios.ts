// Presets: the notes' table, more persistence, message by message, the variants, faults, many.
import type { Preset } from '../../engine/contract.ts';

export const presets: readonly Preset[] = [
  { id: 'one-in-five', about: 'x', expectFails: ['everyone-hears'], beats: [] },
  {
    id: 'twelve',
    about: 'x',
    params: { nodes: 12, timing: 'async', k: 2 },
    beats: [],
    view: 'space-time',
  },
  { id: 'pull', about: 'x', params: { nodes: 1000, mode: 'pull', stopping: 'counter' }, beats: [] },
];

// Skeleton: what the catalogue shows of it.
import { defineManifest } from '../../engine/contract.ts';
import { int, list, type ParamsOf } from '../../engine/params.ts';

const MAX_NODES = 64;

const manifest = defineManifest({
  id: 'skeleton',
  title: 'Skeleton',
  family: 'Communication',
  version: 1,
  about: 'A process asks all others whether they are there, and each of them answers.',
  params: {
    nodes: int(3, { min: 2, max: MAX_NODES, label: 'Processes', about: 'How many there are.' }),
    askers: list([0], {
      min: 0,
      max: MAX_NODES - 1,
      nodes: true,
      all: true,
      label: 'Askers',
      about: 'Processes that ask once, at time 0.',
    }),
  },
  presets: [
    { id: 'three', title: 'One asks two' },
    { id: 'twice', title: 'Messages come twice' },
  ],
  views: ['space-time'],
  time: { unit: 'ms', ticks: 1000 },
  nodeLabel: 'P',
  metrics: [
    { name: 'rounds', about: 'Questions that everybody has answered.', unit: '', counts: 'DONE' },
    {
      name: 'messagesPerRound',
      about: 'Messages for each of these.',
      unit: 'messages',
      messagesFor: 'DONE',
    },
  ],
  commands: { ask: 'Ask' },
});

export type Params = ParamsOf<(typeof manifest)['params']>;
export default manifest;

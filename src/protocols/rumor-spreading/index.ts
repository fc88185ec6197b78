// Rumor spreading: what the catalogue shows of it.
import { defineManifest } from '../../engine/contract.ts';
import { choice, flag, int, type ParamsOf } from '../../engine/params.ts';

const manifest = defineManifest({
  id: 'rumor-spreading',
  title: 'Rumor spreading',
  family: 'Epidemics',
  version: 2,
  about:
    'Who knows the rumor calls others at random, and gives up when too many know it already: fast and cheap, but some never hear it.',
  params: {
    nodes: int(10_000, { min: 2, max: 1_000_000, label: 'Nodes', about: 'How many nodes.' }),
    k: int(1, {
      min: 1,
      max: 1000,
      label: 'k',
      about: 'Interest: give up with probability 1/k after a useless contact, or after k of them.',
    }),
    mode: choice('push', ['push', 'pull', 'push-pull'], {
      label: 'Direction',
      about:
        'push: who has the rumor calls a random node. pull: every node asks a random node. push-pull: who spreads it calls, all others ask.',
    }),
    interest: choice('feedback', ['feedback', 'blind'], {
      label: 'Interest',
      about:
        'feedback: only a contact with a node that knew the rumor already costs interest. blind: every contact does.',
    }),
    stopping: choice('coin', ['coin', 'counter'], {
      label: 'Giving up',
      about: 'coin: with probability 1/k each time. counter: at the k-th time.',
    }),
    counterReset: flag(false, {
      label: 'In a row',
      about:
        'counter: a useful contact sets the counter back, so that k useless ones in a row end it.',
    }),
    timing: choice('cycle', ['cycle', 'async'], {
      label: 'Timing',
      about:
        'cycle: all nodes act in synchronous cycles. async: each acts once a cycle by its own timer, and messages take time.',
    }),
    judged: choice('immediate', ['immediate', 'cycle-start'], {
      label: 'Judged',
      about:
        'A contact is useless if the other node knows the rumor by now (immediate), or knew it when the cycle began (cycle-start).',
    }),
    minimisation: flag(false, {
      label: 'Minimisation',
      about:
        'push-pull with counters: of two nodes that both know the rumor, only the smaller counter grows; both if they are equal.',
    }),
    connectionLimit: int(0, {
      min: 0,
      max: 255,
      label: 'Connection limit',
      about: 'Calls that a node takes in one cycle; it refuses further ones. 0: no limit.',
    }),
    hunt: int(0, {
      min: 0,
      max: 3,
      label: 'Hunt',
      about: 'How often a node that was refused calls somebody else in the same cycle.',
    }),
  },
  presets: [
    { id: 'one-in-five', title: 'One in five never hears it' },
    { id: 'three-times', title: 'k = 3: fifty times the persistence' },
    { id: 'twelve', title: 'Twelve nodes, message by message' },
    { id: 'pull', title: 'Pull instead of push' },
    { id: 'blind', title: 'Blind: no feedback' },
    { id: 'cycle-start', title: 'Judged by the start of the cycle' },
    { id: 'loss', title: 'A fifth of all messages lost' },
    { id: 'partition', title: 'A partition in the middle of it' },
    { id: 'minimisation', title: 'Push-pull with minimisation' },
    { id: 'connection-limit', title: 'One call a cycle' },
    { id: 'hundred-thousand', title: 'A hundred thousand' },
  ],
  views: ['grid', 'space-time'],
  time: { unit: 'cycle', ticks: 1000 },
  nodeLabel: 'N',
  metrics: [
    {
      name: 'residue',
      about: 'Fraction of the nodes that the rumor never reached.',
      unit: 'fraction',
    },
    {
      name: 'traffic',
      about:
        'Messages that carry the rumor, for each node: pushes that were not refused, and answers.',
      unit: 'messages a node',
    },
    { name: 'cyclesAverage', about: 'When nodes heard the rumor, mean.', unit: 'cycles' },
    { name: 'cyclesLast', about: 'When the last node heard the rumor.', unit: 'cycles' },
    { name: 'cyclesQuiet', about: 'When the last node that spread it gave up.', unit: 'cycles' },
  ],
  cells: [
    { id: 'susceptible', title: 'has not heard', tone: 'idle' },
    { id: 'infective', title: 'spreading', tone: 'active' },
    { id: 'removed', title: 'gave up', tone: 'done' },
  ],
  commands: { report: 'Report the update' },
  check: ({ mode, interest, stopping, timing, judged, minimisation, connectionLimit, hunt }) => {
    if (timing === 'async' && judged === 'cycle-start')
      return { param: 'judged', message: 'cycle-start needs timing cycle' };
    if (minimisation && (mode !== 'push-pull' || stopping !== 'counter' || interest !== 'feedback'))
      return {
        param: 'minimisation',
        message: 'needs mode push-pull, stopping counter and interest feedback',
      };
    if (connectionLimit > 0 && (timing === 'async' || mode === 'push-pull'))
      return { param: 'connectionLimit', message: 'needs timing cycle, and mode push or pull' };
    if (hunt > 0 && connectionLimit === 0)
      return { param: 'hunt', message: 'needs a connectionLimit: without one no call is refused' };
    return undefined;
  },
});

export type Params = ParamsOf<(typeof manifest)['params']>;
export default manifest;

// Mutual exclusion by a token on a ring: what the catalogue shows of it.
import { defineManifest } from '../../engine/contract.ts';
import { flag, int, type ParamsOf, type ParamValues, ticks } from '../../engine/params.ts';
import { mutexParams } from '../../kit/mutex-load.ts';
import { mutexMetrics } from '../../kit/mutex-metrics.ts';
import { answerTime, synchronyOf } from '../../kit/synchrony.ts';

const LONGEST = 1_000_000_000;

const manifest = defineManifest({
  id: 'mx-token-ring',
  title: 'Token ring',
  family: 'Mutual exclusion',
  version: 3,
  about:
    'One token goes round a ring of processes, and who has it may enter: nobody asks, everybody waits for a turn.',
  params: {
    ...mutexParams,
    first: int(0, {
      min: 0,
      max: 255,
      label: 'First holder',
      about:
        'Where the token is at the start: P0, or with load single the process after P0, which then waits for every entry alike.',
      derive: ({ values }) => (values.load === 'single' ? 1 : 0),
    }),
    rest: ticks(0, {
      min: 0,
      max: LONGEST,
      label: 'Rest',
      about:
        'How long a process that does not want the token keeps it before it passes it on: fewer messages while nobody asks, and a longer wait.',
    }),
    acknowledgements: flag(false, {
      label: 'Acknowledgements',
      about:
        'Every pass is acknowledged, and a neighbour that stays silent is skipped from then on, until it enrols again. Acknowledgements count as control traffic.',
    }),
    synchrony: synchronyOf('every timeout'),
    ackTimeout: ticks(30_000, {
      min: 1,
      max: LONGEST,
      label: 'Acknowledgement timeout',
      about:
        'How long to wait for an acknowledgement. It should exceed two delays; unless given it follows from Synchrony.',
      derive: answerTime,
    }),
    retries: int(1, {
      min: 0,
      max: 20,
      label: 'Retries',
      about: 'How often a silent neighbour is tried again before it is skipped.',
    }),
    regeneration: flag(false, {
      label: 'Regeneration',
      about:
        'Whoever has not seen the token for too long starts an election, and the winner makes a new token with the next epoch. Tokens of older epochs are discarded.',
    }),
    timeout: ticks(180_000, {
      min: 1,
      max: LONGEST,
      label: 'Token timeout T',
      about:
        'How long a process goes without the token before it takes it for lost: two busy rounds unless given, half of one where synchrony is broken, or ten where it can only go on waiting. It must exceed the longest round.',
      derive: ({ meanDelay, values }) => {
        const { acknowledgements, ackTimeout, retries, regeneration, synchrony } = values;
        const round = meanRound(meanDelay, values);
        if (regeneration && synchrony === 'broken') return round / 2;
        const skip = acknowledgements ? Number(ackTimeout) * (Number(retries) + 1) : 0;
        return (regeneration ? 2 : 10) * round + skip;
      },
    }),
    patience: ticks(1_000_000, {
      min: 0,
      max: LONGEST,
      label: 'Patience',
      about:
        'How long a process that waits keeps the run going without seeing the token: 30 busy rounds unless given, 200 with regeneration, where bids may be lost. No end to it with acknowledgements and regeneration, which always make a new token.',
      derive: ({ meanDelay, values }) => {
        const { regeneration } = values;
        return (regeneration ? 200 : 30) * meanRound(meanDelay, values);
      },
    }),
  },
  presets: [
    { id: 'around', title: 'The ring decides the order' },
    { id: 'everyone', title: 'Everyone wants it' },
    { id: 'alone', title: 'Only one wants it' },
    { id: 'lost', title: 'The token is lost' },
    { id: 'regenerated', title: 'A new token is elected' },
    { id: 'dead-neighbour', title: 'The ring is repaired' },
    { id: 'holder-crash', title: 'The holder dies inside' },
    { id: 'lost-ack', title: 'Only the acknowledgement is lost' },
    { id: 'impatient', title: 'Slow is not lost' },
    { id: 'cut', title: 'A cut ring has two tokens' },
    { id: 'thirty-two', title: 'Thirty-two, now and then one' },
  ],
  views: ['space-time', 'ring'],
  time: { unit: 'ms', ticks: 1000 },
  nodeLabel: 'P',
  metrics: mutexMetrics,
  commands: { enter: 'Request' },
  check: ({ first, nodes }) =>
    first >= nodes
      ? { param: 'first', message: `there is no P${first}; the processes are P0 to P${nodes - 1}` }
      : undefined,
});

/** With an entry at every place; ticks. */
function meanRound(meanDelay: number, { nodes, hold, rest }: ParamValues): number {
  return Number(nodes) * (meanDelay + Number(hold) + Number(rest));
}

export type Params = ParamsOf<(typeof manifest)['params']>;
export default manifest;

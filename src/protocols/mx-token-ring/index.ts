// Mutual exclusion by a token on a ring: what the catalogue shows of it.
import { defineManifest } from '../../engine/contract.ts';
import { flag, int, type ParamsOf, ticks } from '../../engine/params.ts';
import { mutexParams } from '../../kit/mutex-load.ts';
import { mutexMetrics } from '../../kit/mutex-metrics.ts';

const LONGEST = 1_000_000_000;

const manifest = defineManifest({
  id: 'mx-token-ring',
  title: 'Token ring',
  family: 'Mutual exclusion',
  version: 2,
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
    ackTimeout: ticks(30_000, {
      min: 1,
      max: LONGEST,
      label: 'Acknowledgement timeout',
      about:
        'How long to wait for an acknowledgement; three mean delays unless given. It should exceed two delays.',
      derive: ({ meanDelay }) => 3 * meanDelay,
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
        'How long a process goes without the token before it takes it for lost: two busy rounds unless given, or ten where it can only go on waiting. It must exceed the longest round.',
      derive: ({ meanDelay, values }) => {
        const { nodes, hold, rest, acknowledgements, ackTimeout, retries, regeneration } = values;
        const round = Number(nodes) * (meanDelay + Number(hold) + Number(rest));
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
        const { nodes, hold, rest, regeneration } = values;
        const round = Number(nodes) * (meanDelay + Number(hold) + Number(rest));
        return (regeneration ? 200 : 30) * round;
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

export type Params = ParamsOf<(typeof manifest)['params']>;
export default manifest;

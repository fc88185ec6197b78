// Election on a ring: what the catalogue shows of it.
import { defineManifest } from '../../engine/contract.ts';
import { choice, flag, type ParamsOf, ticks } from '../../engine/params.ts';
import { electionParams } from '../../kit/election-load.ts';
import { announcedElectionMetrics } from '../../kit/election-metrics.ts';
import { answerTime, synchronyOf } from '../../kit/synchrony.ts';

const manifest = defineManifest({
  id: 'el-ring',
  title: 'Ring election',
  family: 'Election',
  version: 3,
  about:
    'A message goes round a ring and finds out who is the highest process alive; another one tells everybody.',
  params: {
    ...electionParams,
    variant: choice('list', ['list', 'chang-roberts'], {
      label: 'Variant',
      about:
        'list: everyone adds itself to the message, and whoever finds itself in it knows who is alive. chang-roberts: the message carries one number; lower ones are stopped by higher processes.',
    }),
    order: choice('ascending', ['random', 'ascending', 'descending'], {
      label: 'Order',
      about:
        'Of the numbers in the direction of the messages. random: who comes after whom is drawn, another ring for each seed, every one equally likely.',
    }),
    acknowledgements: flag(true, {
      label: 'Acknowledgements',
      about:
        'Every message is acknowledged, so that a process that is down can be skipped. Not needed where nobody crashes.',
    }),
    synchrony: synchronyOf('T'),
    ackTimeout: ticks(30_000, {
      min: 1,
      max: 1_000_000_000,
      label: 'Acknowledgement timeout T',
      about:
        'How long to wait for an acknowledgement before the next process is taken for dead. It should exceed two delays; unless given it follows from Synchrony.',
      derive: answerTime,
    }),
    restart: ticks(0, {
      min: 0,
      max: 1_000_000_000,
      label: 'Restart after',
      about:
        'list: whoever began an election begins it again if no result has come round by then, and waits twice as long each time. With acknowledgements it must exceed the longest round, T for each process. 0: never, as in the textbooks.',
    }),
  },
  presets: [
    { id: 'textbook', title: "The textbook's election" },
    { id: 'one-starter', title: 'Two rounds, 2n messages' },
    { id: 'chang-roberts', title: 'Chang and Roberts: only a number' },
    { id: 'worst-case', title: 'Numbers descending: n(n + 1)/2' },
    { id: 'best-case', title: 'Numbers ascending: 2n − 1' },
    { id: 'sixty-four', title: 'Sixty-four at random: n·Hₙ' },
    { id: 'initiator-dies', title: 'The initiator dies' },
    { id: 'round-for-ever', title: 'A number goes round for ever' },
    { id: 'winner-dies', title: 'The winner dies first' },
    { id: 'slow-link', title: 'Slow is not dead' },
    { id: 'lost-with-holder', title: 'Lost with its holder' },
  ],
  views: ['space-time', 'ring'],
  time: { unit: 'ms', ticks: 1000 },
  nodeLabel: 'P',
  metrics: announcedElectionMetrics,
  commands: { election: 'Hold election' },
  check: ({ crashed, nodes, variant, restart, acknowledgements, ackTimeout }) => {
    if (crashed.length >= nodes)
      return { param: 'crashed', message: 'at least one process must be up' };
    if (restart > 0 && variant !== 'list')
      return { param: 'restart', message: 'needs variant list' };
    // A live process takes less than T, since T exceeds two delays, and one that is down takes T.
    const longestRound = nodes * ackTimeout;
    if (restart > 0 && acknowledgements && restart <= longestRound)
      return {
        param: 'restart',
        message: `must exceed ${longestRound}, the longest that a round may take (nodes times ackTimeout), or be 0`,
      };
    return undefined;
  },
});

export type Params = ParamsOf<(typeof manifest)['params']>;
export default manifest;

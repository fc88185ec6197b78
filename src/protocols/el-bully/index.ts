// The bully algorithm: what the catalogue shows of it.
import { defineManifest } from '../../engine/contract.ts';
import { choice, type ParamsOf, ticks } from '../../engine/params.ts';
import { electionParams } from '../../kit/election-load.ts';
import { electionMetrics } from '../../kit/election-metrics.ts';
import { answerTime, synchronyOf } from '../../kit/synchrony.ts';

/** Processes with which the rule to the letter comes to an end, even where every message is duplicated. */
const MOST_TO_THE_LETTER = 10;

const manifest = defineManifest({
  id: 'el-bully',
  title: 'Bully',
  family: 'Election',
  version: 2,
  about:
    'Whoever misses the leader asks all higher processes; the highest that answers nobody wins, and tells everyone.',
  params: {
    ...electionParams,
    synchrony: synchronyOf('T'),
    answerTimeout: ticks(30_000, {
      min: 1,
      max: 1_000_000_000,
      label: 'Answer timeout T',
      about:
        'How long to wait for an OK before taking all higher processes for dead. Right only if it exceeds two delays; unless given it follows from Synchrony.',
      derive: answerTime,
    }),
    coordinatorTimeout: ticks(60_000, {
      min: 1,
      max: 1_000_000_000,
      label: 'Coordinator timeout T′',
      about:
        'How long to wait, after an OK, for the new leader to announce itself before starting again: twice T unless given, since it should exceed T and two delays.',
      derive: ({ values }) => 2 * Number(values.answerTimeout),
    }),
    rule: choice('garcia-molina', ['garcia-molina', 'notes'], {
      label: 'Rule',
      about:
        'garcia-molina: a process that answers holds an election of its own. notes: as in the lecture notes that Lightcone’s catalogue started from, whoever answers becomes the leader at once.',
    }),
    announce: choice('lower', ['lower', 'all'], {
      label: 'Announcement',
      about:
        'lower: COORDINATOR goes to all lower processes. all: to every other process, as in the textbook by van Steen and Tanenbaum.',
    }),
    lateElection: choice('answer', ['answer', 'start'], {
      label: 'Late ELECTION',
      about:
        'What follows an ELECTION less than T after its receiver learnt who leads. answer: an OK, nothing more. start: an election of its own as well, the rule to the letter; while the highest process is up, elections multiply (at most 10 processes).',
    }),
  },
  presets: [
    { id: 'textbook', title: "The textbook's election" },
    { id: 'worst-case', title: 'The lowest process starts' },
    { id: 'best-case', title: 'The next in line starts' },
    { id: 'all-at-once', title: 'Everyone starts at once' },
    { id: 'thirty-two', title: 'Thirty-two processes' },
    { id: 'late-answer', title: 'One late answer crowns two' },
    { id: 'crash', title: 'The winner dies first' },
    { id: 'recovery', title: 'P7 comes back and bullies' },
    { id: 'slow-network', title: 'Slow is not dead' },
    { id: 'crossing', title: 'An announcement overtaken' },
    { id: 'notes', title: 'Whoever replies becomes leader' },
    { id: 'three', title: 'Safe within bounds alone' },
  ],
  views: ['space-time'],
  time: { unit: 'ms', ticks: 1000 },
  nodeLabel: 'P',
  metrics: electionMetrics,
  commands: { election: 'Hold election' },
  check: ({ crashed, nodes, answerTimeout, coordinatorTimeout, lateElection }) => {
    if (crashed.length >= nodes)
      return { param: 'crashed', message: 'at least one process must be up' };
    // Whoever waits for less than its own T starts again and again before anybody can have won.
    if (coordinatorTimeout < answerTimeout)
      return {
        param: 'coordinatorTimeout',
        message: `must be at least ${answerTimeout} (answerTimeout), after which a leader can be known at the earliest`,
      };
    if (lateElection === 'start' && nodes > MOST_TO_THE_LETTER)
      return {
        param: 'lateElection',
        message: `start takes at most ${MOST_TO_THE_LETTER} nodes: with more, elections multiply faster than they end`,
      };
    return undefined;
  },
});

export type Params = ParamsOf<(typeof manifest)['params']>;
export default manifest;

// Contrasts worth seeing, as data: runs of one algorithm with one change, and of several on one workload.
import type { Intervention } from '../engine/run.ts';
import type { RunRequest } from './build-run.ts';

export interface ContrastPreset {
  readonly id: string;
  readonly title: string;
  /** What to look for. */
  readonly about: string;
  readonly runs: readonly {
    readonly title: string;
    readonly protocol: string;
    readonly request: RunRequest;
  }[];
}

/** At a time in ticks. */
const command = (node: number, time: number, name: string): Intervention => ({
  kind: 'command',
  at: { time },
  node,
  command: name,
});

/** Nobody else asks, so that every algorithm gets the same requests; P0 never does, for it is a coordinator in one of them. */
const requests = (times: readonly (readonly [node: number, time: number])[]): RunRequest => ({
  set: { nodes: '4', load: 'commands', entries: String(times.length) },
  faults: times.map(([node, time]) => command(node, time, 'enter')),
  seed: 7,
});

const BUSY = requests([
  [2, 5_000],
  [1, 15_000],
  [3, 40_000],
  [2, 110_000],
  [3, 150_000],
  [1, 155_000],
]);

const QUIET = requests([
  [2, 5_000],
  [1, 105_000],
  [3, 205_000],
]);

const threeWays = (request: RunRequest): ContrastPreset['runs'] => [
  { title: 'Ricart and Agrawala', protocol: 'mx-ricart-agrawala', request },
  { title: 'Token ring', protocol: 'mx-token-ring', request },
  { title: 'Central coordinator', protocol: 'mx-central', request },
];

/** P7 is down, and P4 notices. */
const NOTICED: RunRequest = {
  set: { crashed: '7', initiators: '' },
  seed: 3,
  onViolation: 'count',
};
const NOTICE = command(4, 0, 'election');
const LATE_ANSWER: Intervention = {
  kind: 'delay',
  message: { from: 6, to: 5, type: 'OK', ordinal: 0 },
  ticks: 36_000,
};

const GOSSIP: RunRequest = { set: { nodes: '2500', k: '2' }, seed: 2 };

export const CONTRAST_PRESETS: readonly ContrastPreset[] = [
  {
    id: 'three-ways-in',
    title: 'Three ways into one critical section',
    about:
      'Six requests, the same in each run. Asking everybody costs 2(N − 1) messages for each entry, a coordinator 3; a token comes by itself, and costs whatever it wanders.',
    runs: threeWays(BUSY),
  },
  {
    id: 'nobody-waits',
    title: 'Three ways in, and hardly a request',
    about:
      'Three requests, far apart. Nobody stands in another’s way: what is waited for is the algorithm alone, and a token wanders though nobody wants it.',
    runs: threeWays(QUIET),
  },
  {
    id: 'late-message',
    title: 'The bully and one late message',
    about:
      'One OK takes 36 ms instead of its usual time, longer than P5 waits. All else is the same, and two processes crown themselves.',
    runs: [
      {
        title: 'In time',
        protocol: 'el-bully',
        request: { ...NOTICED, faults: [NOTICE] },
      },
      {
        title: 'One OK is late',
        protocol: 'el-bully',
        request: { ...NOTICED, faults: [NOTICE, LATE_ANSWER] },
      },
    ],
  },
  {
    id: 'feedback-or-blind',
    title: 'A rumor with feedback, and blind',
    about:
      'k = 2 in both. With feedback interest goes with calls that were of no use, blind with any call: it spares the answers, and the rumor dies earlier.',
    runs: [
      { title: 'Feedback', protocol: 'rumor-spreading', request: GOSSIP },
      {
        title: 'Blind',
        protocol: 'rumor-spreading',
        request: { ...GOSSIP, set: { ...GOSSIP.set, interest: 'blind' } },
      },
    ],
  },
  {
    id: 'without-the-one',
    title: 'Lamport’s rule, and the notes’ without the one',
    about:
      'The same four messages. Where a receiver goes on to the stamp itself and not to one beyond it, a message is received at the very time at which it was sent.',
    runs: [
      {
        title: 'Lamport: one beyond the stamp',
        protocol: 'lamport-clocks',
        request: { preset: 'three-rates' },
      },
      {
        title: 'The notes: the larger of both',
        protocol: 'lamport-clocks',
        request: { preset: 'notes-rule' },
      },
    ],
  },
];

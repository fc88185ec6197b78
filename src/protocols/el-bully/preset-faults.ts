// Presets in which something goes wrong: late messages, crashes, recoveries, and the rule of the notes.
import type { Preset } from '../../engine/contract.ts';
import type { Intervention } from '../../engine/run.ts';

const P7_DOWN = { nodes: 8, crashed: [7] } as const;

const notice = (node: number, time: number): Intervention => ({
  kind: 'command',
  at: { time },
  node,
  command: 'election',
});

export const faults: readonly Preset[] = [
  {
    id: 'late-answer',
    about:
      "The OK from P6 to P5 comes after T, and P5 crowns itself as well. Drag its arrowhead back before P5's coronation, and only P6 leads.",
    params: { ...P7_DOWN, initiators: [] },
    seed: 3,
    script: [
      notice(4, 0),
      { kind: 'delay', message: { from: 6, to: 5, type: 'OK', ordinal: 0 }, ticks: 36_000 },
    ],
    stop: { onViolation: 'count' },
    expectFails: ['no-higher-overlooked', 'agreement', 'highest-leads'],
    beats: [
      {
        id: 'answers',
        title: 'P6 answers P5',
        caption: 'P6 answers at once, but this OK will be on its way for 36 ms: longer than T.',
        at: { kind: 'send', node: 6, type: 'OK', nth: 2 },
      },
      {
        id: 'right',
        title: 'P6 is leader',
        caption: 'P6 has waited for T and is leader, as it should be.',
        at: { kind: 'mark', node: 6, type: 'LEADER' },
      },
      {
        id: 'wrong',
        title: 'so is P5',
        caption:
          'P5 has waited for T as well. To P5, a late answer looks like a dead process: it crowns itself.',
        at: { kind: 'mark', node: 5, type: 'LEADER' },
      },
      {
        id: 'undone',
        title: 'P5 follows P6',
        caption: 'P5 hears of P6 and gives way. Its own announcement cannot be taken back.',
        at: { kind: 'mark', node: 5, type: 'FOLLOWER' },
      },
      {
        id: 'split',
        title: 'two camps',
        caption: 'P0, P2 and P3 heard of P5 last and follow it; the others follow P6.',
        at: { kind: 'mark', node: 3, type: 'FOLLOWER', nth: 2 },
      },
      {
        id: 'late',
        title: 'too late',
        caption:
          'The OK arrives. Timeouts are right only where delays have a bound, and T exceeds twice that bound.',
        at: { kind: 'receive', node: 5, type: 'OK' },
      },
    ],
  },
  {
    id: 'crash',
    about:
      'P6 has told the others to stop, and dies before it is crowned. Only T′ saves those that trusted it.',
    params: { ...P7_DOWN, initiators: [] },
    seed: 1,
    script: [notice(4, 2_000), { kind: 'crash', at: { time: 32_000 }, node: 6 }],
    beats: [
      {
        id: 'promise',
        title: 'P6 answers',
        caption: 'P6 tells P5 to stop, as it did P4. Both rely on it now.',
        at: { kind: 'receive', node: 5, type: 'OK' },
      },
      {
        id: 'dies',
        title: 'P6 dies',
        caption: 'P6 crashes in the middle of its election. Nobody is told.',
        at: { kind: 'crash', node: 6 },
      },
      {
        id: 'again',
        title: 'P4 starts again',
        caption: 'No COORDINATOR has come within T′: P4 holds another election.',
        at: { kind: 'timer', node: 4, type: 'coordinator' },
      },
      {
        id: 'too',
        title: 'so does P5',
        caption: 'P5 has waited for T′ too. This time nobody answers it.',
        at: { kind: 'timer', node: 5, type: 'coordinator' },
      },
      {
        id: 'crowned',
        title: 'P5 is leader',
        caption: 'P5 is the highest process alive.',
        at: { kind: 'mark', node: 5, type: 'LEADER' },
      },
      {
        id: 'known',
        title: 'all know',
        caption: 'Everybody follows P5, after T′ and one more T.',
        at: { kind: 'mark', type: 'FOLLOWER', nth: -1 },
      },
    ],
  },
  {
    id: 'recovery',
    about:
      'P6 has hardly been elected when P7 comes back, and takes the leadership from it without asking: hence the name.',
    params: { ...P7_DOWN, initiators: [] },
    seed: 1,
    script: [notice(4, 2_000), { kind: 'recover', at: { time: 54_000 }, node: 7 }],
    beats: [
      {
        id: 'crowned',
        title: 'P6 is leader',
        caption: 'P7 was down, so P6 has won.',
        at: { kind: 'mark', node: 6, type: 'LEADER' },
      },
      {
        id: 'back',
        title: 'P7 is back',
        caption: 'P7 recovers. Nobody can be higher: it is leader at once.',
        at: { kind: 'recover', node: 7 },
      },
      {
        id: 'gives-way',
        title: 'P6 gives way',
        caption: 'P6 was a good leader. That does not matter: the higher number wins.',
        at: { kind: 'mark', node: 6, type: 'FOLLOWER' },
      },
      {
        id: 'known',
        title: 'all know',
        caption: 'Everybody follows P7, for 7 messages.',
        at: { kind: 'mark', type: 'FOLLOWER', nth: -1 },
      },
    ],
  },
  {
    id: 'slow-network',
    about:
      'Delays of up to 60 ms, but T is still 30 ms: every live process is taken for dead by those below, and three crown themselves.',
    params: { ...P7_DOWN, initiators: [], synchrony: 'broken', answerTimeout: 30_000 },
    seed: 1,
    script: [notice(4, 0)],
    network: { delay: 'uniform:20000..60000' },
    stop: { onViolation: 'count' },
    expectFails: ['no-higher-overlooked', 'agreement', 'highest-leads'],
    beats: [
      {
        id: 'asks',
        title: 'P4 asks',
        caption: 'P4 will wait for 30 ms. In this network an answer takes 40 to 120 ms.',
        at: { kind: 'invoke', node: 4 },
      },
      {
        id: 'first',
        title: 'P4 is leader',
        caption: 'T is over: P4 believes that all above it are dead.',
        at: { kind: 'mark', node: 4, type: 'LEADER' },
      },
      {
        id: 'second',
        title: 'P6 is leader',
        caption: 'P6 is right, because P7 is really down. It cannot tell that it is.',
        at: { kind: 'mark', node: 6, type: 'LEADER' },
      },
      {
        id: 'ignored',
        title: 'too late',
        caption: 'The OK that P4 needed arrives after its coronation.',
        at: { kind: 'receive', node: 4, type: 'OK', nth: 1 },
      },
      {
        id: 'third',
        title: 'P5 is leader',
        caption: 'P5 is wrong like P4.',
        at: { kind: 'mark', node: 5, type: 'LEADER' },
      },
      {
        id: 'split',
        title: 'no agreement',
        caption: 'The last announcement to arrive counts: some follow P5, some P6, for ever.',
        at: { kind: 'mark', type: 'FOLLOWER', nth: -1 },
      },
    ],
  },
  {
    id: 'crossing',
    about:
      'P7 recovers while P6 is being announced. The new announcement overtakes the old one, within all bounds, and P0 follows P6 for ever.',
    params: { ...P7_DOWN, initiators: [] },
    seed: 1,
    script: [
      notice(4, 2_000),
      { kind: 'recover', at: { time: 42_000 }, node: 7 },
      {
        kind: 'delay',
        message: { from: 6, to: 0, type: 'COORDINATOR', ordinal: 0 },
        ticks: 14_000,
      },
      { kind: 'delay', message: { from: 7, to: 0, type: 'COORDINATOR', ordinal: 0 }, ticks: 6_000 },
    ],
    expectFails: ['agreement', 'highest-leads'],
    beats: [
      {
        id: 'crowned',
        title: 'P6 is leader',
        caption: 'P6 sends COORDINATOR to all that are lower. That to P0 will take 14 ms.',
        at: { kind: 'mark', node: 6, type: 'LEADER' },
      },
      {
        id: 'back',
        title: 'P7 is back',
        caption: 'P7 recovers, and announces itself to all. That to P0 takes 6 ms.',
        at: { kind: 'recover', node: 7 },
      },
      {
        id: 'new',
        title: 'P0 follows P7',
        caption: 'The newer announcement is the first to reach P0.',
        at: { kind: 'mark', node: 0, type: 'FOLLOWER', nth: 1 },
      },
      {
        id: 'old',
        title: 'P0 follows P6',
        caption:
          'The older one comes last, and P0 takes it for news: messages do not say which leader came first.',
        at: { kind: 'mark', node: 0, type: 'FOLLOWER', nth: 2 },
      },
      {
        id: 'gives-way',
        title: 'P6 follows P7',
        caption:
          'Even P6 follows P7 now. Announced to all, P7 would have heard of P6, and bullied once more.',
        at: { kind: 'mark', node: 6, type: 'FOLLOWER' },
      },
    ],
  },
  {
    id: 'notes',
    about:
      'The notes say: if any replied, it becomes leader. P5 and P6 both reply to P4, and both become leader.',
    params: { ...P7_DOWN, initiators: [4], rule: 'notes' },
    seed: 15,
    stop: { onViolation: 'count' },
    expectFails: ['no-higher-overlooked', 'agreement', 'highest-leads'],
    beats: [
      {
        id: 'notices',
        title: 'P4 notices',
        caption: 'P4 asks all higher processes, as before.',
        at: { kind: 'invoke', node: 4 },
      },
      {
        id: 'first',
        title: 'P5 is leader',
        caption: 'P5 replies, and by this rule it becomes leader, although P6 is alive.',
        at: { kind: 'mark', node: 5, type: 'LEADER' },
      },
      {
        id: 'second',
        title: 'P6 is leader',
        caption: 'So does P6. Nobody has asked whether there is one that is higher.',
        at: { kind: 'mark', node: 6, type: 'LEADER' },
      },
      {
        id: 'split',
        title: 'two camps',
        caption:
          'P0 and P3 heard of P5 last, the others of P6. Whoever replies must hold an election of its own.',
        at: { kind: 'mark', type: 'FOLLOWER', nth: -1 },
      },
    ],
  },
  {
    id: 'three',
    about:
      'Few enough processes for every schedule to be checked. With the delays of this network all holds; where a delay has no bound, two steps crown P0 although P2 is up.',
    params: { nodes: 3, crashed: [], initiators: [0] },
    seed: 2,
    beats: [
      {
        id: 'asks',
        title: 'P0 asks',
        caption:
          'P0 asks P1 and P2. It will wait for 30 ms: longer than an ELECTION and its OK can take here.',
        at: { kind: 'invoke', node: 0 },
      },
      {
        id: 'crowned',
        title: 'P2 is leader',
        caption: 'P2 has the highest number of all: it need not ask anybody, and tells everybody.',
        at: { kind: 'mark', node: 2, type: 'LEADER' },
      },
      {
        id: 'answer',
        title: 'an answer',
        caption:
          'An OK comes in time, as it must. Were delays without a bound, T could be over first, and P0 would lead.',
        at: { kind: 'receive', node: 0, type: 'OK', nth: 1 },
      },
      {
        id: 'known',
        title: 'all know',
        caption:
          'Everybody follows P2, in this schedule and in every other that keeps to the bounds.',
        at: { kind: 'mark', type: 'FOLLOWER', nth: -1 },
      },
    ],
  },
];

// Lamport's logical clocks: what the catalogue shows of them.
import { defineManifest } from '../../engine/contract.ts';
import { choice, int, list, type ParamsOf, real, text, ticks } from '../../engine/params.ts';
import { scriptFault } from '../../kit/message-script.ts';

const manifest = defineManifest({
  id: 'lamport-clocks',
  title: 'Lamport clocks',
  family: 'Time and event order',
  version: 1,
  about:
    'Each message carries a number, and nobody’s clock stays behind it: what happened before has the smaller number.',
  params: {
    nodes: int(3, { min: 2, max: 256, label: 'Processes', about: 'How many processes there are.' }),
    rule: choice('lamport', ['lamport', 'notes'], {
      label: 'Rule on receipt',
      about:
        'lamport: the clock goes beyond the stamp of the message by at least one. notes: it is set to the larger of both, without the one, as in the lecture notes that Lightcone’s catalogue started from.',
    }),
    script: text('', {
      maxLength: 4000,
      label: 'Script',
      about:
        'Who sends to whom, and when, in ms: 0>1@15 is a message from process 0 to 1 at 15 ms, 2@30 a local event of process 2. Without a script every process acts at random.',
    }),
    acts: int(6, {
      min: 0,
      max: 100_000,
      label: 'Acts',
      about: 'Without a script: how many messages and local events each process makes.',
    }),
    sending: real(0.6, {
      min: 0,
      max: 1,
      label: 'Share of messages',
      about: 'Without a script: how probable it is that an act is a message, to any other process.',
    }),
    pause: ticks(10_000, {
      min: 1,
      max: 1_000_000,
      label: 'Pause',
      about:
        'Without a script: mean time between two acts of a process; a mean delay unless given.',
      derive: ({ meanDelay }) => meanDelay,
    }),
    rates: list([], {
      min: 0,
      max: 1_000_000,
      label: 'Rates',
      about:
        'By how much each process’s clock goes on at a tick of its own. With 0, or where the list ends, it only counts events.',
    }),
    period: ticks(10_000, {
      min: 1,
      max: 1_000_000_000,
      label: 'Time between ticks',
      about: 'How often a clock with a rate ticks.',
    }),
    clockTicks: int(10, {
      min: 0,
      max: 100_000,
      label: 'Ticks',
      about: 'How many ticks of the clocks with a rate are shown.',
    }),
  },
  presets: [
    { id: 'three-rates', title: 'Three clocks at three rates' },
    { id: 'notes-rule', title: 'The same without the one' },
    { id: 'unheard', title: 'Smaller is not earlier' },
    { id: 'overtaken', title: 'Messages overtake one another' },
    { id: 'four', title: 'Four processes at random' },
    { id: 'forgotten', title: 'A clock is forgotten' },
    { id: 'twelve', title: 'Twelve processes, a long run' },
  ],
  views: ['space-time'],
  time: { unit: 'ms', ticks: 1000 },
  nodeLabel: 'P',
  metrics: [
    { name: 'events', about: 'Messages sent, messages received and local events.', unit: 'events' },
    { name: 'messages', about: 'Messages sent.', unit: 'messages' },
    {
      name: 'corrections',
      about: 'Receipts at which the stamp of the message moved the clock forward.',
      unit: '',
    },
    {
      name: 'inversions',
      about: 'Pairs of events of which one happened before the other, but without a smaller stamp.',
      unit: 'pairs',
    },
  ],
  commands: { send: 'Send', act: 'Local event' },
  commandArgs: {
    send: {
      to: { kind: 'node', label: 'To', about: 'Another process; left open, one is drawn.' },
    },
  },
  check: ({ script, nodes, rates }) => {
    if (rates.length > nodes)
      return { param: 'rates', message: `${rates.length} rates for ${nodes} processes` };
    const fault = scriptFault(script, nodes);
    return fault === undefined ? undefined : { param: 'script', message: fault };
  },
});

export type Params = ParamsOf<(typeof manifest)['params']>;
export default manifest;

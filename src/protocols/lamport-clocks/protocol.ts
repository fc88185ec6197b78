// Logical clocks: Lamport (1978), Time, clocks, and the ordering of events, CACM 21(7); rules IR1 and IR2.
import { defineProtocol, type Node } from '../../engine/contract.ts';
import { DEFAULT_NETWORK } from '../../engine/network.ts';
import { received } from '../../kit/lamport-clock.ts';
import { parseScript } from '../../kit/message-script.ts';
import type { Params } from './index.ts';
import { clockMetrics } from './metrics.ts';

/** Ticks of the unit in which scripts give times. */
const MS = 1000;

export interface State {
  clock: number;
  /** Stamp of its last event; 0 before the first. */
  last: number;
  /** What the clock showed before its last event was corrected; null if that was not. */
  before: number | null;
  /** Where the clock would be, had no message ever moved it. */
  alone: number;
  /** Ticks of its own so far. */
  ticked: number;
  /** What it still has to do; without a script only how much. */
  program: readonly Act[];
  left: number;
}
/** Something to do, `after` so many ticks; a local event where there is nobody to send to. */
export interface Act {
  readonly to?: number;
  readonly after: number;
}
export interface Messages {
  MESSAGE: { readonly stamp: number };
}
export type Process = Node<State, Messages, Params>;
/** Time of a receipt, by the receiver's state and the stamp of the message. */
export type TimeOfReceipt = (state: State, stamp: number, params: Params) => number;

/** The protocol, given the rule for receipts. */
export const logicalClocks = (timeOfReceipt: TimeOfReceipt) =>
  defineProtocol<State, Messages, Params>({
    network: DEFAULT_NETWORK,
    stable: ['clock', 'last', 'alone', 'ticked', 'program', 'left'],
    init: ({ id, params }) => {
      const program = programOf(id, params);
      const left = params.script === '' ? params.acts : program.length;
      return { clock: 0, last: 0, before: null, alone: 0, ticked: 0, program, left };
    },
    start: run,
    recover(node) {
      node.say('is up again; its clock shows {clock}', { clock: node.state.clock });
      run(node);
    },
    on: {
      MESSAGE(node, from, { stamp }) {
        const { state, params } = node;
        const own = params.rule === 'lamport' ? next(state) : state.clock;
        const time = timeOfReceipt(state, stamp, params);
        sayReceipt(node, { from, stamp, own, time });
        takePlace(node, time, time > own ? 'CORRECTED' : 'STAMPED');
        if (time > own) state.before = own;
      },
    },
    timers: {
      tick(node) {
        const { state } = node;
        const rate = rateOf(node);
        state.clock += rate;
        state.alone += rate;
        state.before = null;
        node.say('ticks: its clock goes on by {rate}, to {clock}', { rate, clock: state.clock });
        if (++state.ticked < node.params.clockTicks) node.setTimer('tick', node.params.period);
      },
      act(node) {
        const { state } = node;
        const { to } = state.program[0] ?? { to: drawnReceiver(node) };
        state.program = state.program.slice(1);
        state.left--;
        if (to === undefined) localEvent(node);
        else send(node, to);
        actLater(node);
      },
    },
    commands: {
      send(node, { to = anyOther(node) }) {
        const isOther = typeof to === 'number' && to < node.count && to !== node.id;
        if (!isOther) return node.refuse('sends to another process only');
        send(node, to);
        node.respond(node.state.clock);
      },
      act(node) {
        localEvent(node);
        node.respond(node.state.clock);
      },
    },
    metrics: clockMetrics,
  });

/** IR2: beyond the stamp, by one. The notes leave the one out, and a receipt is no event of its own. */
export const protocol = logicalClocks((state, stamp, { rule }) =>
  rule === 'lamport'
    ? Math.max(state.clock, received(state.last, stamp))
    : Math.max(state.clock, stamp),
);

/** IR1: between any two of its events the clock has gone on, by itself or by one. */
function next({ clock, last }: State): number {
  return Math.max(clock, last + 1);
}

function send(node: Process, to: number): void {
  const stamp = next(node.state);
  takePlace(node, stamp, 'STAMPED');
  node.say('sends to {@to}, with the stamp {stamp}', { to, stamp });
  node.send(to, 'MESSAGE', { stamp });
}

function localEvent(node: Process): void {
  takePlace(node, next(node.state), 'STAMPED');
  node.say('does something by itself, at {time}', { time: node.state.clock });
}

/** An event happens at that time of the logical clock. */
function takePlace(node: Process, time: number, mark: 'STAMPED' | 'CORRECTED'): void {
  const { state } = node;
  if (rateOf(node) === 0) state.alone++;
  state.clock = time;
  state.last = time;
  state.before = null;
  node.mark(mark, time);
}

function rateOf({ id, params }: Process): number {
  return params.rates[id] ?? 0;
}

/** Starts, or goes on with, the ticks and the program. */
function run(node: Process): void {
  const { state, params } = node;
  if (rateOf(node) > 0 && state.ticked < params.clockTicks) node.setTimer('tick', params.period);
  actLater(node);
}

function actLater(node: Process): void {
  const { state, params } = node;
  if (state.left === 0) return;
  const after = state.program[0]?.after ?? 1 + node.randomInt(2 * params.pause - 1);
  node.setTimer('act', after);
}

/** What a process does by the script. */
function programOf(id: number, params: Params): readonly Act[] {
  let time = 0;
  return parseScript(params.script, MS)
    .filter(({ node }) => node === id)
    .map(({ to, at }) => {
      const after = at - time;
      time = at;
      return to === undefined ? { after } : { to, after };
    });
}

/** Without a script: somebody to send to, or nobody. */
function drawnReceiver(node: Process): number | undefined {
  return node.chance(node.params.sending) ? anyOther(node) : undefined;
}

function anyOther(node: Process): number {
  return (node.id + 1 + node.randomInt(node.count - 1)) % node.count;
}

interface Receipt {
  readonly from: number;
  readonly stamp: number;
  /** What the clock would show without the message. */
  readonly own: number;
  readonly time: number;
}

function sayReceipt(node: Process, { from, stamp, own, time }: Receipt): void {
  const values = { from, stamp, own, time };
  if (time < own) return node.say('sets its clock back from {own} to {time}', values);
  if (time === own)
    return node.say(
      'receives {stamp} from {@from}; its own clock, at {time}, is not behind',
      values,
    );
  node.say(
    time > stamp
      ? 'receives {stamp} from {@from}, but its own clock shows {own}: it goes on to {time}, one beyond the stamp'
      : 'receives {stamp} from {@from}, but its own clock shows {own}: it goes on to {time}, the very time of the sending',
    values,
  );
}

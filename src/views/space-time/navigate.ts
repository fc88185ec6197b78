// Where the keys lead: from mark to mark along a lane, from lane to lane, and along messages.

import { messagesOf, Outcome } from '../../analysis/messages.ts';
import { type Step, stepIndex, stepsOf } from '../../analysis/steps.ts';
import type { Trace } from '../../engine/trace.ts';

/** A mark that can have the focus. */
export type MarkKey =
  | { readonly kind: 'event'; readonly record: number }
  | { readonly kind: 'message'; readonly row: number }
  | { readonly kind: 'name'; readonly node: number };

/** `along`: on in time; `across`: to the next lane. */
export type Move =
  | 'along'
  | 'back'
  | 'across'
  | 'across-back'
  | 'first'
  | 'last'
  | 'message'
  | 'message-back';

export function keyText(key: MarkKey): string {
  if (key.kind === 'event') return `e${key.record}`;
  return key.kind === 'message' ? `m${key.row}` : `n${key.node}`;
}

export function keyFrom(text: string | undefined): MarkKey | undefined {
  const number = Number(text?.slice(1));
  if (text === undefined || text === '' || Number.isNaN(number)) return undefined;
  if (text[0] === 'e') return { kind: 'event', record: number };
  return text[0] === 'm' ? { kind: 'message', row: number } : { kind: 'name', node: number };
}

/** Time at which a mark is to be shown, in ticks; undefined: anywhere. */
export function timeOf(trace: Trace, key: MarkKey): number | undefined {
  if (key.kind === 'name') return undefined;
  if (key.kind === 'event') return trace.time(key.record);
  const { send, arrival } = messagesOf(trace);
  return trace.time(arrival[key.row] < 0 ? send[key.row] : arrival[key.row]);
}

/** The mark that a move leads to among the lanes that are shown, in their order; undefined: there is none that way. */
export function moveFrom(
  trace: Trace,
  lanes: readonly number[],
  key: MarkKey,
  move: Move,
): MarkKey | undefined {
  const steps = stepsOf(trace);
  const isShown = ({ node }: Step) => lanes.includes(node);
  if (move === 'first') return eventKey(steps.find(isShown));
  if (move === 'last') return eventKey(steps.findLast(isShown));
  if (key.kind === 'name') return fromName(steps, lanes, key.node, move);
  if (key.kind === 'message') return fromMessage(trace, steps, lanes, key.row, move);
  return fromEvent(trace, steps, lanes, key.record, move);
}

function eventKey(step: Step | undefined): MarkKey | undefined {
  return step && { kind: 'event', record: step.record };
}

function fromName(
  steps: readonly Step[],
  lanes: readonly number[],
  node: number,
  move: Move,
): MarkKey | undefined {
  if (move === 'along') return eventKey(steps.find((step) => step.node === node));
  const by = move === 'across' ? 1 : move === 'across-back' ? -1 : 0;
  const to = by === 0 ? undefined : lanes[lanes.indexOf(node) + by];
  return to === undefined ? undefined : { kind: 'name', node: to };
}

function fromEvent(
  trace: Trace,
  steps: readonly Step[],
  lanes: readonly number[],
  record: number,
  move: Move,
): MarkKey | undefined {
  const index = stepIndex(steps, record);
  const step = steps[index];
  if (!step) return undefined;
  switch (move) {
    case 'along':
    case 'back': {
      const by = move === 'along' ? 1 : -1;
      for (let i = index + by; i >= 0 && i < steps.length; i += by)
        if (steps[i].node === step.node) return eventKey(steps[i]);
      return move === 'back' ? { kind: 'name', node: step.node } : undefined;
    }
    case 'across':
    case 'across-back':
      return nearestOnNextLane(steps, lanes, index, move === 'across' ? 1 : -1);
    default:
      return messageAt(trace, step, move === 'message');
  }
}

/** The event nearest in time on the next lane that has any. */
function nearestOnNextLane(
  steps: readonly Step[],
  lanes: readonly number[],
  index: number,
  by: 1 | -1,
): MarkKey | undefined {
  const { node, time } = steps[index];
  for (let place = lanes.indexOf(node) + by; place >= 0 && place < lanes.length; place += by) {
    const lane = lanes[place];
    let best: Step | undefined;
    for (const step of steps) {
      if (step.node !== lane) continue;
      if (best && Math.abs(step.time - time) >= Math.abs(best.time - time)) {
        if (step.time > time) break;
        continue;
      }
      best = step;
    }
    if (best) return eventKey(best);
  }
  return undefined;
}

/** The message that leaves the step, or that arrives with it; forwards the one that leaves goes first. */
function messageAt(trace: Trace, { record, last }: Step, isForwards: boolean): MarkKey | undefined {
  const { rowOf, send, arrival } = messagesOf(trace);
  let leaving: number | undefined;
  let arriving: number | undefined;
  for (let i = record; i <= last; i++) {
    const row = rowOf[i];
    if (row < 0) continue;
    if (send[row] === i) leaving ??= row;
    else if (arrival[row] === i) arriving ??= row;
  }
  const row = isForwards ? (leaving ?? arriving) : (arriving ?? leaving);
  return row === undefined ? undefined : { kind: 'message', row };
}

function fromMessage(
  trace: Trace,
  steps: readonly Step[],
  lanes: readonly number[],
  row: number,
  move: Move,
): MarkKey | undefined {
  const { send, arrival, outcome, count } = messagesOf(trace);
  if (move === 'message' || move === 'message-back') {
    const isReceived = outcome[row] === Outcome.received;
    const at = move === 'message' && isReceived ? arrival[row] : send[row];
    const step = steps[stepIndex(steps, at)];
    return step && lanes.includes(step.node) ? eventKey(step) : undefined;
  }
  const by = move === 'across' ? 1 : move === 'across-back' ? -1 : 0;
  const step = stepIndex(steps, send[row]);
  const isShown = (at: number) =>
    lanes.includes(trace.node(send[at])) || lanes.includes(trace.peer(send[at]));
  for (let next = row + by; by !== 0 && next >= 0 && next < count; next += by) {
    if (stepIndex(steps, send[next]) !== step) return undefined;
    if (isShown(next)) return { kind: 'message', row: next };
  }
  return undefined;
}

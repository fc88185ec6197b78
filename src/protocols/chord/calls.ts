// Messages that want an answer: kept until it comes, or until the timeout says that the other one is dead.
import type { Contact } from './messages.ts';
import type { About, Call, ChordNode, Place } from './place.ts';

/** Notes that `to` owes an answer; returns the number that the answer will carry. */
export function openCall(node: ChordNode, place: number, to: Contact, about: About): number {
  const { state, params } = node;
  const number = ++state.numbered;
  const deadline = node.clock() + params.timeout;
  state.calls.push({ number, to, place, deadline, about });
  if (state.calls.length === 1 || isUrgent(about)) waitForFirst(node);
  return number;
}

/** The call that is answered; undefined if that comes too late, or twice. */
export function closeCall(node: ChordNode, number: number): Call | undefined {
  const { calls } = node.state;
  const at = calls.findIndex((call) => call.number === number);
  if (at < 0) return undefined;
  const [call] = calls.splice(at, 1);
  if (at === 0 || isUrgent(call.about)) waitForFirst(node);
  return call;
}

/** The timeout is over: the oldest call will not be answered. */
export function closeOldest(node: ChordNode): Call | undefined {
  const call = node.state.calls.shift();
  waitForFirst(node);
  return call;
}

/** Every timeout is as long, so the oldest call is due first. The run waits for it where somebody waits for the answer. */
function waitForFirst(node: ChordNode): void {
  const { calls } = node.state;
  if (calls.length === 0) return node.cancelTimer('answer');
  const left = Math.max(0, calls[0].deadline - node.clock());
  node.setTimer('answer', left, { background: !calls.some((call) => isUrgent(call.about)) });
}

/** Whether the place's keys are on their way to its successor: it is about to leave. */
export function isLeaving({ state }: ChordNode, { id }: Place): boolean {
  return state.calls.some(({ about, place }) => about.kind === 'handover' && place === id);
}

/** Whether some of the place's keys are on their way, to whomever. */
export function isHandingOver({ state }: ChordNode, { id }: Place): boolean {
  return state.calls.some(({ about, place }) => 'keys' in about && place === id);
}

/** Upkeep goes on for ever; lookups, joins and keys on the move are waited for. */
function isUrgent(about: About): boolean {
  if (about.kind === 'find') return about.find.purpose !== 'finger';
  return about.kind === 'enter' || about.kind === 'transfer' || about.kind === 'handover';
}

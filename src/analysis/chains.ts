// Chains of causes (Lamport 1978): from one event to another by the fewest messages, and the one of most messages in a run.
import type { Trace } from '../engine/trace.ts';
import { firstPlace } from './sorted.ts';
import { type Step, stepIndex, stepLinksOf, stepsOf } from './steps.ts';

/** Events, each right after the one before it: on its own lane, or by a message. */
export interface Chain {
  readonly steps: readonly Step[];
  /** By place in `steps`: record of the send by which the event was reached; -1 for a step along the lane. */
  readonly sends: readonly number[];
  readonly messages: number;
  /** Ticks from its first event to its last. */
  readonly ticks: number;
}

/** How a step was reached. */
const Via = { nothing: 0, lane: 1, message: 2 } as const;

/**
 * From the event of one record to that of another by the fewest messages and, among those chains, the fewest steps along
 * lanes; undefined where the first did not happen before the second. Linear in the events between them.
 */
export function shortestChain(trace: Trace, from: number, to: number): Chain | undefined {
  const steps = stepsOf(trace);
  const { previous, sender } = stepLinksOf(trace);
  const [first, last] = [stepIndex(steps, from), stepIndex(steps, to)];
  if (first < 0 || last < first) return undefined;
  const size = last - first + 1;
  const messages = new Int32Array(size).fill(-1);
  const along = new Int32Array(size);
  const via = new Uint8Array(size);
  messages[0] = 0;
  for (let at = first + 1; at <= last; at++) {
    const here = at - first;
    const [lane, sent] = [previous[at] - first, sender[at] - first];
    if (lane >= 0 && messages[lane] >= 0) {
      messages[here] = messages[lane];
      along[here] = along[lane] + 1;
      via[here] = Via.lane;
    }
    if (sent < 0 || messages[sent] < 0) continue;
    const fewer = via[here] === Via.nothing ? 1 : messages[here] - messages[sent] - 1;
    if (fewer < 0 || (fewer === 0 && along[here] <= along[sent])) continue;
    messages[here] = messages[sent] + 1;
    along[here] = along[sent];
    via[here] = Via.message;
  }
  if (messages[size - 1] < 0) return undefined;
  return chainTo(trace, last, (at) => via[at - first]);
}

/**
 * The chain of most messages among the first `until` records; of several that which takes the longest. It begins with
 * the first send and ends with the last receive. Undefined where nothing was received.
 */
export function longestChain(trace: Trace, until = trace.count): Chain | undefined {
  const steps = stepsOf(trace);
  const { previous, sender } = stepLinksOf(trace);
  const count = firstPlace(steps, ({ record }) => record >= until);
  const messages = new Int32Array(count);
  const begun = new Float64Array(count);
  const via = new Uint8Array(count);
  let best = { at: -1, messages: 0, ticks: 0 };
  for (let at = 0; at < count; at++) {
    const [lane, sent] = [previous[at], sender[at]];
    const { time } = steps[at];
    begun[at] = time;
    if (lane >= 0 && messages[lane] > 0) {
      messages[at] = messages[lane];
      begun[at] = begun[lane];
      via[at] = Via.lane;
    }
    if (sent < 0) continue;
    const end = { at, messages: messages[sent] + 1, ticks: time - begun[sent] };
    // What ends here need not be what goes on from here: that may have begun earlier.
    if (isLonger(end, best)) best = end;
    if (!isLonger(end, { messages: messages[at], ticks: time - begun[at] })) continue;
    messages[at] = end.messages;
    begun[at] = begun[sent];
    via[at] = Via.message;
  }
  if (best.at < 0) return undefined;
  return chainTo(trace, best.at, (at) => (at === best.at ? Via.message : via[at]));
}

type Length = Pick<Chain, 'messages' | 'ticks'>;

function isLonger(a: Length, b: Length): boolean {
  return a.messages > b.messages || (a.messages === b.messages && a.ticks > b.ticks);
}

/** Back from a step for as long as something led to it. */
function chainTo(trace: Trace, last: number, viaOf: (at: number) => number): Chain {
  const steps = stepsOf(trace);
  const { previous, sender } = stepLinksOf(trace);
  const places: number[] = [];
  const sends: number[] = [];
  let messages = 0;
  for (let at = last; ; ) {
    places.push(at);
    const via = viaOf(at);
    if (via === Via.message) messages++;
    sends.push(via === Via.message ? trace.cause(steps[at].record) : -1);
    if (via === Via.nothing) break;
    at = via === Via.message ? sender[at] : previous[at];
  }
  const chain = places.toReversed().map((at) => steps[at]);
  const ticks = steps[last].time - chain[0].time;
  return { steps: chain, sends: sends.toReversed(), messages, ticks };
}

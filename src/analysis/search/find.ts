// Finds events of a run by a query: of what kind, of which message, where, in what state, and what followed from them.
import { Kind, type Trace } from '../../engine/trace.ts';
import { recordMatcher } from '../event-patterns.ts';
import { messagesOf, Outcome } from '../messages.ts';
import { firstPlace } from '../sorted.ts';
import { type Step, stepIndex, stepLinksOf, stepsOf } from '../steps.ts';
import type { Pattern, Query } from './query.ts';
import { statesMatching } from './states.ts';

export interface Match {
  readonly step: Step;
  /** The record that matched: of a message, its send, its receive, or its loss. */
  readonly record: number;
  /** The event that followed, where one was asked for. */
  readonly reply?: Match;
}

export interface Found {
  /** In the order of their events. */
  readonly matches: readonly Match[];
  /** Events of the first kind that none of the second followed. */
  readonly unanswered: number;
}

/** A record that matches, and the place of its step among the steps. */
interface Hit {
  readonly at: number;
  readonly record: number;
}

/** Goes through the trace a few times, whatever is asked; once more for each node where something is to follow. */
export function findEvents(trace: Trace, query: Query, nameOf: (node: number) => string): Found {
  const { pattern, then } = query;
  if (!then) {
    const hits = hitsOf(trace, pattern, nameOf);
    return { matches: hits.map((hit) => matchOf(trace, hit)), unanswered: 0 };
  }
  const asked = hitsOf(trace, pattern, nameOf, { without: Kind.receive, isEachSend: true });
  const replies = hitsOf(trace, then, nameOf, { without: Kind.send });
  return followed(trace, asked, replies);
}

function matchOf(trace: Trace, { at, record }: Hit): Match {
  return { step: stepsOf(trace)[at], record };
}

interface HitRules {
  /** The end of a message that counts only where it is asked for. */
  readonly without?: number;
  /** Each send of a step is a hit of its own; otherwise a step is one. */
  readonly isEachSend?: boolean;
}

/** In the order of their steps. A loss belongs to the step that sent what was lost. */
function hitsOf(
  trace: Trace,
  pattern: Pattern,
  nameOf: (node: number) => string,
  { without, isEachSend = false }: HitRules = {},
): readonly Hit[] {
  const isMatch = patternMatcher(trace, pattern, without);
  const steps = stepsOf(trace);
  const states = pattern.states.length > 0 && statesMatching(trace, pattern.states, nameOf);
  const hits: Hit[] = [];
  for (let record = 0; record < trace.count; record++) {
    if (!isMatch(record)) continue;
    const at = stepIndex(steps, trace.kind(record) === Kind.lose ? trace.cause(record) : record);
    if (at >= 0 && !(states && !states[at])) hits.push({ at, record });
  }
  hits.sort((a, b) => a.at - b.at);
  const isOwn = ({ record }: Hit) => isEachSend && trace.kind(record) === Kind.send;
  return hits.filter((hit, i) => isOwn(hit) || hits[i - 1]?.at !== hit.at);
}

function patternMatcher(
  trace: Trace,
  { what, from, to }: Pattern,
  without: number | undefined,
): (record: number) => boolean {
  const isSuch = recordMatcher(trace, what);
  const ignored = what.kind === undefined ? without : undefined;
  return (record) => {
    if (!isSuch(record) || trace.kind(record) === ignored) return false;
    if (from === undefined && to === undefined) return true;
    const [node, peer] = [trace.node(record), trace.peer(record)];
    if (peer < 0) return false;
    const [sender, receiver] = trace.kind(record) === Kind.send ? [node, peer] : [peer, node];
    return (from === undefined || sender === from) && (to === undefined || receiver === to);
  };
}

/** What follows is looked for at one node at a time. */
interface Home {
  /** By place among the steps: the first step of that node that comes of it. */
  readonly first: Int32Array;
  readonly replies: readonly Hit[];
}

/**
 * Of each event asked for the first that follows at its node: of a send the first that its receive has led to, back at
 * the sender; of any other the next on its lane.
 */
function followed(trace: Trace, asked: readonly Hit[], replies: readonly Hit[]): Found {
  const steps = stepsOf(trace);
  const homes = new Map<number, Home>();
  const homeAt = (node: number): Home => {
    const made = homes.get(node) ?? {
      first: firstAtHome(trace, node),
      replies: replies.filter(({ at }) => steps[at].node === node),
    };
    homes.set(node, made);
    return made;
  };
  const matches = asked.flatMap((hit) => {
    const home = homeAt(steps[hit.at].node);
    const isSend = trace.kind(hit.record) === Kind.send;
    const from = isSend ? knownFrom(trace, hit.record, home.first) : hit.at + 1;
    const reply = home.replies[firstPlace(home.replies, ({ at }) => at >= from)];
    return reply ? [{ ...matchOf(trace, hit), reply: matchOf(trace, reply) }] : [];
  });
  return { matches, unanswered: asked.length - matches.length };
}

/** The first step at home that comes of a message's receipt, or of its copy's. */
function knownFrom(trace: Trace, send: number, first: Int32Array): number {
  const messages = messagesOf(trace);
  const steps = stepsOf(trace);
  let from = Number.POSITIVE_INFINITY;
  for (let row = messages.rowOf[send]; messages.send[row] === send; row++)
    if (messages.outcome[row] === Outcome.received)
      from = Math.min(from, first[stepIndex(steps, messages.arrival[row])]);
  return from;
}

/** By place among the steps: the first step of that node that comes of it, itself included; far beyond the last for none. */
function firstAtHome(trace: Trace, node: number): Int32Array {
  const steps = stepsOf(trace);
  const { previous, sender } = stepLinksOf(trace);
  const first = new Int32Array(steps.length).fill(NEVER);
  for (let at = steps.length - 1; at >= 0; at--) {
    if (steps[at].node === node) first[at] = at;
    for (const cause of [previous[at], sender[at]])
      if (cause >= 0 && first[at] < first[cause]) first[cause] = first[at];
  }
  return first;
}

const NEVER = 0x7fffffff;

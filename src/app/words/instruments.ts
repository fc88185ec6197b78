// What an instrument reads, in words: for its bar, and said aloud.
import type { Chain } from '../../analysis/chains.ts';
import { messagesOf } from '../../analysis/messages.ts';
import type { Match } from '../../analysis/search/find.ts';
import type { Trace } from '../../engine/trace.ts';
import type { Reading, SearchReading } from '../../playback/instrument.ts';
import {
  asSentence,
  eventNumber,
  eventSentence,
  nodeName,
  type Wording,
} from '../../playback/narration.ts';
import { groupDigits, timeWithUnit } from './time.ts';

/** One line, without a full stop. */
export function readingText(trace: Trace, reading: Reading, words: Wording): string {
  switch (reading.kind) {
    case 'cone': {
      const { event, counts } = reading;
      if (event === undefined || !counts) return 'No event has happened yet';
      const { past, future, concurrent } = counts;
      const numbers = [past, future, concurrent].map(groupDigits);
      return `${eventName(event)}: ${numbers[0]} before, ${numbers[1]} after, ${numbers[2]} concurrent`;
    }
    case 'path':
      return pathText(reading, words);
    case 'chain':
      return reading.chain ? lengthText(reading.chain, words) : 'No message has been received';
    case 'cut':
      return cutText(trace, reading, words);
    case 'search':
      return searchText(reading);
  }
}

export function readingSentence(trace: Trace, reading: Reading, words: Wording): string {
  return asSentence(readingText(trace, reading, words));
}

function eventName(record: number): string {
  return `Event ${groupDigits(eventNumber(record))}`;
}

function pathText(
  { from, to, chain }: Extract<Reading, { readonly kind: 'path' }>,
  words: Wording,
): string {
  if (from === undefined) return 'Pick two events';
  if (to === undefined) return `${eventName(from)}: pick another`;
  const [a, b] = [from, to].map((record) => groupDigits(eventNumber(record)));
  if (!chain) return `Events ${a} and ${b} are concurrent: no path`;
  return `Event ${a} to ${b}: ${lengthText(chain, words)}`;
}

/** `3 messages, 2 steps along lanes, 26 ms` */
function lengthText({ messages, steps, ticks }: Chain, { time }: Wording): string {
  const along = steps.length - 1 - messages;
  const parts = [counted(messages, 'message')];
  if (along > 0) parts.push(`${counted(along, 'step')} along lanes`);
  return [...parts, timeWithUnit(ticks, time)].join(', ');
}

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${groupDigits(count)} ${count === 1 ? one : many}`;
}

function cutText(
  trace: Trace,
  { broken, channels }: Extract<Reading, { readonly kind: 'cut' }>,
  words: Wording,
): string {
  if (broken.length === 0)
    return `Consistent: ${counted(channels.length, 'message')} in the channels`;
  const others = broken.length - 1;
  const more = others > 0 ? ` (${groupDigits(others)} more)` : '';
  return `Inconsistent: ${messageText(trace, broken[0], words)} is received before it is sent${more}`;
}

/** `OK from P1 to P0` */
export function messageText(trace: Trace, row: number, words: Wording): string {
  const send = messagesOf(trace).send[row];
  const [from, to] = [trace.node(send), trace.peer(send)].map((node) => nodeName(words, node));
  return `${trace.type(send)} from ${from} to ${to}`;
}

function searchText({ found, problem }: SearchReading): string {
  if (problem !== undefined) return problem;
  if (!found) return 'Ask for a message type, a node, a state';
  const { matches, unanswered } = found;
  const none = unanswered > 0 ? `, ${groupDigits(unanswered)} without` : '';
  return `${counted(matches.length, 'match', 'matches')}${none}`;
}

/** `Match 3 of 12: event 17, P1 receives OK from P0.` */
export function matchSentence(
  trace: Trace,
  { record }: Match,
  at: number,
  count: number,
  words: Wording,
): string {
  const place = `Match ${groupDigits(at + 1)} of ${groupDigits(count)}`;
  const event = `event ${groupDigits(eventNumber(record))}`;
  return asSentence(`${place}: ${event}, ${eventSentence(trace, record, words)}`);
}

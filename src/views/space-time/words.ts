// Accessible names of marks.
import type { Manifest } from '../../engine/contract.ts';
import { Kind, type Trace } from '../../engine/trace.ts';
import type { ArrowMark } from '../../figure/space-time-arrows.ts';
import { type ClockLabelKind, MOST_MATRIX_NODES } from '../../figure/space-time-clock-labels.ts';
import type { EventMark } from '../../figure/space-time-events.ts';
import { secondCopy } from '../../playback/message-words.ts';
import {
  eventNumber,
  eventPredicate,
  eventSentence,
  lossReason,
  nodeName,
  timeEquation,
  timeNumber,
} from '../../playback/narration.ts';
import type { HeadDrag } from './use-head-drag.ts';

/** `event 6, t = 28 ms, P1 receives REQUEST from P2, sends OK to P2`. */
export function eventName(trace: Trace, mark: EventMark, manifest: Manifest): string {
  const when = timeEquation(mark.time, manifest.time);
  const what = eventSentence(trace, mark.record, manifest);
  const more = laterPredicates(trace, mark, manifest);
  return [`event ${eventNumber(mark.record)}`, when, what, ...more].join(', ');
}

/** What else the step did; sends of one type are counted. */
function laterPredicates(trace: Trace, { record, last }: EventMark, manifest: Manifest): string[] {
  const told: string[] = [];
  for (let i = record + 1; i <= last; i++) {
    if (trace.kind(i) !== Kind.send) {
      told.push(eventPredicate(trace, i, manifest));
      continue;
    }
    const first = i;
    while (i < last && trace.kind(i + 1) === Kind.send && trace.type(i + 1) === trace.type(first))
      i++;
    told.push(
      i === first
        ? eventPredicate(trace, i, manifest)
        : `sends ${trace.type(first)} to ${i - first + 1} others`,
    );
  }
  return told;
}

/** `REQUEST from P0 to P2, sent at 8, arrives at 43`, and how to change that where one may. */
export function arrowName(
  trace: Trace,
  arrow: ArrowMark,
  manifest: Manifest,
  isMovable: boolean,
): string {
  const { from, to, type, sent, arrives, outcome, arrival, isCopy, isByHand, stub } = arrow;
  const ends = `${nodeName(manifest, from)} to ${nodeName(manifest, to)}`;
  const fate = {
    received: `arrives at ${timeNumber(arrives, manifest.time, sent)}${isByHand && !isCopy ? ', set by hand' : ''}`,
    lost: outcome === 'lost' ? `lost: ${lossReason(trace, arrival)}` : '',
    'in-flight': 'still under way at the end',
  }[outcome];
  const copy = isCopy ? secondCopy(isByHand) : '';
  const unseen = stub
    ? `; the lane of ${nodeName(manifest, stub === 'out' ? to : from)} is hidden`
    : '';
  const how = isMovable ? '; drag it, or use the arrow keys and Enter, to change its delay' : '';
  return `${copy}${type} from ${ends}, sent at ${timeNumber(sent, manifest.time, arrives)}, ${fate}${unseen}${how}`;
}

/** A head that is being moved: when it would arrive, and what is to be known of that; a line each. */
export function dragLines({ sent, ticks, by }: HeadDrag, time: Manifest['time']): string[] {
  const lines = [timeEquation(sent + ticks, time, sent)];
  if (ticks === 1) lines.push('1 tick after it is sent, no sooner');
  if (by === 'key') lines.push('Enter keeps it · Esc drops it');
  return lines;
}

/** The same for who cannot see it. */
export function dragSentence({ message, sent, ticks }: HeadDrag, manifest: Manifest): string {
  const { type, from, to } = message;
  const ends = `${nodeName(manifest, from)} to ${nodeName(manifest, to)}`;
  const at = timeEquation(sent + ticks, manifest.time, sent);
  const least = ticks === 1 ? ', 1 tick after it is sent, no sooner' : '';
  return `${type} from ${ends} would arrive at ${at}${least}; Enter keeps it, Escape drops it`;
}

export const RELATION_WORDS = {
  past: ['happened before', 'before'],
  future: ['happens after', 'after'],
  concurrent: ['concurrent', 'concurrent'],
} as const;

export const SHAPE_WORDS = {
  circle: 'message',
  triangle: 'command',
  diamond: 'local event',
  square: 'timer',
  cross: 'crash',
  ring: 'recovery',
  bars: 'pause',
  play: 'resume',
} as const;

/** Of a vector, so many entries are named one by one. */
const MOST_ENTRIES = 5;

/** How clocks that are derived are to be read; undefined for the protocol's own, which explain themselves. */
export function clockWords(
  labels: ClockLabelKind,
  { nodeLabel }: Pick<Manifest, 'nodeLabel'>,
  nodes: number,
): string | undefined {
  if (labels === 'lamport')
    return 'Lamport, one tick a step: 1 more than the largest reading it knows';
  if (labels === 'matrix')
    return nodes > MOST_MATRIX_NODES
      ? `matrix: with more than ${MOST_MATRIX_NODES} lanes in the inspector alone, for the event that is picked`
      : `matrix: row ${nodeLabel}0 is the vector that ${nodeLabel}0 is known to have, and so on`;
  if (labels !== 'vector') return undefined;
  const all = Array.from({ length: nodes }, (_, node) => `${nodeLabel}${node}`);
  const named = nodes > MOST_ENTRIES ? [all[0], '…', all[nodes - 1]] : all;
  return `vector (${named.join(',')}): how many steps of each lane are known`;
}

// Events in words: what happened where, and why, as the node said it.
import type { Manifest } from '../../engine/contract.ts';
import { fillTemplate } from '../../engine/narration.ts';
import { Flag, Kind, LOSS_REASONS, type Trace } from '../../engine/trace.ts';

/** A node's label: `P2`. */
export function nodeName(manifest: Manifest, node: number): string {
  return `${manifest.nodeLabel}${node}`;
}

/** The number people know a record by: the first event is event 1. */
export function eventNumber(record: number): number {
  return record + 1;
}

/** What happened, without the node at which it did: `receives OK from P1`. */
export function eventPredicate(trace: Trace, i: number, manifest: Manifest): string {
  const type = trace.type(i);
  const peer = nodeName(manifest, trace.peer(i));
  switch (trace.kind(i)) {
    case Kind.start:
      return 'starts';
    case Kind.invoke:
      return `is asked to ${commandWord(type, manifest)}`;
    case Kind.respond:
      return `has done ${commandWord(type, manifest)}`;
    case Kind.send:
      return `sends ${type} to ${peer}`;
    case Kind.receive:
      return `receives ${corrupted(trace, i)}${type} from ${peer}`;
    case Kind.lose:
      return `does not get ${type} from ${peer}: ${lossReason(trace, i)}`;
    case Kind.duplicate:
      return `is sent a second copy of ${type} by ${peer}`;
    case Kind.timer:
      return `is called by its timer “${type}”`;
    case Kind.mark:
      return `marks ${type}${Number.isNaN(trace.value(i)) ? '' : ` ${trace.value(i)}`}`;
    default:
      return NODE_WORDS[trace.kindName(i)] ?? trace.kindName(i);
  }
}

const NODE_WORDS: Readonly<Record<string, string>> = {
  crash: 'crashes',
  recover: 'recovers',
  pause: 'is paused',
  resume: 'goes on',
  clock: 'has its clock set',
};

function commandWord(command: string, manifest: Manifest): string {
  return (manifest.commands?.[command] ?? command).toLowerCase();
}

function corrupted(trace: Trace, i: number): string {
  return trace.flags(i) & Flag.corrupted ? 'a corrupted ' : '';
}

/** Why a lost message was lost. */
export function lossReason(trace: Trace, i: number): string {
  const reason = LOSS_REASONS[trace.value(i)];
  switch (reason) {
    case 'loss':
      return 'lost on the way';
    case 'by hand':
      return 'taken away by hand';
    case 'partition':
      return 'cut off by the partition';
    case 'corrupted':
      return 'discarded as corrupted';
    default:
      return reason;
  }
}

/** The whole event as a sentence without its full stop: `P1 receives OK from P2`. */
export function eventSentence(trace: Trace, i: number, manifest: Manifest): string {
  if (trace.kind(i) === Kind.cycle) return `cycle ${trace.value(i)} begins`;
  if (trace.kind(i) === Kind.partition) return 'the network is partitioned';
  if (trace.kind(i) === Kind.heal) return 'the partition heals';
  return `${nodeName(manifest, trace.node(i))} ${eventPredicate(trace, i, manifest)}`;
}

/** The sentences that the step of record i said; '' for none. A sentence without a subject gets the node's name. */
export function narrationAt(trace: Trace, i: number, manifest: Manifest): string {
  const start = trace.stepStart(i);
  const sentences: string[] = [];
  for (let at = start; at < trace.count && (at === start || !(trace.flags(at) & Flag.step)); at++)
    for (const { template, values } of trace.wordsAt(at))
      sentences.push(fillTemplate(trace.data.templates[template], values, manifest.nodeLabel));
  const joined = sentences.join('; ');
  if (joined === '' || !/^\p{Ll}/u.test(joined)) return joined;
  return `${nodeName(manifest, trace.node(start))} ${joined}`;
}

/** What to read at record i: why the node did what it did, or else what happened. */
export function captionAt(trace: Trace, i: number, manifest: Manifest): string {
  return asSentence(narrationAt(trace, i, manifest) || eventSentence(trace, i, manifest));
}

/** With a capital letter and a full stop. */
export function asSentence(text: string): string {
  const capital = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?…]$/.test(capital) ? capital : `${capital}.`;
}

/** The events that led to record i, the earliest first: each is the cause of the next, `i` is the last. */
export function causeChain(trace: Trace, i: number, longest = 12): readonly number[] {
  const chain = [i];
  for (
    let at = trace.cause(i);
    at >= 0 && at < chain[0] && chain.length < longest;
    at = trace.cause(at)
  )
    chain.unshift(at);
  return chain;
}

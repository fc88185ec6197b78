// A trace as a Mermaid sequence diagram. Its arrows are level, so a message stands where it arrives; where the
// sender did something in between, a note says when it was sent, and both carry the message's number.
import { Flag, Kind, type Trace } from '../../engine/trace.ts';
import { eventSentence, lossReason, nodeName, type Wording } from '../../playback/narration.ts';
import { messageText, predicateWithBody } from './event-text.ts';

const NOTED: ReadonlySet<number> = new Set([
  Kind.mark,
  Kind.invoke,
  Kind.respond,
  Kind.timer,
  Kind.crash,
  Kind.recover,
  Kind.pause,
  Kind.resume,
  Kind.clock,
]);

interface Diagram {
  readonly trace: Trace;
  readonly label: (node: number) => string;
  readonly words: Wording;
  /** Number of each message whose sending is noted, by its send record. */
  readonly numbers: ReadonlyMap<number, number>;
}

/** Lines, each with its line feed. */
export function* mermaidDiagram(trace: Trace, words: Wording): Generator<string> {
  const label = (node: number) => nodeName(words, node).replace(/\W/g, '_');
  const diagram: Diagram = { trace, label, words, numbers: numberOvertaken(trace) };
  yield 'sequenceDiagram\n';
  for (let node = 0; node < trace.nodes; node++)
    yield `  participant ${label(node)} as ${escaped(nodeName(words, node))}\n`;
  for (let i = 0; i < trace.count; i++) {
    const line = lineOf(diagram, i);
    if (line !== undefined) yield `  ${line}\n`;
  }
  yield* inFlight(diagram);
}

function lineOf(diagram: Diagram, i: number): string | undefined {
  const { trace, label, words } = diagram;
  const kind = trace.kind(i);
  const node = trace.node(i);
  if (kind === Kind.receive) return arrow(diagram, '->>', i, '');
  if (kind === Kind.lose) return arrow(diagram, '-x', i, ` (${lossReason(trace, i)})`);
  if (kind === Kind.send && diagram.numbers.has(i))
    return `Note over ${label(node)}: ${escaped(numbered(diagram, i, predicateWithBody(trace, i, words)))}`;
  if (NOTED.has(kind) && node >= 0)
    return `Note over ${label(node)}: ${escaped(predicateWithBody(trace, i, words))}`;
  if (kind === Kind.partition || kind === Kind.heal)
    return `Note over ${label(0)},${label(trace.nodes - 1)}: ${eventSentence(trace, i, words)}`;
  return undefined;
}

function arrow(diagram: Diagram, head: string, i: number, remark: string): string {
  const { trace, label } = diagram;
  const copy = trace.flags(i) & Flag.copy ? ' (copy)' : '';
  const text = numbered(diagram, trace.cause(i), messageText(trace, i));
  return `${label(trace.peer(i))}${head}${label(trace.node(i))}: ${escaped(text + copy + remark)}`;
}

function numbered(diagram: Diagram, send: number, text: string): string {
  const number = diagram.numbers.get(send);
  return number === undefined ? text : `(${number}) ${text}`;
}

/** Messages that were still under way at the end, or whose sender had another event before they arrived. */
function numberOvertaken(trace: Trace): ReadonlyMap<number, number> {
  const lastShown = new Int32Array(trace.nodes).fill(-1);
  const overtaken = new Set<number>();
  for (let i = 0; i < trace.count; i++) {
    const kind = trace.kind(i);
    const send = trace.cause(i);
    const arrives = kind === Kind.receive || kind === Kind.lose;
    if (arrives && lastShown[trace.peer(i)] > send) overtaken.add(send);
    if ((kind === Kind.receive || NOTED.has(kind)) && trace.node(i) >= 0)
      lastShown[trace.node(i)] = i;
    if (arrives) lastShown[trace.peer(i)] = Math.max(lastShown[trace.peer(i)], send);
  }
  for (const send of sendsUnderWay(trace)) overtaken.add(send);
  const sorted = [...overtaken].sort((a, b) => a - b);
  return new Map(sorted.map((send, number) => [send, number + 1]));
}

function sendsUnderWay(trace: Trace): readonly number[] {
  const open = new Set<number>();
  for (let i = 0; i < trace.count; i++) {
    const kind = trace.kind(i);
    if (kind === Kind.send) open.add(i);
    else if (kind === Kind.receive || kind === Kind.lose) open.delete(trace.cause(i));
  }
  return [...open];
}

function* inFlight(diagram: Diagram): Generator<string> {
  const { trace, label } = diagram;
  for (const send of sendsUnderWay(trace)) {
    const text = `${numbered(diagram, send, messageText(trace, send))} (still under way)`;
    yield `  ${label(trace.node(send))}--)${label(trace.peer(send))}: ${escaped(text)}\n`;
  }
}

/** Mermaid reads `;` and `#` as its own, and a line feed as the end. */
function escaped(text: string): string {
  return text.replace(/[#;<>]/g, (c) => `#${c.charCodeAt(0)};`).replace(/\s+/g, ' ');
}

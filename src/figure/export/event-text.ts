// One line of plain text for a record of the trace.
import { fillTemplate } from '../../engine/narration.ts';
import { Kind, type Trace } from '../../engine/trace.ts';

const MAX_BODY_CHARACTERS = 60;

export function labelOf(nodeLabel: string, node: number): string {
  return `${nodeLabel}${node}`;
}

/** A message's type and body, shortened: `REQUEST {"clock":8}`. */
export function messageText(trace: Trace, record: number): string {
  const body = trace.body(record);
  if (body === undefined) return trace.type(record);
  const text = JSON.stringify(body);
  const short = text.length > MAX_BODY_CHARACTERS ? `${text.slice(0, MAX_BODY_CHARACTERS)}…` : text;
  return `${trace.type(record)} ${short}`;
}

/** What happened, without the node it happened at: `receives OK from P1`. */
export function eventText(trace: Trace, i: number, nodeLabel: string): string {
  const peer = labelOf(nodeLabel, trace.peer(i));
  switch (trace.kind(i)) {
    case Kind.send:
      return `sends ${messageText(trace, i)} to ${peer}`;
    case Kind.receive:
      return `receives ${messageText(trace, i)} from ${peer}`;
    case Kind.timer:
      return `timer ${trace.type(i)}`;
    case Kind.invoke:
      return `command ${trace.type(i)}`;
    case Kind.respond:
      return `answers ${trace.type(i)}`;
    case Kind.mark:
      return Number.isNaN(trace.value(i)) ? trace.type(i) : `${trace.type(i)} ${trace.value(i)}`;
    default:
      return trace.kindName(i);
  }
}

/** The sentences said at a record, joined; '' for none. */
export function narrationOf(trace: Trace, i: number, nodeLabel: string): string {
  return trace
    .wordsAt(i)
    .map(({ template, values }) => fillTemplate(trace.data.templates[template], values, nodeLabel))
    .join('. ');
}

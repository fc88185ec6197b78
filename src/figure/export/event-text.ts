// What exports add to the words of an event: the body of its message.
import type { Trace } from '../../engine/trace.ts';
import { eventPredicate, type Wording } from '../../playback/narration.ts';

const MAX_BODY_CHARACTERS = 60;

/** A message's type and body, shortened: `REQUEST {"clock":8}`. */
export function messageText(trace: Trace, record: number): string {
  const body = trace.body(record);
  if (body === undefined) return trace.type(record);
  const text = JSON.stringify(body);
  const short = text.length > MAX_BODY_CHARACTERS ? `${text.slice(0, MAX_BODY_CHARACTERS)}…` : text;
  return `${trace.type(record)} ${short}`;
}

/** What happened, without the node it happened at: `receives REQUEST {"clock":8} from P1`. */
export function predicateWithBody(trace: Trace, record: number, words: Wording): string {
  return eventPredicate(trace, record, words, (at) => messageText(trace, at));
}

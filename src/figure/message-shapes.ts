// A shape for each type of message, so that types are told apart without their names.
import { messagesOf } from '../analysis/messages.ts';
import type { Trace } from '../engine/trace.ts';
import type { GlyphName } from './grid-glyphs.ts';

const SHAPES: readonly GlyphName[] = ['dot', 'square', 'diamond', 'ring', 'bar'];

const known = new WeakMap<Trace, ReadonlyMap<string, GlyphName>>();

/** By type, in the order of first sending; with more types than shapes they come again. */
export function messageShapes(trace: Trace): ReadonlyMap<string, GlyphName> {
  const made = known.get(trace);
  if (made) return made;
  const { send, count } = messagesOf(trace);
  const shapes = new Map<string, GlyphName>();
  for (let row = 0; row < count; row++) {
    const type = trace.type(send[row]);
    if (!shapes.has(type)) shapes.set(type, SHAPES[shapes.size % SHAPES.length]);
  }
  known.set(trace, shapes);
  return shapes;
}

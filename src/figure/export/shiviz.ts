// A trace for ShiViz's default parser: host and vector clock on one line, the event on the next.
import { broadcastOf } from '../../analysis/causality.ts';
import { isClockEvent, ticksAt, VectorClocks } from '../../analysis/clocks.ts';
import { Flag, type Trace } from '../../engine/trace.ts';
import { nodeName, saidAt, type Wording } from '../../playback/narration.ts';
import { messageText, predicateWithBody } from './event-text.ts';

/**
 * One entry an event of a process, each ending in a line feed; the clocks are those of the diagram. A host's own
 * component rises by one from event to event, a broadcast is one event, and what a step marks stands with its event. What happens to a process or to the
 * network (a crash, a loss, a partition) is no process's event, and not in the log.
 */
export function* shivizLog(trace: Trace, words: Wording): Generator<string> {
  const host = (node: number) => nodeName(words, node).replace(/\s/g, '_');
  const clocks = new VectorClocks(trace);
  for (let i = 0; i < trace.count; i++) {
    if (!ticksAt(trace, i)) continue;
    const entries: string[] = [];
    clocks.at(i).forEach((count, node) => {
      if (count > 0) entries.push(`${JSON.stringify(host(node))}:${count}`);
    });
    yield `${host(trace.node(i))} {${entries.join(',')}}\n${describeEvent(trace, i, words)}\n`;
  }
}

function describeEvent(trace: Trace, i: number, words: Wording): string {
  const isBroadcast = broadcastOf(trace, i)[1] > i;
  const event = isBroadcast
    ? `broadcasts ${messageText(trace, i)}`
    : predicateWithBody(trace, i, words);
  const told = [i, ...besides(trace, i)].map((record) => {
    const said = saidAt(trace, record, words).join('. ');
    const what = record === i ? event : predicateWithBody(trace, record, words);
    return said === '' ? what : `${what}: ${said}`;
  });
  return told.join('; ').replace(/\s+/g, ' ');
}

/** Records after it in its step that are part of its event: marks and responses. */
function besides(trace: Trace, i: number): readonly number[] {
  const found: number[] = [];
  for (let at = broadcastOf(trace, i)[1] + 1; at < trace.count; at++) {
    if (trace.flags(at) & Flag.step || ticksAt(trace, at)) break;
    if (isClockEvent(trace, at)) found.push(at);
  }
  return found;
}

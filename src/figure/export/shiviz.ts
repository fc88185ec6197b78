// A trace for ShiViz's default parser: host and vector clock on one line, the event on the next.
import { broadcastOf, isContinued } from '../../analysis/causality.ts';
import { isClockEvent, VectorClocks } from '../../analysis/clocks.ts';
import type { Trace } from '../../engine/trace.ts';
import { nodeName, saidAt, type Wording } from '../../playback/narration.ts';
import { messageText, predicateWithBody } from './event-text.ts';

/**
 * One entry an event of a process, each ending in a line feed; the clocks are those of the diagram. A host's own
 * component rises by one from event to event, and a broadcast is one event. What happens to a process or to the
 * network (a crash, a loss, a partition) is no process's event, and not in the log.
 */
export function* shivizLog(trace: Trace, words: Wording): Generator<string> {
  const host = (node: number) => nodeName(words, node).replace(/\s/g, '_');
  const clocks = new VectorClocks(trace);
  for (let i = 0; i < trace.count; i++) {
    if (!isClockEvent(trace, i) || isContinued(trace, i)) continue;
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
  const said = saidAt(trace, i, words).join('. ');
  return (said === '' ? event : `${event}: ${said}`).replace(/\s+/g, ' ');
}

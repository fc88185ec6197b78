// A trace for ShiViz's default parser: host and vector clock on one line, the event on the next.
import { broadcastOf, isContinued } from '../../analysis/causality.ts';
import { isClockEvent, ticksAt, VectorClocks } from '../../analysis/clocks.ts';
import { Flag, type Trace } from '../../engine/trace.ts';
import { nodeName, saidAt, type Wording } from '../../playback/narration.ts';
import { messageText, predicateWithBody } from './event-text.ts';

/**
 * One entry a step of a process, each ending in a line feed; the clocks are those of the diagram. A host's own component
 * rises by one from step to step, and all that a step receives, marks and sends stands in its entry. What happens to a
 * process or to the network (a crash, a loss, a partition) is no process's event, and not in the log.
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

/** All that was done and said in the step of which it is the first event. */
function describeEvent(trace: Trace, first: number, words: Wording): string {
  const told: string[] = [];
  for (let at = first; at < trace.count; at++) {
    if (at > first && trace.flags(at) & Flag.step) break;
    if (!isClockEvent(trace, at) || isContinued(trace, at)) continue;
    const isBroadcast = broadcastOf(trace, at)[1] > at;
    const what = isBroadcast
      ? `broadcasts ${messageText(trace, at)}`
      : predicateWithBody(trace, at, words);
    const said = saidAt(trace, at, words).join('. ');
    told.push(said === '' ? what : `${what}: ${said}`);
  }
  return told.join('; ').replace(/\s+/g, ' ');
}

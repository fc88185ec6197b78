// What happened in at most four words: the title of a beat whose preset's own words may no longer be true.
import { Kind, type Trace } from '../engine/trace.ts';
import { nodeName, type Wording } from './narration.ts';

/** `P0 enters`, `P2 crashes`, `REQUEST P1→P0 lost`. */
export function eventTitle(trace: Trace, record: number, words: Wording): string {
  const type = trace.type(record);
  const name = nodeName(words, trace.node(record));
  switch (trace.kind(record)) {
    case Kind.invoke:
      return `${name} invokes ${type}`;
    case Kind.respond:
      return `${name} completes ${type}`;
    case Kind.send:
      return `${name} sends ${type}`;
    case Kind.receive:
      return `${name} receives ${type}`;
    case Kind.lose:
      return `${type} ${nodeName(words, trace.peer(record))}→${name} lost`;
    case Kind.duplicate:
      return `${type} ${name}→${nodeName(words, trace.peer(record))} duplicated`;
    case Kind.timer:
      return `${name}: timer ${type}`;
    case Kind.mark:
      return `${name} ${markWord(type)}`;
    case Kind.cycle:
      return `cycle ${trace.value(record)}`;
    case Kind.partition:
      return 'network partitioned';
    case Kind.heal:
      return 'partition heals';
    default:
      return `${name} ${HAPPENS[trace.kindName(record)] ?? trace.kindName(record)}`;
  }
}

const HAPPENS: Readonly<Record<string, string>> = {
  start: 'starts',
  crash: 'crashes',
  recover: 'recovers',
  pause: 'is paused',
  resume: 'goes on',
  clock: 'clock set',
};

/** Marks that are what somebody does, by the algorithms' usual names for it. */
const DEEDS =
  /^(enter|exit|start|stop|join|leave|request|release|decide|deliver|commit|abort|elect)$/;
const ROLES = /^(leader|follower|candidate|coordinator)$/;

/** `ENTER` is `enters`, `INFECTED` is `infected`; of another mark nobody knows what it is. */
function markWord(label: string): string {
  const word = label.toLowerCase();
  if (DEEDS.test(word)) return `${word}s`;
  if (ROLES.test(word)) return `becomes ${word}`;
  return /(ed|done)$/.test(word) ? word : `marks ${label}`;
}

// Cost and waiting of mutual exclusion, folded from requests (command enter) and the marks ENTER and EXIT.
import {
  defineMetrics,
  type EventView,
  type MetricFold,
  type MetricInfo,
} from '../engine/contract.ts';

export const mutexMetrics: readonly MetricInfo[] = [
  { name: 'entries', about: 'Critical sections entered.', unit: '', counts: 'ENTER' },
  {
    name: 'messagesPerEntry',
    about: 'Protocol messages up to the last exit and its release, for each entry.',
    unit: 'messages',
    messagesFor: 'ENTER',
  },
  { name: 'waitMean', about: 'From the request to the entry, mean.', unit: 'ticks' },
  { name: 'waitMax', about: 'From the request to the entry, longest.', unit: 'ticks' },
  {
    name: 'synchronizationDelayMean',
    about: 'From an exit to the next entry while somebody waits, mean.',
    unit: 'ticks',
  },
];

interface Fold {
  /** Time of each node's oldest request not yet served. */
  readonly asked: number[][];
  entries: number;
  messages: number;
  /** NaN before the first exit. */
  messagesAtExit: number;
  exitNode: number;
  exitTime: number;
  waiting: number;
  contended: boolean;
  /** Requests that were granted. */
  waits: number;
  waitSum: number;
  waitMax: number;
  gaps: number;
  gapSum: number;
}

/** The fold; sends of `control` types don't count as protocol messages. */
export function mutexFold(control: readonly string[] = []): MetricFold<unknown, unknown> {
  return defineMetrics<unknown, unknown, Fold>({
    kinds: ['invoke', 'respond', 'send', 'mark', 'crash'],
    init: () => ({
      asked: [],
      entries: 0,
      messages: 0,
      messagesAtExit: Number.NaN,
      exitNode: -1,
      exitTime: -1,
      waiting: 0,
      contended: false,
      waits: 0,
      waitSum: 0,
      waitMax: 0,
      gaps: 0,
      gapSum: 0,
    }),
    event(fold, event) {
      if (event.kind === 'send') sent(fold, event, control);
      else if (event.kind === 'crash') forget(fold, event.node);
      else if (event.kind === 'respond') refused(fold, event);
      else if (event.type === 'enter') asked(fold, event);
      else if (event.type === 'ENTER') entered(fold, event);
      else if (event.type === 'EXIT') left(fold, event);
    },
    result: (fold) => ({
      metrics: {
        entries: fold.entries,
        messagesPerEntry: Number.isNaN(fold.messagesAtExit)
          ? undefined
          : ratio(fold.messagesAtExit, fold.entries),
        waitMean: ratio(fold.waitSum, fold.waits),
        waitMax: fold.waits > 0 ? fold.waitMax : undefined,
        synchronizationDelayMean: ratio(fold.gapSum, fold.gaps),
      },
    }),
  });
}

function ratio(sum: number, count: number): number | undefined {
  return count > 0 ? sum / count : undefined;
}

function sent(fold: Fold, event: EventView, control: readonly string[]): void {
  if (event.node === event.peer || control.includes(event.type)) return;
  fold.messages++;
  if (event.node === fold.exitNode && event.time === fold.exitTime)
    fold.messagesAtExit = fold.messages;
}

function forget(fold: Fold, node: number): void {
  fold.waiting -= fold.asked[node]?.length ?? 0;
  fold.asked[node] = [];
}

function asked(fold: Fold, event: EventView): void {
  fold.asked[event.node] ??= [];
  fold.asked[event.node].push(event.time);
  fold.waiting++;
}

/** A text for an answer is a refusal: that request waits for nothing. */
function refused(fold: Fold, event: EventView): void {
  if (typeof event.body !== 'string') return;
  fold.asked[event.node]?.pop();
  fold.waiting--;
}

function entered(fold: Fold, event: EventView): void {
  const since = fold.asked[event.node]?.shift();
  fold.entries++;
  if (since !== undefined) {
    fold.waiting--;
    fold.waits++;
    fold.waitSum += event.time - since;
    fold.waitMax = Math.max(fold.waitMax, event.time - since);
  }
  if (fold.contended) {
    fold.gaps++;
    fold.gapSum += event.time - fold.exitTime;
  }
  fold.contended = false;
}

function left(fold: Fold, event: EventView): void {
  fold.exitNode = event.node;
  fold.exitTime = event.time;
  fold.messagesAtExit = fold.messages;
  fold.contended = fold.waiting > 0;
}

// Ricart and Agrawala by hand: every process asks once.
import type { PlainModel } from './plain-search.ts';

interface Process {
  readonly phase: 'idle' | 'released' | 'wanted' | 'held';
  readonly clock: number;
  readonly request: number;
  readonly granted: readonly number[];
  readonly deferred: readonly { readonly from: number; readonly stamp: number }[];
}
interface Message {
  readonly type: 'REQUEST' | 'OK';
  readonly from: number;
  readonly to: number;
  readonly stamp: number;
}
interface State {
  readonly processes: readonly Process[];
  /** Sorted: in what order they were sent makes no difference. */
  readonly messages: readonly Message[];
}

export function plainRicartAgrawala(count: number): PlainModel<State> {
  const first: Process = { phase: 'idle', clock: 0, request: 0, granted: [], deferred: [] };
  return {
    first: { processes: new Array<Process>(count).fill(first), messages: [] },
    next,
    isRight: ({ processes }) => processes.filter(({ phase }) => phase === 'held').length < 2,
  };
}

function next({ processes, messages }: State): readonly State[] {
  const all: State[] = [];
  processes.forEach((process, id) => {
    const become = (change: Partial<Process>, sent: readonly Message[]) =>
      all.push({
        processes: processes.with(id, { ...process, ...change }),
        messages: sorted([...messages, ...sent]),
      });
    if (process.phase === 'idle') {
      const stamp = process.clock + 1;
      const others = processes.map((_, to) => to).filter((to) => to !== id);
      become(
        { phase: 'wanted', clock: stamp, request: stamp, granted: [], deferred: [] },
        others.map((to) => ({ type: 'REQUEST', from: id, to, stamp })),
      );
    }
    if (process.phase === 'held')
      become(
        { phase: 'released', deferred: [] },
        process.deferred.map(({ from, stamp }) => ({ type: 'OK', from: id, to: from, stamp })),
      );
  });
  messages.forEach((message, i) => {
    if (i > 0 && same(message, messages[i - 1])) return;
    all.push(delivered(processes, messages.toSpliced(i, 1), message));
  });
  return all;
}

function delivered(
  processes: readonly Process[],
  messages: readonly Message[],
  { type, from, to, stamp }: Message,
): State {
  const process = processes[to];
  if (type === 'OK') {
    if (process.phase !== 'wanted' || stamp !== process.request) return { processes, messages };
    const granted = [...process.granted, from];
    const phase = granted.length === processes.length - 1 ? 'held' : 'wanted';
    return { processes: processes.with(to, { ...process, granted, phase }), messages };
  }
  const clock = Math.max(process.clock, stamp) + 1;
  const isOwnOlder = process.request < stamp || (process.request === stamp && to < from);
  if (process.phase === 'held' || (process.phase === 'wanted' && isOwnOlder)) {
    const deferred = [...process.deferred, { from, stamp }];
    return { processes: processes.with(to, { ...process, clock, deferred }), messages };
  }
  const answer: Message = { type: 'OK', from: to, to: from, stamp };
  return {
    processes: processes.with(to, { ...process, clock }),
    messages: sorted([...messages, answer]),
  };
}

function same(a: Message, b: Message): boolean {
  return a.type === b.type && a.from === b.from && a.to === b.to && a.stamp === b.stamp;
}

function sorted(messages: Message[]): readonly Message[] {
  return messages.sort(
    (a, b) => a.to - b.to || a.from - b.from || a.stamp - b.stamp || a.type.length - b.type.length,
  );
}

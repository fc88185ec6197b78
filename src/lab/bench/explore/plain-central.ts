// A central coordinator by hand: every other process asks so many times, and anew as soon as it has left.
import type { PlainModel } from './plain-search.ts';

interface Asker {
  readonly phase: 'asked' | 'wanted' | 'held' | 'done';
  /** Number of its latest request. */
  readonly request: number;
}
interface Message {
  readonly type: 'REQUEST' | 'GRANT' | 'RELEASE';
  readonly asker: number;
  readonly request: number;
}
interface State {
  readonly askers: readonly Asker[];
  /** The coordinator's: who is inside, and who waits. */
  readonly holder: number;
  readonly queue: readonly number[];
  readonly messages: readonly Message[];
}
const NOBODY = -1;

export function plainCentral(askers: number, entries: number): PlainModel<State> {
  return {
    first: {
      askers: new Array<Asker>(askers).fill({ phase: 'asked', request: 0 }),
      holder: NOBODY,
      queue: [],
      messages: [],
    },
    next: (state) => next(state, entries),
    isRight: (state) => state.askers.filter(({ phase }) => phase === 'held').length < 2,
  };
}

function next(state: State, entries: number): readonly State[] {
  const { askers, messages } = state;
  const all: State[] = [];
  askers.forEach(({ phase, request }, asker) => {
    const become = (now: Asker, type: Message['type']) =>
      all.push({
        ...state,
        askers: askers.with(asker, now),
        messages: sorted([...messages, { type, asker, request: now.request }]),
      });
    if (phase === 'asked') become({ phase: 'wanted', request: request + 1 }, 'REQUEST');
    if (phase === 'held')
      become({ phase: request < entries ? 'asked' : 'done', request }, 'RELEASE');
  });
  messages.forEach((message, i) => {
    all.push(delivered({ ...state, messages: messages.toSpliced(i, 1) }, message));
  });
  return all;
}

function delivered(state: State, { type, asker, request }: Message): State {
  const { askers, holder, queue } = state;
  if (type === 'GRANT') return { ...state, askers: askers.with(asker, { phase: 'held', request }) };
  if (type === 'REQUEST')
    return holder === NOBODY ? granted(state, asker) : { ...state, queue: [...queue, asker] };
  const [first, ...rest] = queue;
  if (first === undefined) return { ...state, holder: NOBODY };
  return granted({ ...state, queue: rest }, first);
}

function granted(state: State, asker: number): State {
  const { request } = state.askers[asker];
  const messages = sorted([...state.messages, { type: 'GRANT', asker, request } as const]);
  return { ...state, holder: asker, messages };
}

function sorted(messages: Message[]): readonly Message[] {
  return messages.sort(
    (a, b) => a.asker - b.asker || a.request - b.request || (a.type < b.type ? -1 : 1),
  );
}

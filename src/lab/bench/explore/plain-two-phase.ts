// Two-phase commit by hand, after Lamport's TwoPhase: messages are a set that only grows.
import type { PlainModel } from './plain-search.ts';

type Phase = 'working' | 'prepared' | 'committed' | 'aborted';
interface State {
  readonly manager: 'init' | 'committed' | 'aborted';
  readonly phases: readonly Phase[];
  /** Whose Prepared was received, and whose was sent. */
  readonly received: readonly boolean[];
  readonly sent: readonly boolean[];
}

export function plainTwoPhase(managers: number): PlainModel<State> {
  const none = new Array<boolean>(managers).fill(false);
  return {
    first: {
      manager: 'init',
      phases: new Array<Phase>(managers).fill('working'),
      received: none,
      sent: none,
    },
    next,
    isRight: ({ phases }) => !(phases.includes('committed') && phases.includes('aborted')),
  };
}

function next(state: State): readonly State[] {
  const { manager, phases, received, sent } = state;
  const all: State[] = [];
  if (manager === 'init') {
    if (received.every(Boolean)) all.push({ ...state, manager: 'committed' });
    all.push({ ...state, manager: 'aborted' });
  }
  phases.forEach((phase, i) => {
    if (manager === 'init' && sent[i]) all.push({ ...state, received: received.with(i, true) });
    if (phase === 'working') {
      all.push({ ...state, phases: phases.with(i, 'prepared'), sent: sent.with(i, true) });
      all.push({ ...state, phases: phases.with(i, 'aborted') });
    }
    if (manager !== 'init') all.push({ ...state, phases: phases.with(i, manager) });
  });
  return all;
}

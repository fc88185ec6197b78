// Two-phase commit as Gray and Lamport (2006) model it: nobody fails, anybody may decide to abort, messages are never used up.
import {
  defineManifest,
  defineProperty,
  defineProtocol,
  type Node,
} from '../../../engine/contract.ts';
import { DEFAULT_NETWORK } from '../../../engine/network.ts';
import { int, type ParamsOf } from '../../../engine/params.ts';
import { moved } from '../../../engine/symmetry.ts';

export const twoPhaseManifest = defineManifest({
  id: 'two-phase-commit',
  title: 'Two-phase commit',
  family: 'Benchmarks',
  version: 1,
  about: 'A transaction manager and its resource managers.',
  params: { managers: int(5, { min: 1, max: 8, about: 'Resource managers.' }) },
  presets: [],
  views: ['space-time'],
  time: { unit: 'ms', ticks: 1000 },
  nodeLabel: 'N',
  metrics: [],
});

type Params = ParamsOf<(typeof twoPhaseManifest)['params']>;
interface State {
  phase: 'working' | 'prepared' | 'committed' | 'aborted';
  /** The transaction manager's: who is prepared. */
  prepared: boolean[];
}
interface Messages {
  PREPARED: undefined;
  COMMIT: undefined;
  ABORT: undefined;
}
type Manager = Node<State, Messages, Params>;
/** The transaction manager. */
const TM = 0;
/** Timers may fire at any time: what anybody may do by himself is one. */
const SOME_TIME = 1000;

export const twoPhase = defineProtocol<State, Messages, Params>({
  network: DEFAULT_NETWORK,
  nodes: ({ managers }) => managers + 1,
  symmetry: {
    groups: ({ managers }) => [Array.from({ length: managers }, (_, i) => i + 1)],
    state: (state, rename) => ({
      ...state,
      prepared: moved(state.prepared, (i) => rename(i + 1) - 1),
    }),
  },
  init: ({ id, params }) => ({
    phase: 'working',
    prepared: id === TM ? new Array<boolean>(params.managers).fill(false) : [],
  }),
  start(node) {
    node.setTimer('abort', SOME_TIME);
    if (node.id !== TM) node.setTimer('prepare', SOME_TIME);
  },
  on: {
    PREPARED(node, from) {
      const { state } = node;
      if (state.phase !== 'working') return;
      state.prepared[from - 1] = true;
      if (state.prepared.every(Boolean)) node.setTimer('commit', SOME_TIME);
    },
    COMMIT: (node) => end(node, 'committed'),
    ABORT: (node) => end(node, 'aborted'),
  },
  timers: {
    prepare(node) {
      node.cancelTimer('abort');
      node.state.phase = 'prepared';
      node.send(TM, 'PREPARED', undefined);
    },
    commit(node) {
      end(node, 'committed');
      node.broadcast('COMMIT', undefined);
    },
    abort(node) {
      end(node, 'aborted');
      if (node.id === TM) node.broadcast('ABORT', undefined);
    },
  },
});

function end(node: Manager, phase: 'committed' | 'aborted'): void {
  node.state.phase = phase;
  for (const timer of ['prepare', 'abort', 'commit']) node.cancelTimer(timer);
}

export const twoPhaseProperties = [
  defineProperty<State, Params>({
    id: 'consistent',
    kind: 'always',
    name: 'No resource manager commits while another aborts',
    check(world) {
      let committed = -1;
      let aborted = -1;
      for (let id = 1; id < world.count; id++) {
        const { phase } = world.state(id);
        if (phase === 'committed') committed = id;
        if (phase === 'aborted') aborted = id;
      }
      return committed >= 0 && aborted >= 0
        ? {
            nodes: [committed, aborted],
            text: '{@committed} commits, {@aborted} aborts',
            values: { committed, aborted },
          }
        : undefined;
    },
  }),
];

// Who joins, leaves and looks something up, and when.
import { defineWorkload, type WorkloadContext } from '../../engine/contract.ts';
import type { Params } from './index.ts';

interface Load {
  /** Lookups that have begun. */
  begun: number;
  /** Whom it has asked for one, -1 when nobody; and how often in vain since the last. */
  asked: number;
  vain: number;
  /** Who is joining; ids go up to the number of nodes. */
  joining: number;
}
type Context = WorkloadContext<Load, Params>;

/** Nodes that are left and come back, in periods. */
const ABSENCE = 2;
/** So many nodes in a row that are down or outside, for each node: nobody is left. */
const IN_VAIN = 50;

export const chordLoad = defineWorkload<Load, Params>({
  init: ({ nodes, joins }) => ({ begun: 0, asked: -1, vain: 0, joining: nodes - joins }),
  start(load) {
    const { params, state } = load;
    if (params.joins > 0) load.invoke(state.joining, 'join', params.timeout);
    scheduleChurn(load);
    if (params.pace > 0) ask(load, params.pace);
  },
  onMark: {
    JOINED(load, node) {
      const { params, state } = load;
      if (node !== state.joining) return;
      state.joining++;
      if (state.joining < params.nodes) load.invoke(state.joining, 'join', params.period);
    },
    LOOKUP({ state }, node) {
      if (node !== state.asked) return;
      state.asked = -1;
      state.begun++;
      state.vain = 0;
    },
    OUTSIDE(load, node) {
      if (node === load.state.asked) ask(load, 0);
    },
    FOUND: next,
    FAILED: next,
  },
  onIdle: (load) => ask(load, 0),
});

/** Beside joins and churn lookups follow one another by time; else when nothing else is going on. */
function next(load: Context): void {
  const { pace } = load.params;
  if (pace > 0 && load.state.asked < 0) ask(load, pace);
}

function ask(load: Context, delay: number): void {
  const { state, params } = load;
  if (state.begun >= params.lookups || state.vain++ > IN_VAIN * load.count) return;
  state.asked = load.randomInt(load.count);
  load.invoke(state.asked, 'lookup', delay);
}

/** Departures at random moments of the rounds that are waited for; who has left comes back. */
function scheduleChurn({ params, count, randomInt, invoke }: Context): void {
  const { churn, period, rounds } = params;
  for (let n = 0; n < Math.round(churn * rounds); n++) {
    const node = randomInt(count);
    const away =
      period * randomInt(Math.max(1, rounds)) + Math.floor((period * randomInt(1000)) / 1000);
    invoke(node, 'leave', away);
    invoke(node, 'join', away + ABSENCE * period);
  }
}

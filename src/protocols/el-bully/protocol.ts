// The bully algorithm: Garcia-Molina (1982), IEEE Trans. Computers C-31(1), in the textbooks' form.
import { defineProtocol, type Node } from '../../engine/contract.ts';
import { DEFAULT_NETWORK } from '../../engine/network.ts';
import { electionLoad } from '../../kit/election-load.ts';
import { electionFold, NOBODY } from '../../kit/election-metrics.ts';
import type { Params } from './index.ts';

export interface State {
  /** idle: no election of its own. asking: waits for an OK (T). waiting: has one, waits for COORDINATOR (T′). */
  phase: 'idle' | 'asking' | 'waiting';
  /** Whom it knows as leader; NOBODY while it doesn't. */
  leader: number;
  /** Higher processes that answered in this election. */
  answered: number[];
  /** It learnt of its leader less than T ago: an ELECTION that comes now was sent before. */
  fresh: boolean;
  /** Commands not answered yet. */
  asked: number;
}
/** Each message carries its sender's number. */
export interface Messages {
  ELECTION: number;
  OK: number;
  COORDINATOR: number;
}
export type Process = Node<State, Messages, Params>;

/** The protocol, given what a process does when it has an answer but doesn't hear of a leader. */
export const bully = (afterAnswer: (node: Process) => void) =>
  defineProtocol<State, Messages, Params>({
    network: DEFAULT_NETWORK,
    crashed: (params) => params.crashed,
    init: () => ({ phase: 'idle', leader: NOBODY, answered: [], fresh: false, asked: 0 }),
    commands: {
      election(node) {
        node.state.asked++;
        if (node.state.phase !== 'idle') return node.say('holds an election already');
        node.say('finds no leader, and holds an election');
        holdElection(node);
      },
    },
    on: {
      ELECTION(node, from) {
        node.send(from, 'OK', node.id);
        if (node.params.rule === 'notes') return becomeLeaderForAnswering(node, from);
        if (node.state.phase !== 'idle')
          return node.say('tells {@from} to stop; it holds an election already', { from });
        if (node.state.fresh && node.params.lateElection === 'answer') return refer(node, from);
        node.say('tells {@from} to stop, and takes the election over', { from });
        holdElection(node, from);
      },
      OK(node, from) {
        const { state } = node;
        if (state.phase === 'idle')
          return node.say('ignores the OK of {@from}: its own election is over', { from });
        state.phase = 'waiting';
        if (!state.answered.includes(from)) state.answered.push(from);
        node.say('hears that {@from} is alive: it gives up, and waits for the new leader', {
          from,
        });
        node.cancelTimer('answer');
        afterAnswer(node);
      },
      COORDINATOR(node, from) {
        if (from > node.id) return follow(node, from);
        node.say('does not accept {@from}, which is lower', { from });
        holdElection(node);
      },
    },
    timers: {
      answer(node) {
        node.say('has no answer within T: it takes all higher processes for dead, and is leader');
        lead(node);
      },
      coordinator(node) {
        node.say(
          'has heard of no leader within T′: whoever answered must have died; it starts again',
        );
        node.state.phase = 'idle';
        holdElection(node);
      },
      settle(node) {
        node.state.fresh = false;
        node.say('takes the coronation for settled: the next ELECTION means a new one');
      },
    },
    recover(node) {
      node.say('is up again, and holds an election');
      holdElection(node);
    },
    workload: electionLoad,
    metrics: electionFold(),
  });

export const protocol = bully((node) =>
  node.setTimer('coordinator', node.params.coordinatorTimeout),
);

/** Asks all higher processes; without any it is the leader. Once at a time. `taken`: whose election it takes over. */
function holdElection(node: Process, taken?: number): void {
  const { state } = node;
  if (state.phase !== 'idle') return;
  state.phase = 'asking';
  state.leader = NOBODY;
  state.answered = [];
  state.fresh = false;
  node.mark('START', taken);
  if (node.id === node.count - 1) {
    node.say('has the highest number of all: it is leader at once');
    return lead(node);
  }
  node.multicast(between(node.id + 1, node.count), 'ELECTION', node.id);
  node.setTimer('answer', node.params.answerTimeout);
}

function lead(node: Process): void {
  stopWaiting(node);
  node.mark('LEADER', node.id);
  learn(node, node.id);
  if (node.params.announce === 'all') return node.broadcast('COORDINATOR', node.id);
  node.multicast(between(0, node.id), 'COORDINATOR', node.id);
}

function between(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}

function follow(node: Process, leader: number): void {
  const isNew = node.state.leader !== leader;
  stopWaiting(node);
  node.say(isNew ? 'accepts {@leader} as leader' : 'knows already that {@leader} is leader', {
    leader,
  });
  if (isNew) node.mark('FOLLOWER', leader);
  learn(node, leader);
}

function stopWaiting(node: Process): void {
  node.cancelTimer('answer');
  node.cancelTimer('coordinator');
  node.state.phase = 'idle';
  node.state.answered = [];
}

/** Whoever asked for an election is told how it ended. */
function learn(node: Process, leader: number): void {
  const { state } = node;
  state.leader = leader;
  state.fresh = true;
  node.setTimer('settle', node.params.answerTimeout, { background: true });
  for (; state.asked > 0; state.asked--) node.respond(leader);
}

/**
 * As a rule that election has been decided already, and the announcement is on its way. If not, since the leader has died
 * meanwhile, the sender hears nothing and asks again after T′.
 */
function refer(node: Process, from: number): void {
  const { leader } = node.state;
  node.say(
    leader === node.id
      ? 'answers {@from}, and holds no election: it became leader less than T ago, and has told all below'
      : 'answers {@from}, and holds no election: it learnt less than T ago that {@leader} is leader. If {@leader} has died since, only T′ helps {@from}',
    { from, leader },
  );
}

/** The notes' reading: "if any replied, it becomes S". */
function becomeLeaderForAnswering(node: Process, from: number): void {
  if (node.state.leader === node.id)
    return node.say('answers {@from}; it is leader already', { from });
  node.say('answers {@from}, and so becomes leader, whoever else has answered', { from });
  lead(node);
}

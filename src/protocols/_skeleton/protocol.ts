// Skeleton: whoever asks sends PING to all others, and is done when all have answered PONG.
import { defineMetrics, defineProtocol, defineWorkload, type Node } from '../../engine/contract.ts';
import { DEFAULT_NETWORK } from '../../engine/network.ts';
import type { Params } from './index.ts';

export interface State {
  phase: 'idle' | 'asking';
  /** Number of its latest question, from 1: an answer to an older one is known by it. */
  round: number;
  /** Who has answered that question. */
  answered: number[];
}
export interface Messages {
  PING: { readonly round: number };
  PONG: { readonly round: number };
}
/** Whether an answer to the question at hand is to be counted. */
export type IsNews = (state: State, from: number) => boolean;
type Process = Node<State, Messages, Params>;

/** The protocol, given the rule by which an answer to the question at hand is news. */
export const asking = (isNews: IsNews) =>
  defineProtocol<State, Messages, Params>({
    network: DEFAULT_NETWORK,
    stable: ['round'],
    init: () => ({ phase: 'idle', round: 0, answered: [] }),
    commands: {
      ask(node) {
        if (node.state.phase === 'idle') return ask(node);
        node.say('still waits for answers to question {round}', { round: node.state.round });
        node.refuse('asks already');
      },
    },
    on: {
      PING(node, from, { round }) {
        node.say('answers question {round} of {@from}', { round, from });
        node.send(from, 'PONG', { round });
      },
      PONG(node, from, { round }) {
        const { state } = node;
        if (state.phase === 'idle' || round !== state.round || !isNews(state, from))
          return node.say('has no use for this answer to question {round}', { round });
        state.answered.push(from);
        node.say('hears from {@from}: {have} of {need}', {
          from,
          have: state.answered.length,
          need: node.count - 1,
        });
        if (state.answered.length === node.count - 1) finish(node);
      },
    },
    workload: defineWorkload<null, Params>({
      init: () => null,
      start(load) {
        for (const node of load.params.askers) load.invoke(node, 'ask');
      },
    }),
    metrics: defineMetrics<State, Params, { rounds: number }>({
      kinds: ['mark'],
      init: () => ({ rounds: 0 }),
      event(fold, { type }) {
        if (type === 'DONE') fold.rounds++;
      },
      result: ({ rounds }, _world, { sent }) => ({
        metrics: { rounds, messagesPerRound: rounds > 0 ? sent / rounds : undefined },
      }),
    }),
  });

export const protocol = asking(({ answered }, from) => !answered.includes(from));

function ask(node: Process): void {
  const { state } = node;
  state.phase = 'asking';
  state.round++;
  state.answered = [];
  node.say('asks everybody: question {round}', { round: state.round });
  node.broadcast('PING', { round: state.round });
}

function finish(node: Process): void {
  node.state.phase = 'idle';
  node.mark('DONE', node.state.round);
  node.respond();
  node.say('has heard from everybody');
}

// Cost and outcome of elections, folded from the marks START (holds an election), LEADER (itself) and FOLLOWER (of whom).
import {
  defineMetrics,
  type EventView,
  type MetricFold,
  type MetricInfo,
  type WorldView,
} from '../engine/contract.ts';
import { liveNodes } from './live-nodes.ts';

export const electionMetrics: readonly MetricInfo[] = [
  {
    name: 'messages',
    about: 'Messages of all types, those to crashed processes included.',
    unit: 'messages',
  },
  {
    name: 'elections',
    about: 'How often a process really started an election.',
    unit: '',
    counts: 'START',
  },
  {
    name: 'leader',
    about: 'Whom all live processes know as leader at the end, if they agree.',
    unit: '',
  },
  { name: 'time', about: 'Until the last live process learnt of that leader.', unit: 'ticks' },
];

/** For protocols whose announcement is counted apart, as the literature does. */
export const announcedElectionMetrics: readonly MetricInfo[] = [
  {
    name: 'messages',
    about: 'Messages that find the leader, those to crashed processes included.',
    unit: 'messages',
  },
  {
    name: 'announcementMessages',
    about: 'Messages that tell who it is, those to crashed processes included.',
    unit: 'messages',
  },
  ...electionMetrics.slice(1),
];

/** The value of a belief that names nobody. */
export const NOBODY = -1;

interface Fold {
  elections: number;
  /** Each node's leader, and when it learnt of it (ticks). */
  readonly leaders: number[];
  readonly learnt: number[];
}

/**
 * The fold. LEADER and FOLLOWER carry the leader's id; START means that the node knows of no leader any more. Messages
 * of type `announcement` are counted apart where one is named.
 */
export function electionFold(announcement?: string): MetricFold<unknown, unknown> {
  return defineMetrics<unknown, unknown, Fold>({
    kinds: ['mark', 'crash'],
    init: () => ({ elections: 0, leaders: [], learnt: [] }),
    event(fold, event) {
      if (event.kind === 'crash') fold.leaders[event.node] = NOBODY;
      else if (event.type === 'START') started(fold, event);
      else if (event.type === 'LEADER' || event.type === 'FOLLOWER') learnt(fold, event);
    },
    result(fold, world, messages) {
      const leader = agreed(fold, world);
      const announcementMessages =
        announcement === undefined ? undefined : (messages.byType[announcement] ?? 0);
      return {
        metrics: {
          messages: messages.sent - (announcementMessages ?? 0),
          announcementMessages,
          elections: fold.elections,
          leader,
          time: leader === undefined ? undefined : lastLearnt(fold, world),
        },
      };
    },
  });
}

function started(fold: Fold, event: EventView): void {
  fold.elections++;
  fold.leaders[event.node] = NOBODY;
}

function learnt(fold: Fold, event: EventView): void {
  fold.leaders[event.node] = event.value;
  fold.learnt[event.node] = event.time;
}

/** The leader that all live nodes know, if it is up itself. */
function agreed(fold: Fold, world: WorldView<unknown, unknown>): number | undefined {
  const live = liveNodes(world);
  const leader = fold.leaders[live[0]] ?? NOBODY;
  const agree = live.every((id) => fold.leaders[id] === leader);
  return agree && leader !== NOBODY && world.up(leader) ? leader : undefined;
}

function lastLearnt(fold: Fold, world: WorldView<unknown, unknown>): number {
  return Math.max(...liveNodes(world).map((id) => fold.learnt[id]));
}

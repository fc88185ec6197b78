// What a check looks at, and what that does and doesn't prove, in plain words.
import type { Run } from '../../engine/run.ts';
import type { Budgets } from '../../explore/budgets.ts';
import type { FaultKind } from '../../explore/fault-mix.ts';
import type { Exploration } from '../../explore/report.ts';
import { faultsText } from '../../lab/check-words.ts';
import type { CheckPlan } from '../state/check-plan.ts';
import { counted } from './sweep.ts';
import { groupDigits } from './time.ts';

/** A budget's name in the form. */
export const BUDGET_TITLES: Readonly<Record<keyof Budgets, string>> = {
  crashes: 'Crashes',
  recoveries: 'Recoveries',
  losses: 'Losses',
  duplicates: 'Duplicates',
  partitions: 'Partitions',
};

export const KIND_TITLES: Readonly<Record<FaultKind, string>> = {
  crash: 'Crashes, with recovery',
  pause: 'Pauses',
  partition: 'Partitions, healed',
  lose: 'Losses',
  duplicate: 'Duplicates',
  delay: 'Delays',
};

/** A side of a partition has a bit for each node, and no more. */
const MOST_NODES = 31;
/** Beyond these a search to the end is hopeless, though it may well find what is near. */
const MANY_NODES = 6;

/** Why the run can't be explored at all, before anybody has tried; '' where it can. */
export function whyNotExplored(nodes: number, isCycle: boolean): string {
  if (isCycle)
    return 'This run goes in synchronous cycles: there is one schedule only, and the run on the stage is it.';
  if (nodes > MOST_NODES)
    return `With ${groupDigits(nodes)} nodes there are too many schedules to look at each: ${MOST_NODES} nodes at most.`;
  return '';
}

/** What to expect of a larger run; '' for a small one. */
export function sizeHint(nodes: number): string {
  return nodes > MANY_NODES
    ? `With ${nodes} nodes the search will hardly come to its end: what goes wrong within few steps it finds, and a smaller run it exhausts.`
    : '';
}

/** What was searched, and what that does and does not prove: a few sentences. */
export function everyMeaning(
  plan: CheckPlan,
  { params }: Run,
  title: string,
  found: Exploration | undefined,
): readonly string[] {
  const nodes = Number(params.nodes);
  const size = Number.isFinite(nodes) ? `${counted(nodes, 'node')}` : 'these nodes';
  const subject = `${title} with ${size} and the parameters of this run`;
  return [
    `A schedule is an order in which messages arrive, timers fire and commands are taken, with ${faultsText(plan)} at any moment. ${TIMINGS[plan.timing]} Random draws are tried in every way.`,
    FAIRNESS,
    proves(subject, found),
    ...(found?.exchanged ? [EXCHANGED] : []),
    ...leftOutText(found?.leftOut ?? []),
  ];
}

const TIMINGS = {
  asynchronous:
    'Asynchronous: any of them may come next, however long it has waited, and a timer may fire at any moment.',
  synchronous:
    'Synchronous: a message takes what the network’s delay allows, neither less nor more, and a timer what it is set to.',
};

const FAIRNESS =
  'What must come in the end is judged under weak fairness: whatever stays possible (a message, a timer, a command) is done sooner or later; faults need never come.';

const EXCHANGED =
  'The protocol declares some nodes alike: of states that differ in their names alone one stands for all.';

function leftOutText(leftOut: readonly string[]): readonly string[] {
  return leftOut.length === 0 ? [] : [`No part of any schedule: ${leftOut.join(', ')}.`];
}

function proves(subject: string, found: Exploration | undefined): string {
  if (found?.exhausted)
    return `All states were reached that ${subject} can be in, so that this is a proof for exactly that: these nodes, parameters, faults and timings. It says nothing of more nodes, other parameters or further faults.`;
  return `What fails is proved by its schedule. What holds is proved only if the search sees every state of ${subject}; stopped at a bound it proves nothing of what it did not see.`;
}

/** What runs at random show. */
export function randomMeaning(plan: CheckPlan): readonly string[] {
  const kinds = plan.kinds.map((kind) => KIND_TITLES[kind].split(',')[0].toLowerCase());
  const faults = kinds.length === 0 ? 'no faults' : `a mix of ${kinds.join(', ')}`;
  return [
    `Each run has a seed of its own and ${faults}, some kinds left out by chance. By the time a run without faults ends, all are over: who is down comes back, and the network heals. Then it is calm for twenty times as long, in which what must come has to come.`,
    'What fails is made smaller, with fewer nodes and fewer faults, as long as it fails still.',
    'That nothing fails proves nothing: other seeds and other faults were not tried. What fails is a run, and proves itself.',
  ];
}

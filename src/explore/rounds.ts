// What a search's graph says of runs that go on for ever: rounds in which what must come in the end never comes.

import type { Finding } from '../engine/contract.ts';
import type { Budgets } from './budgets.ts';
import type { Found } from './found.ts';
import { cyclesOf, fairRound, isFair, type StepGraph } from './liveness.ts';
import type { Renaming } from './renaming.ts';
import type { Successors } from './successors.ts';

/** A search that has seen what it could. */
export interface Searched {
  readonly options: { readonly timing?: string };
  readonly budgets: Budgets;
  readonly renaming: Renaming | undefined;
  readonly successors: Pick<Successors, 'composer' | 'watch'>;
  /** Makes a state the composer's. */
  read(state: number): void;
  inWords(finding: Finding): string;
}

export interface Rounds {
  readonly found: readonly Found[];
  /** Numbers of properties that may fail in a round that can't be seen here. */
  readonly undecided: readonly number[];
}

/** `owing`: numbers of the properties that must come in the end and have failed nowhere yet. */
export function roundsOf(search: Searched, graph: StepGraph, owing: readonly number[]): Rounds {
  const onCycles = [...cyclesOf(graph, graph.left, (state) => state < graph.left)].flat();
  // A round through states that stand for others may be none through these.
  if (search.renaming) return { found: [], undecided: onCycles.length > 0 ? owing : [] };
  const found = owing.flatMap((i) => roundOf(search, graph, i, onCycles) ?? []);
  // A message that has come once need not come again, and states don't tell which have come.
  const isOpen = search.budgets.duplicates === Infinity;
  return { found, undecided: isOpen ? owing : [] };
}

function roundOf(
  search: Searched,
  graph: StepGraph,
  property: number,
  onCycles: readonly number[],
): Found | undefined {
  const owes = new Uint8Array(graph.left);
  for (const state of onCycles) if (findingIn(search, property, state)) owes[state] = 1;
  // Within bounds time goes on, and whatever is due happens.
  const needsFairness = search.options.timing !== 'synchronous';
  for (const cycle of cyclesOf(graph, graph.left, (state) => owes[state] === 1)) {
    if (needsFairness && !isFair(graph, cycle)) continue;
    const parent = cycle.reduce((first, state) => Math.min(first, state));
    const finding = findingIn(search, property, parent);
    const detail = finding ? search.inWords(finding) : '';
    return { parent, act: -1, draws: [], property, detail, round: fairRound(graph, cycle, parent) };
  }
  return undefined;
}

function findingIn(search: Searched, property: number, state: number) {
  search.read(state);
  const { composer, watch } = search.successors;
  return watch.check(property, composer.words, undefined);
}

// The way to what a search found, step by step: found again by taking the steps from state to state.
import { Act, kindOf } from './acts.ts';
import type { Found, Search } from './search.ts';
import { ANY_MOMENT, type Source } from './zones.ts';

export interface TrailStep {
  readonly act: number;
  readonly draws: readonly number[];
  /** Synchronous timing: what happened, among what waited, and where what waits then comes from. */
  readonly place: number;
  readonly sources: readonly Source[];
}

export interface Trail {
  /** The first one is the beginning. */
  readonly steps: readonly TrailStep[];
  /** The step from which on a round goes on for ever; undefined where nothing does. */
  readonly round: number | undefined;
}

/** The steps from the beginning to what was found. */
export function trailTo(search: Search, found: Found): Trail {
  const states: number[] = [];
  for (let state = found.parent; state >= 0; state = search.parentOf(state)) states.push(state);
  states.reverse();
  const steps = states.map((state, i) => stepTo(search, i === 0 ? -1 : states[i - 1], state));
  if (!found.round) return { steps: [...steps, lastStep(search, found)], round: undefined };
  return { steps: [...steps, ...roundFrom(search, found)], round: steps.length };
}

/** A step from one state to another, or from the beginning (-1). */
function stepTo(search: Search, from: number, to: number, act?: number): TrailStep {
  return findStep(search, from, (taken) => {
    const { next, length } = search.successors.composer;
    return (act === undefined || act === taken) && search.store.find(next, length) === to;
  });
}

function lastStep(search: Search, { parent, act, draws }: Found): TrailStep {
  // What was found in the middle of a step may have been followed by more draws.
  const begins = (drawn: readonly number[]) => draws.every((draw, i) => drawn[i] === draw);
  return findStep(search, parent, (taken, drawn) => act === taken && begins(drawn));
}

function roundFrom(search: Search, { parent, round = [] }: Found): readonly TrailStep[] {
  const { graph } = search;
  if (!graph) return [];
  let at = parent;
  return round.map((step) => {
    const made = stepTo(search, at, graph.target(step), graph.act(step));
    at = graph.target(step);
    return made;
  });
}

function findStep(
  search: Search,
  from: number,
  isWanted: (act: number, draws: readonly number[]) => boolean,
): TrailStep {
  const { successors } = search;
  let found: TrailStep | undefined;
  const look = (act: number, draws: readonly number[]) => {
    if (found || !isWanted(act, draws)) return;
    const sources = successors.composer.sources.slice();
    const place = kindOf(act) === Act.begin ? ANY_MOMENT : successors.placeTaken;
    found = { act, draws: draws.slice(), place, sources };
  };
  successors.showTo({ glance: () => undefined, reached: look, failed: look }, () => {
    if (from < 0) successors.begin();
    else successors.expand(search.read(from));
  });
  if (!found) throw new Error('a step of the search cannot be found again');
  return found;
}

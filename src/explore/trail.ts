// The way to what a search found, step by step: found again by taking the steps from state to state.
import { Act, kindOf } from './acts.ts';
import type { Found } from './found.ts';
import type { Search } from './search.ts';
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

/** A step, and the words of the state that it leads to: the state itself, not one that stands for it. */
interface Made {
  readonly step: TrailStep;
  readonly words: Int32Array;
}
type From = Int32Array | undefined;
/** `how`: in the middle of the step, at its end, or where it ended in a handler's error. */
type Wanted = (
  act: number,
  draws: readonly number[],
  how: 'glance' | 'reached' | 'failed',
) => boolean;

/** The steps from the beginning to what was found. */
export function trailTo(search: Search, found: Found): Trail {
  const states: number[] = [];
  for (let state = found.parent; state >= 0; state = search.parentOf(state)) states.push(state);
  const steps: TrailStep[] = [];
  let at: From;
  const take = (isWanted: Wanted) => {
    const { step, words } = make(search, at, isWanted);
    steps.push(step);
    at = words;
  };
  for (const state of states.reverse())
    take((_, __, how) => how === 'reached' && search.stateReached === state);
  const round = found.round && steps.length;
  if (!found.round) take(lastStep(search, found));
  for (const step of found.round ?? []) {
    const [to, act] = [search.graph?.target(step), search.graph?.act(step)];
    take((taken, _, how) => act === taken && how === 'reached' && search.stateReached === to);
  }
  return { steps, round };
}

function lastStep(search: Search, { act, draws, property }: Found): Wanted {
  const { watch, composer } = search.successors;
  // What was found in the middle of a step may have been followed by more draws.
  const begins = (drawn: readonly number[]) => draws.every((draw, i) => drawn[i] === draw);
  if (!search.renaming)
    return (taken, drawn, how) => act === taken && how !== 'glance' && begins(drawn);
  if (property < 0) return (_, __, how) => how === 'failed';
  return (taken, _, how) =>
    how !== 'failed' &&
    kindOf(taken) === kindOf(act) &&
    watch.check(property, composer.next, composer.event) !== undefined;
}

function make(search: Search, from: From, isWanted: Wanted): Made {
  const { successors } = search;
  const { composer } = successors;
  let found: Made | undefined;
  const look = (how: Parameters<Wanted>[2]) => (act: number, draws: readonly number[]) => {
    if (found || !isWanted(act, draws, how)) return;
    const place = kindOf(act) === Act.begin ? ANY_MOMENT : successors.placeTaken;
    const step = { act, draws: draws.slice(), place, sources: composer.sources.slice() };
    found = { step, words: composer.next.slice(0, composer.length) };
  };
  const explorer = { glance: look('glance'), reached: look('reached'), failed: look('failed') };
  successors.showTo(explorer, () => {
    if (!from) return successors.begin();
    composer.makeRoom(from.length);
    composer.words.set(from);
    successors.expand(from.length);
  });
  if (!found) throw new Error('a step of the search cannot be found again');
  return found;
}

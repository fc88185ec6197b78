// Runs that go on for ever: a fair cycle in which what must come never comes.
import { isDue } from './acts.ts';
import { GrowingInts } from './growing-ints.ts';

/** Every step of a search, by the state that is left; states are left in the order of their numbers. */
export class StepGraph {
  private readonly firsts = new GrowingInts();
  private readonly targets = new GrowingInts();
  private readonly acts = new GrowingInts();

  /** The steps that follow are those of the next state. */
  leaveNext(): void {
    this.firsts.push(this.targets.length);
  }

  add(to: number, act: number): void {
    this.targets.push(to);
    this.acts.push(act);
  }

  /** States whose steps are known. */
  get left(): number {
    return this.firsts.length;
  }

  from(state: number): number {
    return state < this.firsts.length ? this.firsts.get(state) : this.targets.length;
  }

  target(step: number): number {
    return this.targets.get(step);
  }

  act(step: number): number {
    return this.acts.get(step);
  }

  get bytes(): number {
    return this.firsts.bytes + this.targets.bytes + this.acts.bytes;
  }
}

/** Sets of states that lead to one another by at least one step, among those that `belongs` lets in (Tarjan 1972). */
export function* cyclesOf(
  graph: StepGraph,
  states: number,
  belongs: (state: number) => boolean,
): Generator<readonly number[]> {
  const index = new Int32Array(states).fill(-1);
  const low = new Int32Array(states);
  const onStack = new Uint8Array(states);
  const step = new Int32Array(states);
  const stack: number[] = [];
  const path: number[] = [];
  let next = 0;
  const enter = (state: number) => {
    index[state] = next;
    low[state] = next++;
    step[state] = graph.from(state);
    onStack[state] = 1;
    stack.push(state);
    path.push(state);
  };
  for (let root = 0; root < states; root++) {
    if (index[root] >= 0 || !belongs(root)) continue;
    enter(root);
    while (path.length > 0) {
      const state = path[path.length - 1];
      if (step[state] < graph.from(state + 1)) {
        const to = graph.target(step[state]++);
        if (!belongs(to)) continue;
        if (index[to] < 0) enter(to);
        else if (onStack[to]) low[state] = Math.min(low[state], index[to]);
        continue;
      }
      path.pop();
      const parent = path.at(-1);
      if (parent !== undefined) low[parent] = Math.min(low[parent], low[state]);
      if (low[state] !== index[state]) continue;
      const found: number[] = [];
      for (let member = -1; member !== state; ) {
        member = stack.pop() as number;
        onStack[member] = 0;
        found.push(member);
      }
      if (found.length > 1 || leadsToItself(graph, state)) yield found;
    }
  }
}

function leadsToItself(graph: StepGraph, state: number): boolean {
  for (let step = graph.from(state); step < graph.from(state + 1); step++)
    if (graph.target(step) === state) return true;
  return false;
}

/**
 * Weak fairness: whatever stays possible is done sooner or later. A set of states that lead to one another has such a run
 * within it exactly if each due step is taken in it somewhere, or is somewhere not possible.
 */
export function isFair(graph: StepGraph, cycle: readonly number[]): boolean {
  const members = new Set(cycle);
  const [first] = cycle;
  const neglected = dueSteps(graph, first);
  for (const state of cycle) {
    const possible = dueSteps(graph, state);
    for (const act of neglected) if (!possible.has(act)) neglected.delete(act);
    for (let step = graph.from(state); step < graph.from(state + 1); step++)
      if (members.has(graph.target(step))) neglected.delete(graph.act(step));
    if (neglected.size === 0) return true;
  }
  return neglected.size === 0;
}

function dueSteps(graph: StepGraph, state: number): Set<number> {
  const acts = new Set<number>();
  for (let step = graph.from(state); step < graph.from(state + 1); step++)
    if (isDue(graph.act(step))) acts.add(graph.act(step));
  return acts;
}

/**
 * Steps of a round through the set that begins and ends at `start` and is fair: it passes every state of the set in which
 * something due is not possible, or takes it.
 */
export function fairRound(
  graph: StepGraph,
  cycle: readonly number[],
  start: number,
): readonly number[] {
  const members = new Set(cycle);
  const round: number[] = [];
  let at = start;
  const goTo = (wanted: (state: number, act: number, to: number) => boolean) => {
    const way = shortestWay(graph, members, at, wanted);
    if (!way) return;
    round.push(...way);
    at = graph.target(way[way.length - 1]);
  };
  const pending = dueSteps(graph, start);
  for (const act of pending) {
    if (round.some((step) => graph.act(step) === act)) continue;
    if (round.some((step) => !dueSteps(graph, graph.target(step)).has(act))) continue;
    goTo((_, taken, to) => taken === act || !dueSteps(graph, to).has(act));
  }
  if (at !== start || round.length === 0) goTo((_, __, to) => to === start);
  return round;
}

/** The shortest way from a state whose last step is wanted, within the set. */
function shortestWay(
  graph: StepGraph,
  members: ReadonlySet<number>,
  from: number,
  wanted: (state: number, act: number, to: number) => boolean,
): readonly number[] | undefined {
  const via = new Map<number, { readonly step: number; readonly state: number }>();
  const queue = [from];
  const wayTo = (state: number): number[] => {
    const steps: number[] = [];
    for (let at = state; at !== from; ) {
      const link = via.get(at) as { step: number; state: number };
      steps.push(link.step);
      at = link.state;
    }
    return steps.reverse();
  };
  for (const state of queue)
    for (let step = graph.from(state); step < graph.from(state + 1); step++) {
      const to = graph.target(step);
      if (!members.has(to)) continue;
      if (wanted(state, graph.act(step), to)) return [...wayTo(state), step];
      if (to === from || via.has(to)) continue;
      via.set(to, { step, state });
      queue.push(to);
    }
  return undefined;
}

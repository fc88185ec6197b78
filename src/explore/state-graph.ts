// The steps between the states that a search met: whether a run may go round in them for ever.

export class StateGraph {
  private readonly from: number[] = [];
  private readonly to: number[] = [];

  /** A step from one state to another; the beginning comes from none, -1. */
  add(from: number, to: number): void {
    if (from < 0) return;
    this.from.push(from);
    this.to.push(to);
  }

  /** Whether some states lead back to themselves (Kahn 1962: what cannot be put in order). */
  hasCycle(states: number): boolean {
    const { from, to } = this;
    const before = new Int32Array(states);
    const first = new Int32Array(states + 1);
    for (const state of to) before[state]++;
    for (const state of from) first[state + 1]++;
    for (let state = 0; state < states; state++) first[state + 1] += first[state];
    const next = first.slice();
    const steps = new Int32Array(from.length);
    for (let i = 0; i < from.length; i++) steps[next[from[i]]++] = to[i];
    const ready: number[] = [];
    for (let state = 0; state < states; state++) if (before[state] === 0) ready.push(state);
    let ordered = 0;
    for (let state = ready.pop(); state !== undefined; state = ready.pop()) {
      ordered++;
      for (let i = first[state]; i < first[state + 1]; i++)
        if (--before[steps[i]] === 0) ready.push(steps[i]);
    }
    return ordered < states;
  }
}

// The limit of the epidemic benchmark: push, feedback, coin 1/k in a bare loop over typed arrays.
import type { Subject } from './row.ts';

const SUSCEPTIBLE = 0;
const INFECTIVE = 1;
const REMOVED = 2;

export function rumorLimit(nodes: number, ks: readonly number[]): Subject {
  return {
    name: 'limit',
    prepare: () => () => {
      for (const k of ks) spread(nodes, k);
      return nodes * ks.length;
    },
  };
}

/** Runs one rumor to its end; returns how many never heard it. */
export function spread(nodes: number, k: number): number {
  const state = new Uint8Array(nodes);
  let active = new Int32Array(nodes);
  let next = new Int32Array(nodes);
  let count = 1;
  let known = 1;
  state[0] = INFECTIVE;
  let a = 0x9e3779b9;
  let b = 0x243f6a88;
  let c = 0xb7e15162;
  let counter = 1;
  const word = () => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + t) | 0;
    return t >>> 0;
  };
  while (count > 0) {
    let kept = 0;
    for (let i = 0; i < count; i++) {
      const node = active[i];
      const drawn = Math.floor((word() / 4294967296) * (nodes - 1));
      const other = drawn < node ? drawn : drawn + 1;
      if (state[other] === SUSCEPTIBLE) {
        state[other] = INFECTIVE;
        next[kept++] = other;
        known++;
      } else if (word() * k < 4294967296) {
        state[node] = REMOVED;
        continue;
      }
      next[kept++] = node;
    }
    [active, next] = [next, active];
    count = kept;
  }
  return nodes - known;
}

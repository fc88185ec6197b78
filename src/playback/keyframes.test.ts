// Seeking costs the same wherever one goes: counted in changes looked at.
import { expect, it } from 'vitest';
import { Keyframes } from './keyframes.ts';

const NODES = 2000;
const CHANGES = 100_000;

/** The column, and how often one of its entries was read. */
function counted(column: Int32Array): { readonly column: Int32Array; reads: number } {
  const counter = {
    reads: 0,
    column: new Proxy(column, {
      get(target, key) {
        if (typeof key === 'string' && /^\d+$/.test(key)) counter.reads++;
        return Reflect.get(target, key, target);
      },
    }),
  };
  return counter;
}

it('a seek replays no more changes than there are nodes, and bisects for where to begin', () => {
  const record = counted(Int32Array.from({ length: CHANGES }, (_, i) => 3 * i));
  const node = counted(Int32Array.from({ length: CHANGES }, (_, i) => (i * 7919) % NODES));
  const value = Int32Array.from({ length: CHANGES }, (_, i) => i % 97);
  const keyframes = new Keyframes(NODES, { record: record.column, node: node.column, value });
  const shared = new Int32Array(NODES);
  let most = 0;
  for (let seek = 0; seek < 200; seek++) {
    record.reads = 0;
    node.reads = 0;
    keyframes.at((seek * 77_777_777) % (3 * CHANGES + 1), shared);
    most = Math.max(most, node.reads);
    expect(record.reads).toBeLessThanOrEqual(Math.ceil(Math.log2(CHANGES + 1)));
    expect(node.reads).toBeLessThan(NODES);
  }
  expect(most).toBeGreaterThan(NODES / 2);
});

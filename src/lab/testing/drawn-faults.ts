// Fault plans and lossy links at random, for property tests of a protocol.
import fc from 'fast-check';

/**
 * At most six faults, up to `latest` (ticks), at nodes 0 and 1: crashes with recoveries, pauses, cuts of node 0, and
 * that command where one is named.
 */
export function drawnFaults(latest: number, command?: string): fc.Arbitrary<unknown[]> {
  const at = fc.record({ time: fc.integer({ min: 0, max: latest }) });
  const node = fc.nat(1);
  const faults: fc.Arbitrary<unknown>[] = [
    fc.record({ kind: fc.constantFrom('crash', 'pause', 'resume'), at, node }),
    fc.record({ kind: fc.constant('recover'), at, node, amnesia: fc.boolean() }),
    fc.record({ kind: fc.constant('partition'), at, groups: fc.constant([[0]]) }),
    fc.record({ kind: fc.constant('heal'), at }),
  ];
  if (command !== undefined)
    faults.push(
      fc.record({ kind: fc.constant('command'), at, node, command: fc.constant(command) }),
    );
  return fc.array(fc.oneof(...faults), { maxLength: 6 });
}

const rate = fc.constantFrom('0', '0.3');

/** Links that lose, copy and damage, each often or never. */
export const drawnLinks = fc.record({ loss: rate, duplication: rate, corruption: rate });

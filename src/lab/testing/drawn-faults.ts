// Faults and networks drawn at random, for properties that must hold whatever happens.
import fc from 'fast-check';

/** Crashes, pauses, recoveries, partitions and their end by that time (ticks), at two nodes so that they meet. */
export function drawnFault(latest: number) {
  const at = fc.record({ time: fc.integer({ min: 0, max: latest }) });
  const node = fc.nat(1);
  return fc.oneof(
    fc.record({ kind: fc.constantFrom('crash', 'pause', 'resume'), at, node }),
    fc.record({ kind: fc.constant('recover'), at, node, amnesia: fc.boolean() }),
    fc.record({ kind: fc.constant('partition'), at, groups: fc.constant([[0]]) }),
    fc.record({ kind: fc.constant('heal'), at }),
  );
}

const rate = fc.constantFrom('0', '0.3');

/** Links that lose, double or damage three messages of ten, or none. */
export const drawnLinks = fc.record({ loss: rate, duplication: rate, corruption: rate });

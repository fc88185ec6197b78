// The messages under way in a window are the same, found by blocks or one by one.
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { messagesOf } from '../analysis/messages.ts';
import { type Act, randomTrace } from '../analysis/testing/small-traces.ts';
import { rowsUnderWay } from './message-window.ts';

const acts: fc.Arbitrary<Act[]> = fc.array(
  fc.record({ what: fc.integer({ min: 0, max: 6 }), node: fc.nat(4), pick: fc.nat(50) }),
  { minLength: 300, maxLength: 900 },
);

it('finds what a walk over all of them finds', () => {
  fc.assert(
    fc.property(acts, fc.nat(900), fc.nat(200), (list, from, length) => {
      const trace = randomTrace(5, list);
      const { send, arrival, count } = messagesOf(trace);
      const expected = Array.from({ length: count }, (_, row) => row).filter(
        (row) =>
          trace.time(send[row]) <= from + length &&
          (arrival[row] < 0 || trace.time(arrival[row]) >= from),
      );
      expect(rowsUnderWay(trace, from, from + length)).toEqual(expected);
    }),
    { numRuns: 40 },
  );
});

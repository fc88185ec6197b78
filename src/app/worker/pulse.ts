// A pulse within long work: one cycle of a million nodes is a single slice, and must not look like an endless loop.
import type { AnyBody } from '../../engine/compiled.ts';

const PULSE_MS = 250;
/** Looking at the clock for every node would cost more than describing it. */
const NODES_A_LOOK = 1024;

/**
 * The body with a pulse: a node is described before the first event and after each of its steps, so that `beat` is
 * called as long as handlers return, and not when one doesn't.
 */
export function withPulse(body: AnyBody, beat: () => void): AnyBody {
  let described = 0;
  let last = performance.now();
  return {
    ...body,
    describe(state, context) {
      if (++described % NODES_A_LOOK === 0 && performance.now() - last >= PULSE_MS) {
        last = performance.now();
        beat();
      }
      return body.describe(state, context);
    },
  };
}

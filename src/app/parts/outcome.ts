// What the stage shows, in a component.
import { useShown } from '../state/shown.ts';
import type { Outcome } from '../worker/client.ts';

/** The run's outcome, or its preview while an arrowhead is dragged. */
export function useOutcome(): Outcome | undefined {
  return useShown(({ preview, outcome }) => preview ?? outcome);
}

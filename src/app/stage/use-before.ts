// The run to compare with: the one before the last intervention, or before the arrowhead that is being dragged.
import { useScreen } from '../state/screen.ts';
import { useShown } from '../state/shown.ts';
import type { Outcome } from '../worker/client.ts';

export function useBefore(): Outcome | undefined {
  const compare = useScreen((state) => state.compare);
  const { preview, outcome, baseline } = useShown((state) => state);
  if (preview) return outcome;
  return compare ? baseline : undefined;
}

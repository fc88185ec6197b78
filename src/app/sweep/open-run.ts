// Opens a run of the sweep on the stage; what stands against it is said there.
import { closeDialog } from '../dialogs/close.ts';
import { refuse } from '../state/execution.ts';
import type { SweptRun } from '../state/sweep-results.ts';
import { openSwept } from '../state/sweep-runner.ts';

export function openRun(run: SweptRun): void {
  openSwept(run).catch((error: unknown) => {
    closeDialog();
    refuse(error);
  });
}

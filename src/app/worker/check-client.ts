// A check on a worker of its own, so that the run on the stage is not kept waiting.
import { RefusedError, StoppedError, WorkerClient } from './client.ts';
import type { CheckEnd, CheckNews, CheckWork, FromWorker } from './messages.ts';

/** The search for rounds in a million states, or making one failure small, may take so long without a word. */
const SILENCE_MS = 60_000;

export interface RunningCheck {
  readonly end: Promise<CheckEnd>;
  readonly cancel: () => void;
}

/** A worker for checks, started with the first. */
export function checkClient(): WorkerClient {
  return new WorkerClient({ name: 'lightcone check', silenceMs: SILENCE_MS });
}

/** `end` rejects with a RefusedError for a run that can't be explored, a StoppedError where the worker had to be ended. */
export function beginCheck(
  client: WorkerClient,
  work: CheckWork,
  tell: (news: CheckNews) => void,
): RunningCheck {
  let cancel = () => {};
  const end = new Promise<CheckEnd>((resolve, reject) => {
    const on = (message: FromWorker) => {
      switch (message.kind) {
        case 'checking':
          tell(message.news);
          return false;
        case 'checked':
          resolve(message.end);
          return true;
        case 'refused':
          reject(new RefusedError(message.refusal));
          return true;
        case 'failed':
          reject(new StoppedError(message.isMemory ? 'memory' : 'error', message.detail));
          return true;
        default:
          return false;
      }
    };
    const fail = (reason: StoppedError['reason'], detail: string) =>
      reject(new StoppedError(reason, detail));
    cancel = client.begin((id) => ({ kind: 'check', id, work }), { on, fail });
  });
  return { end, cancel: () => cancel() };
}

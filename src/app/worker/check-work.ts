// A check in the worker: told of every now and then, with what was found as it is found.
import { checkJob } from '../../lab/check.ts';
import { randomJob } from '../../lab/check-random.ts';
import type { Source } from '../../lab/source.ts';
import type { CheckEnd, CheckNews, CheckWork } from './messages.ts';
import { nextTask } from './next-task.ts';

/** So often progress is told: more would be shown to nobody. */
const TELL_MS = 100;

export interface CheckTold {
  cancelled(): boolean;
  tell(news: CheckNews): void;
}

/** Cancelled, it comes to what was found so far. @throws InputError for a run that can't be explored */
export async function checkTask(
  source: Source,
  work: CheckWork,
  { cancelled, tell }: CheckTold,
): Promise<CheckEnd> {
  let last = Number.NEGATIVE_INFINITY;
  const isTime = (found: unknown) => {
    const now = performance.now();
    if (found === undefined && now - last < TELL_MS) return false;
    last = now;
    return true;
  };
  const host = { cancelled, now: () => performance.now(), pause: nextTask };
  const { mode } = work;
  if (mode === 'every')
    return {
      mode,
      result: await checkJob(work.job, source, {
        ...host,
        progress(progress, found) {
          if (isTime(found)) tell({ mode, progress, found });
        },
      }),
    };
  return {
    mode,
    result: await randomJob(work.job, source, {
      ...host,
      progress(progress, found) {
        if (isTime(found)) tell({ mode, progress, found });
      },
    }),
  };
}

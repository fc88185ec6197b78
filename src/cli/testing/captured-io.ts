// An Io that keeps what is written, for tests.
import type { Io } from '../io.ts';
import { main } from '../main.ts';

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Calls the command line with captured output. `files` are what --faults may read. */
export async function call(
  argv: readonly string[],
  files: Readonly<Record<string, string>> = {},
  change: Partial<Io> = {},
): Promise<Outcome> {
  let out = '';
  let err = '';
  const io: Io = {
    out: async (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    errIsTerminal: false,
    signal: new AbortController().signal,
    readFile: async (path) => {
      if (!Object.hasOwn(files, path))
        throw Object.assign(new Error('not there'), { code: 'ENOENT' });
      return files[path];
    },
    now: () => performance.now(),
    pause: () => Promise.resolve(),
    cores: 2,
    workerFile: undefined,
    ...change,
  };
  const code = await main(argv, io);
  return { code, out, err };
}

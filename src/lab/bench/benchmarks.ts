// The standing benchmarks by name.
import { epidemic } from './epidemic.ts';
import { messageStorm } from './message-storm.ts';
import type { Row, Say } from './row.ts';

export const benchmarks: Readonly<Record<string, (say: Say) => Promise<Row[]>>> = {
  'message-storm': messageStorm,
  epidemic,
};

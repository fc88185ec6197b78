// The standing benchmarks by name.
import { epidemic } from './epidemic.ts';
import { messageStorm } from './message-storm.ts';
import type { Benchmark } from './row.ts';

export const benchmarks: Readonly<Record<string, Benchmark>> = {
  'message-storm': messageStorm,
  epidemic,
};

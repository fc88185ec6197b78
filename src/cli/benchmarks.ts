// The standing benchmarks by name.
import { epidemic } from '../lab/bench/epidemic.ts';
import { explore } from '../lab/bench/explore/explore.ts';
import { messageStorm } from '../lab/bench/message-storm.ts';
import type { Benchmark } from '../lab/bench/row.ts';
import { frames } from './bench-frames.ts';
import { seek } from './bench-seek.ts';

export const benchmarks: Readonly<Record<string, Benchmark>> = {
  'message-storm': messageStorm,
  explore,
  epidemic,
  seek,
  frames,
};

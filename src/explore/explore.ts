// A whole search at once, for small runs and tests.
import type { AnyBody } from '../engine/compiled.ts';
import type { Manifest } from '../engine/contract.ts';
import type { Run } from '../engine/run.ts';
import { type Exploration, reportOf } from './report.ts';
import { Search, type SearchOptions } from './search.ts';

/** Explores `run`, whose seed plays no part. @throws InputError for a run that can't be explored */
export function explore(
  body: AnyBody,
  manifest: Manifest,
  run: Run,
  options: SearchOptions = {},
): Exploration {
  return reportOf(new Search(body, manifest, run, options).finish());
}

// What words about a run are made with: its protocol's manifest, and the names that its nodes have.
import { manifestOf } from '../../catalog/catalog.ts';
import type { Run } from '../../engine/run.ts';
import type { Trace } from '../../engine/trace.ts';
import { type NamedManifest, namedIn } from '../../playback/node-names.ts';

interface Traced {
  readonly run: Run;
  readonly trace: Trace;
}

/** The same one for the same trace. */
export function wordsOf({ run, trace }: Traced): NamedManifest {
  return namedIn(manifestOf(run.protocol), trace);
}

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

/** `The run on the stage, from “Two contenders”, one intervention`; no full stop. */
export function runText(run: Run): string {
  const { presets } = manifestOf(run.protocol);
  const preset = presets.find(({ id }) => id === run.preset);
  const from = preset ? `The run on the stage, from “${preset.title}”` : 'The run on the stage';
  const count = run.interventions.length;
  const done = count === 1 ? ', one intervention' : `, ${count} interventions`;
  return `${from}${run.broken ? ', a wrong variant' : ''}${count > 0 ? done : ''}`;
}

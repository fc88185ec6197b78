// How far a run is still the run of its preset: beyond that point the preset's captions may not be true.
import type { Preset } from '../engine/contract.ts';
import { recordsShared } from '../engine/resume.ts';
import type { Run } from '../engine/run.ts';
import { Trace, type TraceData } from '../engine/trace.ts';
import { buildRun } from './build-run.ts';
import type { Source } from './source.ts';

/** Records that the run shares with its preset as it stands in the catalogue; 0 where it has none. */
export function recordsAsInPreset(source: Source, run: Run, data: TraceData): number {
  const preset = source.body.presets.find(({ id }: Preset) => id === run.preset);
  if (!preset) return 0;
  const own = buildRun(source, { preset: preset.id, broken: run.broken });
  return recordsShared(own, run, new Trace(data));
}

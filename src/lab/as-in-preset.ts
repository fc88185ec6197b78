// How far a run is still the run of its preset: beyond that point the preset's captions may not be true.
import { sharedSteps } from '../analysis/shared-steps.ts';
import type { Preset } from '../engine/contract.ts';
import { recordsShared } from '../engine/resume.ts';
import type { Run } from '../engine/run.ts';
import { Simulation } from '../engine/simulation.ts';
import { Trace, type TraceData } from '../engine/trace.ts';
import { buildRun } from './build-run.ts';
import type { Source } from './source.ts';

/**
 * The last record that is as in the preset as it stands in the catalogue, by the protocol as it should be; the number
 * of records where nothing differs, 0 where the run has no preset.
 */
export function recordsAsInPreset(source: Source, run: Run, data: TraceData): number {
  const preset = source.body.presets.find(({ id }: Preset) => id === run.preset);
  if (!preset) return 0;
  const asWritten = buildRun(source, { preset: preset.id, broken: run.broken });
  // Whether it goes on after a violation or its goal changes nothing before one.
  const { onViolation, goal } = run.stop;
  const { goal: _, ...bounds } = asWritten.stop;
  const stop = { ...bounds, onViolation, ...(goal !== undefined && { goal }) };
  const own = { ...asWritten, stop };
  const trace = new Trace(data);
  const shared = recordsShared(own, run, trace);
  return run.broken && shared > 0
    ? Math.min(shared, recordsAsRight(source, preset.id, trace))
    : shared;
}

/** Of a wrong variant: the last record up to which the right protocol did, said and showed the same. */
function recordsAsRight(source: Source, preset: string, trace: Trace): number {
  const run = buildRun(source, { preset });
  const stop = { ...run.stop, maxEvents: Math.min(run.stop.maxEvents, trace.count) };
  const right = new Simulation(source.body, source.manifest, { ...run, stop }, { record: 'full' });
  return sharedSteps(new Trace(right.finish().trace()), trace) - 1;
}

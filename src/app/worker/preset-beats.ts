// What the beats of a preset are in its own run, so that a changed run can tell whether they are still the same.
import type { Run } from '../../engine/run.ts';
import { Simulation } from '../../engine/simulation.ts';
import { Trace } from '../../engine/trace.ts';
import { buildRun } from '../../lab/build-run.ts';
import { nodesOf } from '../../lab/expand.ts';
import type { Source } from '../../lab/source.ts';
import { type ToldBeats, toldBeats } from '../../playback/beats.ts';

/** A preset with more nodes or events is not run besides the run that is asked for. */
const MOST_NODES = 2000;
const MOST_EVENTS = 50_000;

export class PresetBeats {
  /** By protocol and preset; undefined for those that are too large. */
  private readonly known = new Map<string, ToldBeats | undefined>();

  /** Of the run's preset, by a run that is the preset's own or one that is made for it; undefined where there is none. */
  of(source: Source, run: Run, trace: Trace, isOwn: boolean): ToldBeats | undefined {
    const preset = source.body.presets.find(({ id }) => id === run.preset);
    if (!preset || run.broken) return undefined;
    const name = `${run.protocol} ${preset.id}`;
    if (isOwn) this.known.set(name, toldBeats(trace, preset.beats));
    else if (!this.known.has(name)) {
      const own = ownTrace(source, preset.id);
      this.known.set(name, own && toldBeats(own, preset.beats));
    }
    return this.known.get(name);
  }
}

function ownTrace(source: Source, preset: string): Trace | undefined {
  const run = buildRun(source, { preset });
  if (nodesOf(source, run.params) > MOST_NODES) return undefined;
  const stop = { ...run.stop, maxEvents: Math.min(run.stop.maxEvents, MOST_EVENTS) };
  const simulation = new Simulation(
    source.body,
    source.manifest,
    { ...run, stop },
    { record: 'full' },
  );
  const data = simulation.finish().trace();
  return data.count < MOST_EVENTS ? new Trace(data) : undefined;
}

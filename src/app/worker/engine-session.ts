// Runs simulations in slices, hands over what has come so far, and goes on from checkpoints when a run changes.
import type { End, RunReport } from '../../engine/report.ts';
import type { Run } from '../../engine/run.ts';
import { Simulation } from '../../engine/simulation.ts';
import { Trace } from '../../engine/trace.ts';
import { recordsAsInPreset } from '../../lab/as-in-preset.ts';
import { nodesOf } from '../../lab/expand.ts';
import type { Source } from '../../lab/source.ts';
import type { ToldBeats } from '../../playback/beats.ts';
import { NO_MEMORY, tellsAllocationFailure, tooManyRecords } from './memory.ts';
import type { TracePart } from './messages.ts';
import { nextTask } from './next-task.ts';
import { PresetBeats } from './preset-beats.ts';
import { withPulse } from './pulse.ts';
import { cutPart, type HandedOver, handedOver, NOTHING_YET } from './trace-parts.ts';

const SLICE_MS = 25;
const HAND_OVER_MS = 100;
/** Until a slice has so many steps, each is followed by a hand-over: a handler that never returns leaves what came before. */
const EARLY_STEPS = 4096;
/** A checkpoint copies every node: above so many, a changed run is run from its start. */
const MOST_NODES_WITH_CHECKPOINTS = 250_000;

export interface RunHooks {
  /** Newly recorded events, and the time reached (ticks). */
  part(part: TracePart, time: number): void;
  /** Called every now and then within a long slice, too, and while nodes are made. Time in ticks. */
  going(events: number, time: number): void;
  cancelled(): boolean;
}

export interface Ran {
  readonly report: RunReport;
  /** Records that it shares with its preset as the catalogue has it. */
  readonly asInPreset: number;
  /** What the beats of its preset are in the preset's own run. */
  readonly told: ToldBeats | undefined;
}

export class EngineSession {
  /** Records that may be kept. */
  private readonly mostRecords: number;
  /** The run shown last: a changed one goes on from its checkpoints. */
  private base: Simulation | undefined;
  private readonly beats = new PresetBeats();

  constructor(mostRecords: number) {
    this.mostRecords = mostRecords;
  }

  /** @throws InputError where the run doesn't fit its protocol, RangeError where there is no memory for it */
  async run(source: Source, run: Run, preview: boolean, hooks: RunHooks): Promise<Ran> {
    const checkpoints = !preview && nodesOf(source, run.params) <= MOST_NODES_WITH_CHECKPOINTS;
    let begun: Simulation | undefined;
    const body = withPulse(source.body, () => {
      const { events, time } = begun?.progress ?? { events: 0, time: 0 };
      hooks.going(events, time);
    });
    const options = { record: 'full', checkpoints } as const;
    const simulation = new Simulation(body, source.manifest, run, options, this.baseFor(run));
    begun = simulation;
    // Both would be more than some pages can hold.
    if (!preview) this.base = undefined;
    const stopped = await new Slices(simulation, preview, this.mostRecords, hooks).toTheEnd();
    if (!preview) this.base = simulation;
    const data = simulation.trace();
    const asInPreset = recordsAsInPreset(source, run, data);
    const isOwn = asInPreset >= data.count && stopped === undefined && !hooks.cancelled();
    const told = this.beats.of(source, run, new Trace(data), isOwn);
    return { report: withEnd(simulation.report(), stopped), asInPreset, told };
  }

  private baseFor(run: Run): Simulation | undefined {
    return this.base?.run.protocol === run.protocol ? this.base : undefined;
  }
}

/** A run that ended for want of memory says so, whatever the engine made of it. */
function withEnd(report: RunReport, stopped: string | undefined): RunReport {
  const { end } = report;
  const isRefused = end.reason === 'error' && tellsAllocationFailure(end.detail);
  const detail = isRefused ? NO_MEMORY : stopped;
  if (detail === undefined) return report;
  const memory: End = { time: end.time, reason: 'memory', detail };
  return { ...report, end: memory, hash: undefined };
}

/** One simulation on its way to its end. */
class Slices {
  private readonly simulation: Simulation;
  private readonly hooks: RunHooks;
  private readonly mostRecords: number;
  private handed: HandedOver = NOTHING_YET;
  private handedAt = performance.now();
  private yieldedAt = performance.now();
  /** Steps of the next slice. */
  private steps: number;
  private early: boolean;

  constructor(simulation: Simulation, preview: boolean, mostRecords: number, hooks: RunHooks) {
    this.simulation = simulation;
    this.mostRecords = mostRecords;
    this.hooks = hooks;
    this.early = !preview;
    this.steps = preview ? EARLY_STEPS : 1;
  }

  /** Returns why it was stopped for want of memory; undefined where it wasn't. */
  async toTheEnd(): Promise<string | undefined> {
    let stopped: string | undefined;
    if (this.early) this.handOver();
    while (!this.slice()) {
      if (this.simulation.progress.events > this.mostRecords) {
        stopped = tooManyRecords(this.mostRecords);
        this.simulation.cancel();
      }
      if (performance.now() - this.yieldedAt < SLICE_MS) continue;
      await nextTask();
      this.yieldedAt = performance.now();
      if (this.hooks.cancelled()) this.simulation.cancel();
    }
    this.handOver();
    return stopped;
  }

  private slice(): boolean {
    const began = performance.now();
    const ended = this.simulation.advance(this.steps);
    const now = performance.now();
    if (now - began < SLICE_MS / 2) this.steps *= 2;
    else if (now - began > SLICE_MS * 2) this.steps = Math.max(1, this.steps >> 1);
    this.early &&= this.steps < EARLY_STEPS;
    if (!ended && (this.early || now - this.handedAt > HAND_OVER_MS)) this.handOver();
    return ended;
  }

  private handOver(): void {
    const data = this.simulation.trace();
    this.hooks.part(cutPart(data, this.handed), this.simulation.progress.time);
    this.handed = handedOver(data);
    this.handedAt = performance.now();
  }
}

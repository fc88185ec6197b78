// Runs simulations in slices, hands over what has come so far, and goes on from checkpoints when a run changes.
import type { RunReport } from '../../engine/report.ts';
import type { Run } from '../../engine/run.ts';
import { Simulation } from '../../engine/simulation.ts';
import { recordsAsInPreset } from '../../lab/as-in-preset.ts';
import type { Source } from '../../lab/source.ts';
import type { TracePart } from './messages.ts';
import { cutPart, type HandedOver, handedOver, NOTHING_YET } from './trace-parts.ts';

const SLICE_MS = 25;
const HAND_OVER_MS = 100;
/** Until a slice has so many steps, each is followed by a hand-over: a handler that never returns leaves what came before. */
const EARLY_STEPS = 4096;

export interface RunHooks {
  /** Newly recorded events, and the time reached (ticks). */
  part(part: TracePart, time: number): void;
  cancelled(): boolean;
}

export interface Ran {
  readonly report: RunReport;
  /** Records that it shares with its preset as the catalogue has it. */
  readonly asInPreset: number;
}

export class EngineSession {
  /** The run shown last: a changed one goes on from its checkpoints. */
  private base: Simulation | undefined;

  /** @throws InputError where the run doesn't fit its protocol */
  async run(source: Source, run: Run, preview: boolean, hooks: RunHooks): Promise<Ran> {
    const before = this.base?.run.protocol === run.protocol ? this.base : undefined;
    const options = { record: 'full', checkpoints: !preview } as const;
    const simulation = new Simulation(source.body, source.manifest, run, options, before);
    await new Slices(simulation, preview, hooks).toTheEnd();
    if (!preview) this.base = simulation;
    const asInPreset = recordsAsInPreset(source, run, simulation.trace());
    return { report: simulation.report(), asInPreset };
  }
}

/** One simulation on its way to its end. */
class Slices {
  private readonly simulation: Simulation;
  private readonly hooks: RunHooks;
  private handed: HandedOver = NOTHING_YET;
  private handedAt = performance.now();
  private yieldedAt = performance.now();
  /** Steps of the next slice. */
  private steps: number;
  private early: boolean;

  constructor(simulation: Simulation, preview: boolean, hooks: RunHooks) {
    this.simulation = simulation;
    this.hooks = hooks;
    this.early = !preview;
    this.steps = preview ? EARLY_STEPS : 1;
  }

  async toTheEnd(): Promise<void> {
    if (this.early) this.handOver();
    while (!this.slice()) {
      if (performance.now() - this.yieldedAt < SLICE_MS) continue;
      await nextTask();
      this.yieldedAt = performance.now();
      if (this.hooks.cancelled()) this.simulation.cancel();
    }
    this.handOver();
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

/** Lets waiting messages in: a cancel, a newer run. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

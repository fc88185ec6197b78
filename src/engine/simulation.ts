// The timed run: takes the earliest pending item again and again, watches the checks and the bounds, and reports.
import { BulkCycles, bulkOf } from './bulk.ts';
import { type Checkpoint, Checkpoints } from './checkpoints.ts';
import { Checks, type Verdict } from './checks.ts';
import { Choices } from './choices.ts';
import { type AnyBody, type Compiled, compile } from './compiled.ts';
import type { Manifest } from './contract.ts';
import { CYCLE_TICKS, Cycles, type CycleWatch } from './cycles.ts';
import { scheduleCommands, settle } from './enabled.ts';
import { intervene, type PlacedIntervention } from './faults.ts';
import { MAX_TIME, Machine } from './machine.ts';
import { Item } from './pool.ts';
import type { End, EndReason, RunReport } from './report.ts';
import { reportOf } from './reporting.ts';
import { type ResumePoint, resumePoint } from './resume.ts';
import { Rules } from './rules.ts';
import type { Run } from './run.ts';
import { LoopError } from './sending.ts';
import { beginDown, startNodes } from './start.ts';
import { MemoryError, type TraceData, TraceWriter } from './trace.ts';
import { newWorld, type World } from './world.ts';

export interface SimulationOptions {
  /** `full` keeps the trace; `counters` keeps metrics only. Both give the same hash. */
  readonly record: 'full' | 'counters';
  /** false: no hash (very large runs). */
  readonly hash?: boolean;
  /** Freeze bodies when they are sent. On by default when recording. */
  readonly strict?: boolean;
  /** false: the trace holds no facets, so views that show states have nothing to show. */
  readonly facets?: boolean;
  /** Keep checkpoints, so that a changed run can go on from one. */
  readonly checkpoints?: boolean;
}

/** Steps at one time before the run is called a loop; more where everybody may be told something by everybody. */
const MAX_STEPS_AT_ONE_TIME = 5_000_000;
export class Simulation {
  readonly run: Run;
  readonly compiled: Compiled;
  machine!: Machine;
  private readonly kept = new Checkpoints();
  private end: End | undefined;
  private readonly options: SimulationOptions;
  private readonly writer: TraceWriter | undefined;
  private checks!: Checks;
  private cycles!: Cycles;
  private bulk: BulkCycles | undefined;
  /** What it follows instead of times. */
  private readonly choices: Choices | undefined;
  /** Interventions placed after a record, in that order: [record, index in the run]. */
  private readonly placed: readonly (readonly [after: number, index: number])[];
  private readonly mostSteps: number;
  private readonly watches: boolean;
  private readonly describes: boolean;
  /** Whether anything is to be done after a step. */
  private readonly looks: boolean;
  private readonly keepsCheckpoints: boolean;

  /**
   * `from`: a run before this one with a trace and checkpoints; where the two differ in interventions alone, this one
   * goes on from its last checkpoint that is good for both. @throws InputError where the run doesn't fit the protocol
   */
  constructor(
    body: AnyBody,
    manifest: Manifest,
    run: Run,
    options: SimulationOptions,
    from?: Simulation,
  ) {
    this.run = run;
    this.options = options;
    const point = from?.writer && resumePoint(from, run);
    this.compiled = compile(body, manifest, run);
    this.mostSteps = Math.max(MAX_STEPS_AT_ONE_TIME, 4 * this.compiled.nodes ** 2);
    this.choices = run.schedule && new Choices(this.compiled, run.schedule);
    this.writer = options.record === 'counters' ? undefined : this.makeWriter(from, point);
    this.placed = run.interventions
      .flatMap((what, index) =>
        'at' in what && what.at.after !== undefined ? [[what.at.after, index] as const] : [],
      )
      .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    this.describes = this.writer !== undefined && options.facets !== false;
    this.watches = this.compiled.properties.some((property) => property.kind !== 'eventually');
    this.looks = this.watches || this.describes;
    this.keepsCheckpoints = options.checkpoints === true;
    this.equip(point ? point.world : newWorld(this.compiled));
    if (point) this.kept.all.push(...point.earlier);
    else this.start();
    const bulk = this.writer || options.hash !== false ? undefined : bulkOf(this.compiled, run);
    this.bulk = bulk && new BulkCycles(this.machine, bulk, (node) => this.after(node));
  }

  /** Puts a machine around the world. */
  private equip(world: World): void {
    const { options, run, writer, choices } = this;
    world.pool.keepsCauses =
      writer !== undefined || run.interventions.length > 0 || choices !== undefined;
    this.machine = new Machine(this.compiled, world, {
      trace: writer,
      hash: options.hash ?? true,
      strict: options.strict ?? writer !== undefined,
      seed: run.seed,
      tracking: options.checkpoints,
      ...(choices && { chooser: (n: number) => choices.draw(n) }),
    });
    this.machine.sender.setRules(new Rules(run.interventions));
    this.checks = new Checks(this.machine, run);
    this.cycles = new Cycles(this.machine);
  }

  private makeWriter(from: Simulation | undefined, point: ResumePoint | undefined): TraceWriter {
    if (from?.writer && point) return from.writer.fork(point.world.events, point.names);
    const { nodes, names, topology } = this.compiled;
    return new TraceWriter(nodes, names.slice(), topology);
  }

  private start(): void {
    const { machine, compiled, choices } = this;
    this.run.interventions.forEach((what, index) => {
      if (!choices && 'at' in what && what.at.after === undefined)
        this.scheduleAction(index, what.at.time);
    });
    this.guarded(() => {
      beginDown(machine);
      if (this.describes) for (let id = 0; id < compiled.nodes; id++) machine.describe(id, -1);
      const ended = startNodes(machine, (id) => {
        this.after(id);
        return this.end !== undefined;
      });
      if (ended) return;
      compiled.protocol.workload?.start?.(machine.loadContext);
      if (!choices) return;
      scheduleCommands(machine, this.run);
      settle(machine, choices.recovers, () => this.after(machine.actor));
    });
  }

  private scheduleAction(index: number, time: number): void {
    const { world } = this.machine;
    if (time > MAX_TIME) return;
    const slot = world.pool.add(Item.action, 0, 0, index, -1, -1, NaN, undefined);
    world.foreground++;
    world.queue.push(Math.max(time, world.time), index, slot);
  }

  /** Runs on for about that many steps. True when the run has ended. */
  advance(maxSteps: number): boolean {
    this.guarded(() => {
      if (this.choices) this.advanceChoices(this.choices, maxSteps);
      else if (this.compiled.cycles) this.advanceCycles(maxSteps);
      else this.advanceEvents(maxSteps);
    });
    return this.end !== undefined;
  }

  /** Runs to the end. */
  finish(): this {
    while (!this.advance(1_000_000));
    return this;
  }

  cancel(): void {
    this.finishWith('cancelled', 'cancelled');
  }

  get checkpoints(): readonly Checkpoint[] {
    return this.kept.all;
  }

  get ended(): boolean {
    return this.end !== undefined;
  }

  /** Records so far, and the time (ticks). */
  get progress(): { readonly events: number; readonly time: number } {
    const { events, time } = this.machine.world;
    return { events, time };
  }

  private advanceEvents(maxSteps: number): void {
    const { world } = this.machine;
    const { queue } = world;
    const until = this.run.stop.until ?? Infinity;
    const { maxEvents } = this.run.stop;
    for (let left = maxSteps; left > 0 && this.end === undefined; left--) {
      if (world.placed < this.placed.length) this.placeActions();
      if (world.foreground <= 0 || queue.isEmpty) {
        if (!this.idle()) return this.finishWith('quiescent', '');
        continue;
      }
      const time = queue.peekTime();
      if (time > until) return this.stopAt(until);
      if (world.events >= maxEvents)
        return this.finishWith('max-events', `stopped after ${world.events} events`);
      if (this.keepsCheckpoints) this.kept.keep(world, this.machine.ledger.names.length);
      this.takeNext(time);
    }
  }

  /** Follows a schedule: a step each unit of time, unless it says when. */
  private advanceChoices(choices: Choices, maxSteps: number): void {
    const { machine } = this;
    const { world } = machine;
    for (let left = maxSteps; left > 0 && this.end === undefined; left--) {
      if (choices.isOver) {
        if (world.foreground <= 0) return this.finishWith('quiescent', '');
        return this.finishWith('until', 'the schedule ends here');
      }
      world.time += choices.wait;
      choices.takeNext(machine, () => this.after(machine.actor));
    }
  }

  private takeNext(time: number): void {
    const { machine } = this;
    const { world } = machine;
    const { queue } = world;
    if (time > world.time) {
      world.time = time;
      world.stepsAtTime = 0;
    } else if (++world.stepsAtTime > this.mostSteps)
      throw new LoopError(`more than ${this.mostSteps} steps at time ${time}`);
    const slot = queue.take();
    const isAction = (world.pool.head(slot) & 255) === Item.action;
    const happened = isAction ? this.act(slot) : machine.execute(slot);
    queue.settle();
    if (happened && this.looks) this.after(machine.actor);
  }

  private act(slot: number): boolean {
    const { world } = this.machine;
    const index = world.pool.node(slot);
    world.pool.release(slot);
    world.foreground--;
    const what = this.run.interventions[index] as PlacedIntervention;
    const done = intervene(this.machine, what, index);
    if (done) world.applied.add(index);
    return done && what.kind !== 'command';
  }

  /** Puts the interventions on the agenda whose record has come. */
  private placeActions(): void {
    const { world } = this.machine;
    while (world.placed < this.placed.length && world.events > this.placed[world.placed][0]) {
      const index = this.placed[world.placed++][1];
      const what = this.run.interventions[index];
      if ('at' in what) this.scheduleAction(index, what.at.time);
    }
  }

  /** Nothing in the foreground is pending: the workload may go on. */
  private idle(): boolean {
    const { machine } = this;
    const { workload } = this.compiled.protocol;
    if (!workload?.onIdle || machine.world.asksInVain()) return false;
    workload.onIdle(machine.loadContext);
    return machine.world.foreground > 0;
  }

  private advanceCycles(maxSteps: number): void {
    const { machine, cycles } = this;
    const { world } = machine;
    const begin = world.events;
    const until = this.run.stop.until ?? Infinity;
    while (!this.end && world === this.machine.world && world.events - begin < maxSteps) {
      if (world.placed < this.placed.length) this.placeActions();
      const nextTime = cycles.timeOfNext();
      // What was sent and has not arrived is no part of the world.
      if (this.keepsCheckpoints && machine.sender.batch.count === 0)
        this.kept.keep(world, machine.ledger.names.length);
      if (this.takeDue(Math.min(nextTime, until))) return;
      const active = cycles.compact();
      if (!active && machine.sender.batch.count === 0 && world.foreground <= 0 && !this.idle())
        return this.finishWith('quiescent', '');
      if (nextTime > until) return this.stopAt(until);
      if (world.events >= this.run.stop.maxEvents)
        return this.finishWith('max-events', `stopped after ${world.events} events`);
      if (world.queue.size > 0 && cycles.isNextEmpty()) {
        cycles.skipTo(Math.min(world.queue.peekTime(), until + 1));
        continue;
      }
      if (this.bulk && this.isUndisturbed(cycles.timeOfNext() + CYCLE_TICKS, until))
        this.goInBulk();
      else cycles.next(until, this.cycleWatch);
    }
  }

  /** Whether nothing but the cycle itself happens before `end` (ticks). */
  private isUndisturbed(end: number, until: number): boolean {
    const { queue, crashes } = this.machine.world;
    if (end > until || crashes > 0 || this.machine.sender.batch.count > 0) return false;
    return queue.isEmpty || queue.peekTime() >= end;
  }

  /** Where a check has something to say, the handlers tell what exactly, from the start on. */
  private goInBulk(): void {
    this.bulk?.next();
    if (!this.end) return;
    this.bulk = undefined;
    this.end = undefined;
    this.equip(newWorld(this.compiled));
    this.start();
  }

  private readonly cycleWatch: CycleWatch = {
    after: (node) => {
      this.after(node);
      // What was placed after this record doesn't wait for the next phase.
      if (this.machine.world.placed < this.placed.length) this.takeDue(this.machine.world.time);
      return this.end !== undefined;
    },
    until: (time) => this.takeDue(time),
  };

  /** Cycle timing: takes what is on the agenda up to `time` (ticks). Returns whether the run has ended. */
  private takeDue(time: number): boolean {
    const { queue } = this.machine.world;
    this.placeActions();
    while (!this.end && !queue.isEmpty && queue.peekTime() <= time) {
      this.takeNext(queue.peekTime());
      this.placeActions();
    }
    return this.end !== undefined;
  }

  /** After a step: facets go to the trace, checks look at the world. */
  private after(node: number): void {
    const { machine } = this;
    if (this.describes && node >= 0) machine.describe(node, machine.ledger.stepRecord);
    if (!this.watches) return;
    const verdict = this.checks.afterStep();
    if (verdict) this.finishWithVerdict(verdict);
  }

  private finishWithVerdict(verdict: Verdict): void {
    this.finishWith(verdict.reason, verdict.detail);
  }

  private stopAt(until: number): void {
    this.machine.world.time = until;
    this.finishWith('until', `stopped at time ${until}`);
  }

  private finishWith(reason: EndReason, detail: string): void {
    this.end ??= { time: this.machine.world.time, reason, detail };
  }

  /** A handler that throws ends the run at that event, with its name. */
  private guarded(work: () => void): void {
    try {
      work();
    } catch (error) {
      const { machine } = this;
      machine.world.queue.settle();
      if (error instanceof MemoryError) return this.finishWith('memory', error.message);
      const { nodeLabel, id } = this.compiled.manifest;
      const where = machine.actor < 0 ? '' : ` at ${nodeLabel}${machine.actor}`;
      const message = error instanceof Error ? error.message : String(error);
      const detail = `${id}, ${machine.ledger.names[machine.handled] || machine.stage}${where}, event ${machine.ledger.stepRecord}: ${message}`;
      this.finishWith(error instanceof LoopError ? 'loop' : 'error', detail);
    }
  }

  /** What was recorded so far. @throws Error in a `counters` run */
  trace(): TraceData {
    if (!this.writer) throw new Error('a counters run has no trace');
    return this.writer.data();
  }

  report(): RunReport {
    const { machine, run } = this;
    const end = this.end ?? {
      time: machine.world.time,
      reason: 'cancelled' as const,
      detail: 'still running',
    };
    const hashes = this.options.hash !== false;
    return reportOf({ machine, run, end, checks: this.checks, hashes });
  }
}

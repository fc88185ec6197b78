// Cycles in one go, where a protocol can and nobody looks at single messages: the same counts, marks and draws.
import type { Compiled } from './compiled.ts';
import type { EventKind } from './contract.ts';
import { CYCLE_TICKS, PHASE_TICKS } from './cycles.ts';
import type { Machine } from './machine.ts';
import type { Run } from './run.ts';
import { Kind } from './trace.ts';
import type { Bulk, WholeCycle } from './whole-cycle.ts';
import { Status } from './world.ts';

/** Kinds of events that such a cycle doesn't show. */
const UNSEEN: ReadonlySet<EventKind> = new Set(['send', 'receive', 'lose', 'duplicate', 'timer']);

/** The protocol's bulk where it may stand for the handlers in a run without trace and hash; undefined elsewhere. */
export function bulkOf(compiled: Compiled, run: Run): Bulk<unknown, unknown> | undefined {
  const { protocol, cycles, params, links, fold, properties } = compiled;
  const bulk = protocol.bulk as Bulk<unknown, unknown> | undefined;
  if (!bulk || !cycles || !links.plain || run.interventions.length > 0) return undefined;
  if (protocol.workload) return undefined;
  const looks = properties.filter(({ kind, observe }) => kind !== 'eventually' || observe);
  const blind = (kinds: readonly EventKind[] | undefined) =>
    kinds !== undefined && !kinds.some((kind) => UNSEEN.has(kind));
  if (!looks.every(({ kinds }) => blind(kinds)) || (fold && !blind(fold.kinds))) return undefined;
  return bulk.fits(params) ? bulk : undefined;
}

/** What the protocol's code sees of the machine. `after` is called after every mark. */
export class BulkCycles implements WholeCycle<unknown, unknown> {
  readonly count: number;
  readonly params: unknown;
  readonly columns: never;
  private readonly machine: Machine;
  private readonly after: (node: number) => void;
  private readonly bulk: Bulk<unknown, unknown>;
  /** The mark made last, to spare a look-up. */
  private label = '';
  private number = 0;
  /** The type sent last, likewise. */
  private type = '';
  private typeNumber = 0;
  /** Messages sent and not yet received. */
  private underway = 0;
  /** Messages sent and received that the world has not counted yet. */
  private leaving = 0;
  private arriving = 0;

  constructor(machine: Machine, bulk: Bulk<unknown, unknown>, after: (node: number) => void) {
    this.machine = machine;
    this.bulk = bulk;
    this.after = after;
    this.count = machine.compiled.nodes;
    this.params = machine.compiled.params;
    this.columns = machine.world.columns as never;
  }

  /** Runs the next cycle. */
  next(): void {
    const { machine } = this;
    const { world, ledger } = machine;
    world.cycle++;
    this.phase(0);
    machine.openStep(-1, 0, 0);
    ledger.append(Kind.cycle, 0, 0, -1, -1, -1, world.cycle, undefined);
    this.after(-1);
    this.bulk.cycle(this);
    this.countMessages();
  }

  get cycle(): number {
    return this.machine.world.cycle;
  }
  get acting(): readonly number[] {
    return this.machine.world.active;
  }
  randomInt(node: number, n: number): number {
    return this.machine.draws.node(node, n);
  }
  chance(node: number, probability: number): boolean {
    return this.machine.draws.chance(node, probability);
  }
  phase(n: number): void {
    this.countMessages();
    // A phase in which nothing arrives does not come about.
    if (n > 0 && this.underway === 0) return;
    this.machine.world.time = this.machine.world.cycle * CYCLE_TICKS + n * PHASE_TICKS;
  }
  sent(type: string, messages = 1): void {
    if (type !== this.type) {
      this.countMessages();
      this.type = type;
      this.typeNumber = this.machine.ledger.numberOf(type);
    }
    this.leaving += messages;
  }
  received(messages = 1): void {
    this.arriving += messages;
  }

  /** Lets the world count what was sent and received since: before anybody looks. */
  private countMessages(): void {
    const { world } = this.machine;
    const { leaving, arriving } = this;
    world.sent += leaving;
    world.byType[this.typeNumber] += leaving;
    world.delivered += arriving;
    world.events += leaving + arriving;
    this.underway += leaving - arriving;
    this.leaving = 0;
    this.arriving = 0;
  }

  mark(node: number, label: string, value = NaN): void {
    const { ledger } = this.machine;
    if (label !== this.label) {
      this.label = label;
      this.number = ledger.numberOf(label);
    }
    this.countMessages();
    this.machine.openStep(node, 0, 0);
    ledger.append(Kind.mark, 0, this.number, node, -1, ledger.stepRecord, value, undefined);
    this.after(node);
  }
  setActive(node: number, active: boolean, options?: { readonly background?: boolean }): void {
    const { world } = this.machine;
    world.setStatus(node, Status.background, active && options?.background === true);
    world.setActive(node, active);
  }
}

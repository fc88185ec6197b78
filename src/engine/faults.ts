// What happens to nodes and links from outside: crash, recovery, pause, partition, clocks, commands by hand.

import { getRow, setRow } from './columns.ts';
import type { Machine } from './machine.ts';
import type { Intervention } from './run.ts';
import { Flag, Kind } from './trace.ts';
import { Status } from './world.ts';

/** Interventions that happen at a place; the others are rules for messages. */
export type PlacedIntervention = Exclude<Intervention, { message: unknown }>;

/**
 * Lets it happen now; `index` is its number in the run. Returns false where there was nothing to act on (a node that is
 * down already).
 */
export function intervene(machine: Machine, what: PlacedIntervention, index: number): boolean {
  switch (what.kind) {
    case 'crash':
      return crash(machine, what.node, Flag.byHand);
    case 'recover':
      return recover(machine, what.node, what.amnesia ?? false);
    case 'pause':
      return setPaused(machine, what.node, true);
    case 'resume':
      return setPaused(machine, what.node, false);
    case 'partition':
      return partition(machine, what.groups, what.oneWay ?? false);
    case 'heal':
      return heal(machine);
    case 'clock':
      return setClock(machine, what);
    case 'command':
      return command(machine, what, index);
  }
}

function is(machine: Machine, node: number, bit: number): boolean {
  return (machine.world.status(node) & bit) !== 0;
}

/** A node stops: its timers are cancelled, what is on its way to it will be lost, what it sent survives. */
export function crash(machine: Machine, node: number, flags: number): boolean {
  const { world } = machine;
  if (is(machine, node, Status.down)) return false;
  machine.openStep(node, 0, 0);
  machine.ledger.append(Kind.crash, flags, 0, node, -1, -1, NaN, undefined);
  world.setStatus(node, Status.down, true);
  world.setStatus(node, Status.paused, false);
  world.setStatus(node, Status.active, false);
  world.crashedAt.set(node, world.events);
  world.crashes++;
  // First: a timer that waits for a paused node must be pending to be dropped.
  release(machine, node);
  machine.timers.cancelAll(node);
  world.open.delete(node);
  return true;
}

/** Puts what waited for a paused node back on the agenda, for now. */
function release(machine: Machine, node: number): void {
  const { world } = machine;
  const slots = world.held.get(node) ?? [];
  world.held.delete(node);
  machine.release(slots);
}

function recover(machine: Machine, node: number, amnesia: boolean): boolean {
  const { world, compiled } = machine;
  if (!is(machine, node, Status.down)) return false;
  world.setStatus(node, Status.down, false);
  machine.openStep(node, 0, 0);
  machine.ledger.append(Kind.recover, Flag.byHand, 0, node, -1, -1, amnesia ? 1 : 0, undefined);
  restart(machine, node, amnesia);
  const context = machine.context(node);
  const { recover: onRecover, start } = compiled.protocol;
  machine.stage = 'recover';
  (onRecover ?? start)?.(context);
  return true;
}

/** A fresh state, with the stable fields of the old one unless they are lost as well. */
function restart(machine: Machine, node: number, amnesia: boolean): void {
  const { world, compiled } = machine;
  const { protocol, params, nodes } = compiled;
  const old = (world.columns ? getRow(world.columns, node) : world.states[node]) as Record<
    string,
    unknown
  >;
  const fresh = protocol.init({ id: node, count: nodes, params }) as Record<string, unknown>;
  if (!amnesia)
    for (const field of (protocol.stable ?? []) as readonly string[]) fresh[field] = old[field];
  if (world.columns) setRow(world.columns, node, fresh);
  else world.states[node] = fresh;
}

function setPaused(machine: Machine, node: number, paused: boolean): boolean {
  const { world } = machine;
  if (is(machine, node, Status.down) || is(machine, node, Status.paused) === paused) return false;
  machine.openStep(node, 0, 0);
  machine.ledger.append(
    paused ? Kind.pause : Kind.resume,
    Flag.byHand,
    0,
    node,
    -1,
    -1,
    NaN,
    undefined,
  );
  world.setStatus(node, Status.paused, paused);
  if (!paused) release(machine, node);
  return true;
}

function partition(
  machine: Machine,
  groups: readonly (readonly number[])[],
  oneWay: boolean,
): boolean {
  const { world } = machine;
  const group: number[] = new Array(world.count).fill(groups.length);
  groups.forEach((nodes, g) => {
    for (const node of nodes) if (node < world.count) group[node] = g;
  });
  machine.openStep(-1, 0, 0);
  machine.ledger.append(Kind.partition, Flag.byHand, 0, -1, -1, -1, NaN, { groups, oneWay });
  world.partition = { group, oneWay };
  releaseUncut(machine);
  return true;
}

/** What was held, and is cut no longer, arrives at once, in the order in which it came to the cut. */
function releaseUncut(machine: Machine): void {
  const { world } = machine;
  const isCut = (slot: number) => world.isCut(world.pool.peer(slot), world.pool.node(slot));
  const free = world.cutOff.filter((slot) => !isCut(slot));
  world.cutOff = world.cutOff.filter(isCut);
  machine.release(free);
}

function heal(machine: Machine): boolean {
  const { world } = machine;
  if (!world.partition) return false;
  machine.openStep(-1, 0, 0);
  machine.ledger.append(Kind.heal, Flag.byHand, 0, -1, -1, -1, NaN, undefined);
  world.partition = undefined;
  releaseUncut(machine);
  return true;
}

function setClock(machine: Machine, what: Extract<PlacedIntervention, { kind: 'clock' }>): boolean {
  const { world } = machine;
  const { node, offset = 0 } = what;
  const before = world.clocks.get(node);
  const drift = what.drift ?? before?.drift ?? 0;
  const granularity = what.granularity ?? before?.granularity ?? 1;
  const clock = { offset, drift, granularity };
  machine.openStep(node, 0, 0);
  machine.ledger.append(Kind.clock, Flag.byHand, 0, node, -1, -1, NaN, clock);
  const base = (before ? world.exactTime(before) : world.time) + offset;
  world.clocks.set(node, { base, since: world.time, drift, granularity });
  if (drift !== (before?.drift ?? 0)) machine.timers.retime(node, before?.drift ?? 0, drift);
  return true;
}

function command(
  machine: Machine,
  what: Extract<PlacedIntervention, { kind: 'command' }>,
  index: number,
): boolean {
  if (is(machine, what.node, Status.down)) return false;
  machine.scheduleCommand(what.node, what.command, 0, what.args ?? {}, index);
  return true;
}

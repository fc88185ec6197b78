// The beginning of a run: who is down from the start, and the start of everybody else.
import { crash } from './faults.ts';
import type { Machine } from './machine.ts';
import { Kind } from './trace.ts';

/** Takes the nodes down that are so from the start. */
export function beginDown(machine: Machine): void {
  const { protocol, params } = machine.compiled;
  for (const node of protocol.crashed?.(params) ?? []) crash(machine, node, 0);
}

/** Starts every node that is up. `after` is called after each one's step; true ends the run there. */
export function startNodes(machine: Machine, after?: (node: number) => boolean): boolean {
  const { protocol, params, nodes } = machine.compiled;
  if (!protocol.start) return false;
  const starting = protocol.starts?.(params);
  for (let i = 0; i < (starting?.length ?? nodes); i++) {
    const id = starting ? starting[i] : i;
    if (!machine.view.up(id)) continue;
    startNode(machine, id);
    if (after?.(id)) return true;
  }
  return false;
}

/** One node's start, a step of its own. */
export function startNode(machine: Machine, id: number): void {
  machine.stage = 'start';
  const node = machine.openStep(id, 0, 0);
  machine.ledger.append(Kind.start, 0, 0, id, -1, -1, NaN, undefined);
  machine.compiled.protocol.start?.(node);
}

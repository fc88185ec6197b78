// Checks interventions against the protocol they act on: nodes, commands and message types that exist.

import { InputError } from '../engine/params.ts';
import type { Intervention, MessageName } from '../engine/run.ts';
import { requireName } from './names.ts';
import type { Source } from './source.ts';

type Command = Extract<Intervention, { readonly kind: 'command' }>;

/** @throws InputError naming the place, e.g. `interventions[2].node`. */
export function checkInterventions(
  source: Source,
  nodes: number,
  interventions: readonly Intervention[],
): void {
  for (const [i, intervention] of interventions.entries())
    checkOne(source, nodes, intervention, `interventions[${i}]`);
}

function checkOne(source: Source, nodes: number, intervention: Intervention, where: string): void {
  if ('node' in intervention) checkNode(`${where}.node`, intervention.node, nodes);
  if ('message' in intervention)
    checkMessage(source, nodes, intervention.message, `${where}.message`);
  if (intervention.kind === 'partition') checkGroups(`${where}.groups`, intervention.groups, nodes);
  if (intervention.kind === 'command') {
    const commands = Object.keys(source.body.protocol.commands ?? {});
    requireName(`${where}.command`, 'command', intervention.command, commands);
    checkArgs(source, intervention, `${where}.args`);
  }
}

/** That there are such arguments, and whole numbers where those are asked for; one that is too large its node refuses. */
function checkArgs({ manifest }: Source, { command, args = {} }: Command, where: string): void {
  const known = manifest.commandArgs?.[command] ?? {};
  for (const [name, value] of Object.entries(args)) {
    requireName(`${where}.${name}`, 'argument', name, Object.keys(known));
    if (!Number.isInteger(value))
      throw new InputError(`${where}.${name}`, `'${value}' is not a whole number`);
  }
}

function checkNode(where: string, node: number, nodes: number): void {
  if (node >= nodes)
    throw new InputError(where, `there is no node ${node}; the nodes are 0 to ${nodes - 1}`);
}

function checkMessage(source: Source, nodes: number, message: MessageName, where: string): void {
  checkNode(`${where}.from`, message.from, nodes);
  checkNode(`${where}.to`, message.to, nodes);
  requireName(`${where}.type`, 'message type', message.type, Object.keys(source.body.protocol.on));
}

function checkGroups(where: string, groups: readonly (readonly number[])[], nodes: number): void {
  const seen = new Set<number>();
  for (const [g, group] of groups.entries())
    for (const node of group) {
      checkNode(`${where}[${g}]`, node, nodes);
      if (seen.has(node)) throw new InputError(`${where}[${g}]`, `node ${node} is in two groups`);
      seen.add(node);
    }
}

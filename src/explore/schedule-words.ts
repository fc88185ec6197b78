// A schedule in words: one line a step.
import type { Compiled } from '../engine/compiled.ts';
import { nodesOf } from '../engine/enabled.ts';
import { Item } from '../engine/pool.ts';
import { Act, kindOf, objectOf, timerNode, timerType } from './acts.ts';
import type { PendingItems } from './pending.ts';
import type { TrailStep } from './trail.ts';

/** The first step is the beginning's and makes no line. */
export function linesOf(
  compiled: Compiled,
  items: PendingItems,
  steps: readonly TrailStep[],
): readonly string[] {
  return steps.slice(1).map(({ act, draws }) => lineOf(compiled, items, act) + drawn(draws));
}

function lineOf(compiled: Compiled, items: PendingItems, act: number): string {
  const label = (node: number) => `${compiled.manifest.nodeLabel}${node}`;
  const x = objectOf(act);
  switch (kindOf(act)) {
    case Act.timer:
      return `the timer ${compiled.names[timerType(x)]} of ${label(timerNode(x))} fires`;
    case Act.crash:
      return `${label(x)} crashes`;
    case Act.recover:
      return `${label(x)} recovers`;
    case Act.heal:
      return 'the network heals';
    case Act.partition:
      return `the network is cut: ${nodesOf(x).map(label).join(', ')} on one side`;
  }
  const { kind, type, node, peer } = items.get(x);
  const name = compiled.names[type];
  if (kind === Item.command) {
    const vain = kindOf(act) === Act.lostAtDown ? ', and is down' : '';
    return `${label(node)} is asked to ${name}${vain}`;
  }
  const message = `${name} from ${label(peer)}`;
  switch (kindOf(act)) {
    case Act.take:
      return `${label(node)} receives ${message}`;
    case Act.duplicate:
      return `${label(node)} receives ${message}, and a copy is still under way`;
    case Act.lostAtDown:
      return `${message} to ${label(node)} is lost: ${label(node)} is down`;
    case Act.lostAtCut:
      return `${message} to ${label(node)} is lost: the network is cut`;
    default:
      return `${message} to ${label(node)} is lost`;
  }
}

function drawn(draws: readonly number[]): string {
  return draws.length === 0 ? '' : `, and draws ${draws.join(', ')}`;
}

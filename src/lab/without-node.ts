// A run with a node less: what shrinking tries first.
import { InputError } from '../engine/params.ts';
import type { Intervention, Run } from '../engine/run.ts';
import { reviseRun } from './build-run.ts';
import type { Source } from './source.ts';

/** The same with a node less, and without what was done to that one; undefined where that makes no sense. */
export function withoutLastNode(source: Source, run: Run): Run | undefined {
  const nodes = Number(run.params.nodes) - 1;
  try {
    const interventions = run.interventions.flatMap((what) => among(what, nodes));
    const set = { nodes: String(nodes), ...listsAmong(source, run, nodes) };
    return reviseRun(source, { ...run, interventions }, { set });
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

/** Lists of nodes that named the one that goes, as written. */
function listsAmong({ manifest }: Source, { params }: Run, nodes: number): Record<string, string> {
  const lists = Object.entries(params).flatMap(([name, value]) => {
    const param = manifest.params[name];
    if (param.kind !== 'list' || !param.nodes || !Array.isArray(value)) return [];
    const left = (value as readonly number[]).filter((node) => node < nodes);
    return left.length < value.length ? [[name, left.join()] as const] : [];
  });
  return Object.fromEntries(lists);
}

/** What is left of an intervention among so many nodes. */
function among(what: Intervention, nodes: number): readonly Intervention[] {
  if ('groups' in what) {
    const groups = what.groups.map((group) => group.filter((node) => node < nodes));
    return groups.some((group) => group.length > 0) ? [{ ...what, groups }] : [];
  }
  const named = 'message' in what ? [what.message.from, what.message.to] : [];
  const all = 'node' in what ? [what.node] : named;
  return all.every((node) => node < nodes) ? [what] : [];
}

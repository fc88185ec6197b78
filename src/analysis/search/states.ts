// Which events leave their node in a state that was asked for: the facets of a trace, gone through once.
import type { Facets } from '../../engine/contract.ts';
import { fillTemplate } from '../../engine/narration.ts';
import type { Trace } from '../../engine/trace.ts';
import { type Step, stepsOf } from '../steps.ts';
import type { Comparison, StateTerm } from './query.ts';

/** What a band or a cell says goes by this name, beside the rows of a node's state. */
const STATE = 'state';

/** Names of all that the states of a run have, in the order in which they come up. */
export function variablesOf({ data }: Trace): readonly string[] {
  const names = new Set<string>();
  for (const { rows = [], band, cell } of data.facetValues) {
    for (const [name] of rows) names.add(name);
    if (band || cell) names.add(STATE);
  }
  return [...names];
}

/** By place among the steps: 1 where all terms hold of the state after it. */
export function statesMatching(
  trace: Trace,
  terms: readonly StateTerm[],
  nameOf: (node: number) => string,
): Uint8Array {
  const { facetChanges, facetValues } = trace.data;
  const steps = stepsOf(trace);
  const found = new Uint8Array(steps.length).fill(1);
  const current = new Int32Array(trace.nodes).fill(-1);
  const tests = terms.map((term) => facetTest(term, facetValues, nameOf));
  let next = 0;
  for (let at = 0; at < steps.length; at++) {
    const { node, last }: Step = steps[at];
    const before = current[node];
    for (; next < facetChanges.length && facetChanges[next].record <= last; next++)
      current[facetChanges[next].node] = facetChanges[next].facets;
    if (!tests.every((holds) => holds(current[node], before))) found[at] = 0;
  }
  return found;
}

/** Whether a term holds of the facets of that number; each is looked at once. */
function facetTest(
  { name, comparison, value }: StateTerm,
  all: readonly Facets[],
  nameOf: (node: number) => string,
): (now: number, before: number) => boolean {
  const isNew = comparison === 'becomes';
  const compare = COMPARE[isNew ? '=' : comparison];
  const known = new Map<number, boolean>([[-1, false]]);
  const holds = (number: number) => {
    const made = known.get(number);
    if (made !== undefined) return made;
    const result = textsOf(all[number], name, nameOf).some((text) => compare(text, value));
    known.set(number, result);
    return result;
  };
  return (now, before) => holds(now) && !(isNew && holds(before));
}

/** A variable's value as it is shown; a state may be called by its band and by its cell. */
function textsOf(
  { rows = [], band, cell }: Facets,
  name: string,
  nameOf: (node: number) => string,
): readonly string[] {
  const texts = rows.filter(([row]) => row === name).map(([, value]) => String(value));
  if (name !== STATE) return texts;
  const said = band ? [fillTemplate(band.text, band.values, nameOf)] : [];
  return [...texts, ...said, ...(cell === undefined ? [] : [cell])];
}

type Compare = (text: string, value: string) => boolean;

const isSame: Compare = (text, value) => text.toLowerCase() === value.toLowerCase();

/** Of two numbers; a text is neither less nor more. */
const COMPARE: Readonly<Record<Exclude<Comparison, 'becomes'>, Compare>> = {
  '=': isSame,
  '!=': (text, value) => !isSame(text, value),
  '<': (text, value) => Number(text) < Number(value),
  '<=': (text, value) => Number(text) <= Number(value),
  '>': (text, value) => Number(text) > Number(value),
  '>=': (text, value) => Number(text) >= Number(value),
};

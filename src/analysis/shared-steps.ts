// How far two traces tell the same story: events, sentences and what nodes show, whole steps at a time.
import type { Facets, WordValues } from '../engine/contract.ts';
import type { Trace } from '../engine/trace.ts';
import { sharedBeginning } from './difference.ts';

/**
 * Number of records of `b`, from the first, whose steps are the same in `a`: what happened, what was said of it, and
 * what nodes showed afterwards.
 */
export function sharedSteps(a: Trace, b: Trace): number {
  const first = Math.min(sharedBeginning(a, b), sharedWords(a, b), sharedFacets(a, b));
  return Math.max(0, Math.min(beginOfStep(a, first), beginOfStep(b, first)));
}

function beginOfStep(trace: Trace, record: number): number {
  return record < trace.count ? trace.stepStart(record) : trace.count;
}

interface Told {
  readonly record: number;
  readonly text: string;
}

function sharedWords(a: Trace, b: Trace): number {
  const told = ({ data }: Trace, i: number): Told | undefined => {
    const words = data.words.at(i);
    return (
      words && { record: words.record, text: said(data.templates[words.template], words.values) }
    );
  };
  return firstUnlike(
    (i) => told(a, i),
    (i) => told(b, i),
  );
}

function said(template: string, values: WordValues | undefined): string {
  return `${template} ${JSON.stringify(values ?? {})}`;
}

function sharedFacets(a: Trace, b: Trace): number {
  const told = ({ data }: Trace, i: number): Told | undefined => {
    const change = data.facetChanges.at(i);
    return (
      change && { record: change.record, text: shown(change.node, data.facetValues[change.facets]) }
    );
  };
  return firstUnlike(
    (i) => told(a, i),
    (i) => told(b, i),
  );
}

function shown(node: number, facets: Facets): string {
  return `${node} ${JSON.stringify(facets)}`;
}

/** The first record of which one list says something that the other doesn't. */
function firstUnlike(
  a: (i: number) => Told | undefined,
  b: (i: number) => Told | undefined,
): number {
  for (let i = 0; ; i++) {
    const [one, other] = [a(i), b(i)];
    if (one === undefined && other === undefined) return Number.POSITIVE_INFINITY;
    if (one?.record === other?.record && one?.text === other?.text) continue;
    return Math.min(
      one?.record ?? Number.POSITIVE_INFINITY,
      other?.record ?? Number.POSITIVE_INFINITY,
    );
  }
}

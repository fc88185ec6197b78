// Seeking anywhere equals replaying from the start.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Facets } from '../engine/contract.ts';
import { Kind, Trace, TraceWriter } from '../engine/trace.ts';
import { FacetTimeline, facetTimeline } from './facets.ts';

interface Step {
  readonly node: number;
  /** Undefined: nothing is noted at this record. */
  readonly facet: number | undefined;
}

const NODES = 5;
const steps = fc.array(
  fc.record({ node: fc.nat(NODES - 1), facet: fc.option(fc.nat(3), { nil: undefined }) }),
  { maxLength: 60 },
);

function traceOf(all: readonly Step[]): Trace {
  const writer = new TraceWriter(NODES, ['']);
  all.forEach(({ node, facet }, i) => {
    writer.append(Kind.mark, 0, 0, node, -1, -1, i, Number.NaN);
    if (facet !== undefined) writer.facets(i, node, { clock: facet });
  });
  return new Trace(writer.data());
}

function replay(all: readonly Step[], cursor: number): Facets[] {
  const now: Facets[] = Array.from({ length: NODES }, () => ({}));
  for (const { node, facet } of all.slice(0, cursor))
    if (facet !== undefined) now[node] = { clock: facet };
  return now;
}

it('shows at any cursor what a replay from the start shows', () => {
  fc.assert(
    fc.property(
      steps,
      fc.integer({ min: 1, max: 9 }),
      fc.array(fc.nat(70)),
      (all, every, seeks) => {
        const trace = traceOf(all);
        const timeline = new FacetTimeline(trace, every);
        const shared = new Int32Array(NODES);
        for (const cursor of [...seeks, 0, all.length]) {
          const expected = replay(all, cursor);
          const numbers = timeline.facetNumbersAt(cursor, shared);
          const shown = Array.from(numbers, (n) => (n < 0 ? {} : trace.data.facetValues[n]));
          expect(shown).toEqual(expected);
          expected.forEach((facets, node) => {
            expect(timeline.facetsOf(node, cursor)).toEqual(facets);
          });
        }
      },
    ),
  );
});

it('tells what a node was before its last change, and since when', () => {
  const timeline = facetTimeline(
    traceOf([
      { node: 0, facet: 1 },
      { node: 1, facet: 2 },
      { node: 0, facet: 3 },
      { node: 1, facet: undefined },
    ]),
  );
  expect(timeline.changeOf(0, 4)).toEqual({ now: { clock: 3 }, before: { clock: 1 }, since: 2 });
  expect(timeline.changeOf(0, 2)).toEqual({ now: { clock: 1 }, before: {}, since: 0 });
  expect(timeline.changeOf(1, 1)).toEqual({ now: {}, before: {}, since: -1 });
});

it('makes one timeline a trace', () => {
  const trace = traceOf([{ node: 0, facet: 1 }]);
  expect(facetTimeline(trace)).toBe(facetTimeline(trace));
});

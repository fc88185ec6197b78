// What is counted over time from the trace alone: messages, marks, states, clocks.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Drawing } from '../analysis/testing/small-traces.ts';
import type { Facets } from '../engine/contract.ts';
import { Flag, Kind, type Trace } from '../engine/trace.ts';
import { countsOverTime, ratioOverTime } from './counts-over-time.ts';
import { clocksOverTime, statesOverTime } from './states-over-time.ts';
import { type StepSeries, thinned, valueAt } from './step-series.ts';

const points = ({ times, values }: StepSeries) =>
  Array.from(times, (time, i) => [time, values[i]] as const);

function counted(): Trace {
  const d = new Drawing(3);
  d.send(0, 1, 1, 'ASK', Flag.step);
  d.send(0, 2, 1, 'ASK', Flag.broadcast);
  d.send(0, 0, 1, 'ASK');
  d.send(1, 0, 4, 'OK', Flag.step);
  d.send(1, 0, 4, 'ACK', Flag.control);
  d.add(Kind.mark, { type: 'ENTER', node: 0, time: 5 });
  d.send(0, 2, 7, 'OK', Flag.step);
  d.add(Kind.mark, { type: 'ENTER', node: 2, time: 9 });
  return d.trace();
}

describe('counts', () => {
  const { messages, sent, marks } = countsOverTime(counted());

  it('are of messages between nodes, by type', () => {
    expect(messages.map(({ name, total }) => [name, total])).toEqual([
      ['ASK', 2],
      ['OK', 2],
      ['ACK', 1],
    ]);
    expect(points(messages[0].series)).toEqual([
      [0, 0],
      [1, 2],
    ]);
    expect(points(sent.series)).toEqual([
      [0, 0],
      [1, 2],
      [4, 3],
      [7, 4],
    ]);
  });

  it('are of marks by name, and messages for each of them', () => {
    expect(points(marks[0].series)).toEqual([
      [0, 0],
      [5, 1],
      [9, 2],
    ]);
    expect(points(ratioOverTime(sent.series, marks[0].series))).toEqual([
      [5, 3],
      [7, 4],
      [9, 2],
    ]);
  });
});

describe('states', () => {
  const busy: Facets = { band: { text: 'busy', tone: 'active' }, clock: '3 ⇒ 8' };
  const d = new Drawing(2);
  d.writer.facets(-1, 0, { clock: 1 });
  const began = d.local(0, 2);
  d.writer.facets(began, 0, busy);
  d.add(Kind.crash, { node: 0, time: 5 });
  d.add(Kind.recover, { node: 0, time: 6 });
  const ended = d.local(0, 9);
  d.writer.facets(ended, 0, { clock: 9 });
  const trace = d.trace();

  it('are counted, and a node that is down is in no other', () => {
    const states = statesOverTime(trace);
    expect(points(states.get('active') ?? { times: [], values: [] })).toEqual([
      [0, 0],
      [2, 1],
      [5, 0],
      [6, 1],
      [9, 0],
    ]);
    expect(points(states.get('down') ?? { times: [], values: [] })).toEqual([
      [0, 0],
      [5, 1],
      [6, 0],
    ]);
  });

  it('and clocks are numbers, those set forward what they are set to', () => {
    const [first, second] = clocksOverTime(trace);
    expect(first && points(first)).toEqual([
      [0, 1],
      [2, 8],
      [9, 9],
    ]);
    expect(second).toBeUndefined();
  });
});

describe('a series', () => {
  it('has the value that began last', () => {
    const series = { times: [2, 5], values: [7, 9] };
    expect([1, 2, 4, 5, 99].map((time) => valueAt(series, time))).toEqual([undefined, 7, 7, 9, 9]);
  });

  it('keeps its ends and extremes when it is thinned', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 2, maxLength: 400 }), (values) => {
        const series = { times: values.map((_, i) => i), values };
        const kept = Array.from(thinned(series, 20).values);
        expect(kept[0]).toBe(values[0]);
        expect(kept.at(-1)).toBe(values.at(-1));
        expect(Math.max(...kept)).toBe(Math.max(...values));
        expect(Math.min(...kept)).toBe(Math.min(...values));
        expect(kept.length).toBeLessThan(45);
      }),
    );
  });
});

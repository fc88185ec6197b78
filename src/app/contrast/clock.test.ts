// The one clock of several runs: moments counted once, and what lies between them.
import { expect, it } from 'vitest';
import { Kind, Trace, TraceWriter } from '../../engine/trace.ts';
import type { Outcome } from '../worker/client.ts';
import { clockOf, momentsOf, partingOf, stopsOf } from './clock.ts';

function outcomeAt(...times: readonly number[]): Outcome {
  const writer = new TraceWriter(2, ['']);
  for (const time of times) writer.append(Kind.timer, 0, 0, 1, -1, -1, time, Number.NaN);
  const trace = new Trace(writer.data());
  const end = { time: times.at(-1) ?? 0, reason: 'quiescent', detail: '' };
  return { run: { protocol: 'mx-central' }, trace, end } as unknown as Outcome;
}

const [one, other] = [outcomeAt(0, 10, 10, 30), outcomeAt(0, 10, 20, 45)];

it('counts each moment once, in whichever run it is', () => {
  expect([...momentsOf([one.trace, other.trace])]).toEqual([0, 10, 20, 30, 45]);
  const clock = clockOf([one, other]);
  expect([clock.count, clock.end, clock.what]).toEqual([5, 45, 'moment']);
  expect([-1, 0, 15, 20, 99].map(clock.countUntil)).toEqual([0, 1, 2, 3, 5]);
  expect([0, 1, 3, 5].map(clock.timeAfter)).toEqual([0, 0, 20, 45]);
  expect(clock.violation).toBeUndefined();
});

it('stops where runs part, and nowhere where they do not', () => {
  expect(partingOf(one, other)).toMatchObject({ time: 10, node: 1 });
  const clock = clockOf([one, other]);
  const named = (...outcomes: readonly Outcome[]) =>
    outcomes.map((outcome, i) => ({ title: `run ${i}`, outcome }));
  expect(stopsOf(named(one, other), clock)).toMatchObject([
    { title: 'first difference', cursor: 2 },
  ]);
  expect(stopsOf(named(one, one), clock)).toEqual([]);
});

// Where messages are between sending and arrival.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Drawing } from '../analysis/testing/small-traces.ts';
import { Positions } from './positions.ts';

function positions(last: boolean) {
  const d = new Drawing(2);
  const first = d.send(0, 1, 0);
  const second = d.send(1, 0, 10);
  d.receive(first, 20);
  d.lose(second, 30);
  if (last) d.send(0, 1, 40);
  return new Positions(d.trace());
}

describe('positions', () => {
  it('are in proportion to the time between sending and arrival', () => {
    expect(positions(false).at(15, 100)).toEqual([
      { row: 0, from: 0, to: 1, fraction: 0.75 },
      { row: 1, from: 1, to: 0, fraction: 0.25 },
    ]);
  });

  it('hold nothing before it is sent, and nothing once it has arrived', () => {
    expect(positions(false).at(-1, 100)).toEqual([]);
    expect(
      positions(false)
        .at(20, 100)
        .map(({ row }) => row),
    ).toEqual([1]);
    expect(positions(false).at(30, 100)).toEqual([]);
  });

  it('keep what never arrives short of its receiver', () => {
    expect(positions(true).at(50, 100)[0].fraction).toBe(0.5);
    expect(positions(true).at(99, 100)[0].fraction).toBe(0.9);
  });

  it('miss nothing that is under way, however slow, and take nothing else', () => {
    const message = fc.record({
      sent: fc.nat(200),
      delay: fc.option(fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 999 }))),
    });
    fc.assert(
      fc.property(fc.array(message, { maxLength: 40 }), fc.nat(1300), (messages, time) => {
        const ordered = [...messages].sort((a, b) => a.sent - b.sent);
        const trace = drawn(ordered);
        const underWay = ordered.flatMap(({ sent, delay }, row) =>
          sent <= time && (delay === null || sent + delay > time) ? [row] : [],
        );
        expect(new Positions(trace).at(time, 2000).map(({ row }) => row)).toEqual(underWay);
      }),
      { numRuns: 200 },
    );
  });
});

/** Messages in the order of sending; one without a delay never arrives. */
function drawn(messages: readonly { readonly sent: number; readonly delay: number | null }[]) {
  const d = new Drawing(2);
  const events = messages.flatMap(({ sent, delay }, row) => [
    { time: sent, row, isSend: true },
    ...(delay === null ? [] : [{ time: sent + delay, row, isSend: false }]),
  ]);
  const sends: number[] = [];
  for (const { time, row, isSend } of events.sort(
    (a, b) => a.time - b.time || +b.isSend - +a.isSend,
  ))
    if (isSend) sends[row] = d.send(0, 1, time);
    else d.receive(sends[row], time);
  return d.trace();
}

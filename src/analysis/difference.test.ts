// What is told of a run against the one before it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Flag, Kind, Loss, Trace } from '../engine/trace.ts';
import { differenceOf, sharedBeginning } from './difference.ts';
import { Drawing, randomTrace } from './testing/small-traces.ts';

/** P0 asks P1, which answers; P2 does something else. */
function run(arrival: number, loses = false) {
  const d = new Drawing(3);
  const ask = d.send(0, 1, 0, 'ASK');
  const events: (readonly [time: number, write: () => void])[] = [
    [7, () => d.local(2, 7)],
    [12, () => d.local(2, 12)],
    [
      arrival,
      () => {
        if (loses) return d.lose(ask, arrival);
        d.receive(ask, arrival);
        d.send(1, 0, arrival, 'OK');
      },
    ],
  ];
  for (const [, write] of events.sort((a, b) => a[0] - b[0])) write();
  return d.trace();
}

describe('the difference of two runs', () => {
  it('is nothing for the same run', () => {
    const same = differenceOf(run(5), run(5));
    expect([same.count, same.goneCount, same.ghosts.length, same.first]).toEqual([
      0,
      0,
      0,
      undefined,
    ]);
  });

  it('marks what comes later, not what only has another number', () => {
    const after = run(10);
    const difference = differenceOf(run(5), after);
    const changed = Array.from({ length: after.count }, (_, i) => i).filter(
      (i) => difference.changed[i],
    );
    expect(changed.map((i) => [after.kindName(i), after.time(i)])).toEqual([
      ['receive', 10],
      ['send', 10],
    ]);
    expect(difference.goneCount).toBe(2);
    expect(difference.ghosts).toEqual([0, 1]);
    expect(Array.from(difference.changedMessages)).toEqual([1, 1]);
    expect(difference.first).toEqual({ time: 5, node: 1, record: -1, gone: 1 });
  });

  it('finds the first record that is new', () => {
    const after = run(5, true);
    const difference = differenceOf(run(5), after);
    expect(difference.first).toEqual({ time: 5, node: 1, record: 1, gone: -1 });
    expect(difference.ghosts).toEqual([0, 1]);
    expect(Array.from(difference.changedMessages)).toEqual([1]);
  });

  const act = fc.record({ what: fc.nat(4), node: fc.nat(3), pick: fc.nat(20) });
  const acts = fc.array(act, { minLength: 2, maxLength: 30 });
  /** A copy of which one record was changed. */
  function changedAt(trace: Trace, record: number, how: 'flags' | 'reason'): Trace {
    const data = structuredClone(trace.data);
    const [{ head, value }] = data.chunks;
    if (how === 'flags') head[record] ^= Flag.byHand << 8;
    else value[record] = Loss.down;
    return new Trace(data);
  }

  it('finds a record that differs in its flags alone', () => {
    fc.assert(
      fc.property(acts, fc.nat(1000), (drawn, pick) => {
        const before = randomTrace(4, drawn);
        fc.pre(before.count > 0);
        const record = pick % before.count;
        const after = changedAt(before, record, 'flags');
        const { first, count, goneCount } = differenceOf(before, after);
        expect(sharedBeginning(before, after)).toBe(record);
        expect([count, goneCount]).toEqual([1, 1]);
        expect(first).toMatchObject({ time: after.time(record), node: after.node(record) });
      }),
    );
  });

  it('finds a loss that differs in its reason alone, and the message that it ends', () => {
    fc.assert(
      fc.property(acts, (drawn) => {
        const before = randomTrace(4, drawn);
        const record = Array.from({ length: before.count }, (_, i) => i).find(
          (i) => before.kind(i) === Kind.lose,
        );
        fc.pre(record !== undefined);
        const after = changedAt(before, record, 'reason');
        const { first, ghosts, changedMessages } = differenceOf(before, after);
        expect(sharedBeginning(before, after)).toBe(record);
        expect(first?.time).toBe(after.time(record));
        expect(ghosts).toHaveLength(1);
        expect(changedMessages[ghosts[0]]).toBe(1);
      }),
    );
  });
});

// Happened-before against the transitive closure by brute force; the clocks against happened-before.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Flag, Kind } from '../engine/trace.ts';
import { broadcastOf, causeChain, coneOf, relationTo } from './causality.ts';
import { isBefore, lamportClocks, ticksAt, VectorClocks } from './clocks.ts';
import { closure, events, traces } from './testing/random-traces.ts';
import { Drawing } from './testing/small-traces.ts';

describe('past and future', () => {
  it('are what the transitive closure says', () => {
    fc.assert(
      fc.property(traces, (trace) => {
        const before = closure(trace);
        const event = (i: number) => broadcastOf(trace, i)[0];
        for (const a of events(trace)) {
          const cone = coneOf(trace, a);
          for (const b of events(trace)) {
            const expected =
              event(a) === event(b)
                ? 'self'
                : before[event(b)][event(a)]
                  ? 'past'
                  : before[event(a)][event(b)]
                    ? 'future'
                    : 'concurrent';
            expect(relationTo(trace, cone, b)).toBe(expected);
          }
        }
      }),
    );
  });

  it('leave out what is no event of a process', () => {
    const d = new Drawing(2);
    const send = d.send(0, 1, 0);
    const lost = d.lose(send, 3);
    const cone = coneOf(d.trace(), send);
    expect(relationTo(d.trace(), cone, lost)).toBe('none');
    expect(Array.from(cone.future)).toEqual([send, 2]);
  });
});

describe('a cause chain', () => {
  it('goes from an event to what nothing caused', () => {
    const d = new Drawing(2);
    const start = d.local(0, 0, Kind.invoke);
    const send = d.add(Kind.send, { type: 'M', node: 0, peer: 1, cause: start, time: 0, flags: 0 });
    const receive = d.receive(send, 4);
    expect(causeChain(d.trace(), receive)).toEqual([send, start]);
    expect(causeChain(d.trace(), start)).toEqual([]);
  });
});

describe('logical clocks', () => {
  it('are those of a known figure', () => {
    const d = new Drawing(3);
    const a = d.local(0, 1);
    const b = d.send(0, 1, 2, 'M', Flag.step);
    const c = d.local(2, 2);
    const e = d.receive(b, 5);
    const f = d.send(1, 2, 6, 'M', Flag.step);
    const g = d.receive(f, 9);
    const trace = d.trace();
    const lamport = lamportClocks(trace);
    expect([a, b, c, e, f, g].map((i) => lamport[i])).toEqual([1, 2, 1, 3, 4, 5]);
    const vectors = new VectorClocks(trace);
    expect(Array.from(vectors.at(g))).toEqual([2, 2, 2]);
    expect(Array.from(vectors.at(e))).toEqual([2, 1, 0]);
  });

  it('count a broadcast as one event', () => {
    const d = new Drawing(3);
    const one = d.send(0, 1, 0, 'B', Flag.step);
    const two = d.send(0, 2, 0, 'B', Flag.broadcast);
    const got = d.receive(two, 4);
    const lamport = lamportClocks(d.trace());
    expect([lamport[one], lamport[two], lamport[got]]).toEqual([1, 1, 2]);
    expect(Array.from(new VectorClocks(d.trace()).at(two))).toEqual([1, 0, 0]);
  });

  it('count a step once: what it receives, marks, responds and sends is one event', () => {
    const d = new Drawing(2);
    const send = d.send(0, 1, 0, 'M', Flag.step);
    const receive = d.receive(send, 5);
    const mark = d.add(Kind.mark, { type: 'ENTER', node: 1, time: 5, flags: 0 });
    const respond = d.add(Kind.respond, { type: 'granted', node: 1, time: 5, flags: 0 });
    const back = d.send(1, 0, 5);
    const alone = d.local(1, 9, Kind.mark);
    const trace = d.trace();
    const all = [receive, mark, respond, back, alone];
    const lamport = lamportClocks(trace);
    expect(all.map((i) => lamport[i])).toEqual([2, 2, 2, 2, 3]);
    const vectors = new VectorClocks(trace);
    expect(all.map((i) => Array.from(vectors.at(i)))).toEqual([
      [1, 1],
      [1, 1],
      [1, 1],
      [1, 1],
      [1, 2],
    ]);
  });

  it('stand still at a crash, and at a recovery unless the node does something at once', () => {
    const d = new Drawing(2);
    d.local(0, 1);
    const crash = d.local(0, 2, Kind.crash);
    const recover = d.local(0, 3, Kind.recover);
    const again = d.local(0, 4, Kind.recover);
    const send = d.send(0, 1, 4);
    const lamport = lamportClocks(d.trace());
    expect([crash, recover, again, send].map((i) => lamport[i])).toEqual([1, 1, 1, 2]);
  });

  it('tell happened-before: Lamport ascends, vectors decide it', () => {
    fc.assert(
      fc.property(traces, (trace) => {
        const before = closure(trace);
        const lamport = lamportClocks(trace);
        const vectors = new VectorClocks(trace);
        const steps = events(trace).filter((i) => ticksAt(trace, i));
        for (const a of steps)
          for (const b of steps) {
            if (before[a][b]) expect(lamport[a]).toBeLessThan(lamport[b]);
            expect(isBefore(vectors.at(a), vectors.at(b))).toBe(before[a][b]);
          }
      }),
    );
  });

  it('tell by the matrix what each is known to know', () => {
    fc.assert(
      fc.property(traces, (trace) => {
        const vectors = new VectorClocks(trace);
        for (const record of events(trace).slice(-6)) {
          const { past } = coneOf(trace, record);
          const rows = vectors.matrixAt(record).map((row) => Array.from(row));
          const known = Array.from(past, (last) =>
            last < 0 ? Array.from(past, () => 0) : Array.from(vectors.at(last)),
          );
          expect(rows).toEqual(known);
        }
      }),
    );
  });
});

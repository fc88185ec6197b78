// Cuts against their definition: every event's past within, and of all consistent cuts within a cut the largest.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Flag, type Trace } from '../engine/trace.ts';
import { coneOf, stepRelation } from './causality.ts';
import {
  afterWhole,
  type Cut,
  largestConsistentCut,
  movedByEvent,
  readCut,
  stepsInside,
  stepsOnLane,
  straightCut,
} from './cuts.ts';
import { messagesOf, Outcome } from './messages.ts';
import { stepsOf } from './steps.ts';
import { traces } from './testing/random-traces.ts';
import { Drawing } from './testing/small-traces.ts';

/** A cut through all lanes after so many events of each. */
function cutAfter(trace: Trace, events: readonly number[]): Cut {
  return events.map((count, node) => {
    const own = stepsOnLane(trace, node);
    return count === 0 ? 0 : own[count - 1].last + 1;
  });
}

function eventsIn(trace: Trace, cut: Cut): readonly number[] {
  return cut.map((at, node) => stepsInside(stepsOnLane(trace, node), at));
}

/** With every event all that happened before it lies in the cut. */
function isConsistent(trace: Trace, cut: Cut): boolean {
  const inside = stepsOf(trace).filter(({ record, node }) => record < cut[node]);
  return inside.every(({ record }) => {
    const cone = coneOf(trace, record);
    return stepsOf(trace).every(
      (step) => stepRelation(cone, step) !== 'past' || inside.includes(step),
    );
  });
}

/** Every cut of a trace, by how many events of each lane it holds. */
function allCuts(trace: Trace): readonly (readonly number[])[] {
  let cuts: (readonly number[])[] = [[]];
  for (let node = 0; node < trace.nodes; node++) {
    const places = stepsOnLane(trace, node).length + 1;
    cuts = cuts.flatMap((cut) => Array.from({ length: places }, (_, i) => [...cut, i]));
  }
  return cuts;
}

const small = traces.filter(
  (trace) => trace.nodes <= 4 && stepsOf(trace).length <= 11 && trace.count > 0,
);
const picks = fc.array(fc.nat(40), { minLength: 5, maxLength: 5 });

function drawnCut(trace: Trace, drawn: readonly number[]): Cut {
  const places = Array.from({ length: trace.nodes }, (_, node) => {
    const own = stepsOnLane(trace, node).length;
    return drawn[node] % (own + 1);
  });
  return cutAfter(trace, places);
}

describe('a cut', () => {
  it('is consistent where no message is received in it that is sent after it', () => {
    fc.assert(
      fc.property(traces, picks, (trace, drawn) => {
        const cut = drawnCut(trace, drawn);
        expect(readCut(trace, cut).broken.length === 0).toBe(isConsistent(trace, cut));
      }),
    );
  });

  it('has within it a largest consistent one, and that is found', () => {
    fc.assert(
      fc.property(small, picks, (trace, drawn) => {
        const cut = drawnCut(trace, drawn);
        const bound = eventsIn(trace, cut);
        const within = allCuts(trace)
          .filter((counts) => counts.every((count, node) => count <= bound[node]))
          .filter((counts) => isConsistent(trace, cutAfter(trace, counts)));
        const largest = bound.map((_, node) => Math.max(...within.map((counts) => counts[node])));
        const found = largestConsistentCut(trace, cut);
        expect(eventsIn(trace, found)).toEqual(largest);
        expect(isConsistent(trace, found)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('that is straight is consistent and parts no event, and its channels hold what is under way', () => {
    fc.assert(
      fc.property(traces, fc.nat(60), (trace, cursor) => {
        const at = Math.min(cursor, trace.count);
        const cut = straightCut(trace, at);
        const { broken, channels } = readCut(trace, cut);
        expect(broken).toEqual([]);
        const messages = messagesOf(trace);
        for (let row = 0; row < messages.count; row++) {
          const sent = messages.send[row];
          const isSent = sent < cut[trace.node(sent)];
          const ended = messages.arrival[row];
          const isUnderWay = isSent && (ended < 0 || ended >= cut[trace.peer(sent)]);
          expect(channels.includes(row)).toBe(isUnderWay);
        }
        for (const { record, last, node } of stepsOf(trace))
          expect(record < cut[node]).toBe(last < cut[node]);
      }),
    );
  });

  it('moves an event at a time on one lane, and no further than its ends', () => {
    fc.assert(
      fc.property(traces, picks, fc.nat(4), (trace, drawn, lane) => {
        const node = lane % trace.nodes;
        const cut = drawnCut(trace, drawn);
        const before = eventsIn(trace, cut);
        const all = stepsOnLane(trace, node).length;
        const on = eventsIn(trace, movedByEvent(trace, cut, node, 1));
        const back = eventsIn(trace, movedByEvent(trace, cut, node, -1));
        expect(on).toEqual(before.with(node, Math.min(all, before[node] + 1)));
        expect(back).toEqual(before.with(node, Math.max(0, before[node] - 1)));
      }),
    );
  });

  it('names the arrow that breaks it, and a loss takes a message out of its channel', () => {
    const d = new Drawing(3);
    const ask = d.send(0, 1, 0, 'ASK', Flag.step);
    const lost = d.send(0, 2, 1, 'ASK', Flag.step);
    const loss = d.lose(lost, 3);
    const got = d.receive(ask, 4);
    const trace = d.trace();
    const { rowOf, outcome } = messagesOf(trace);
    expect(readCut(trace, [0, got + 1, 0])).toEqual({ broken: [rowOf[ask]], channels: [] });
    expect(largestConsistentCut(trace, [0, got + 1, 0])).toEqual([0, got, 0]);
    expect(readCut(trace, [loss, 0, loss]).channels).toEqual([rowOf[ask], rowOf[lost]]);
    expect(readCut(trace, [loss, 0, loss + 1]).channels).toEqual([rowOf[ask]]);
    expect(outcome[rowOf[lost]]).toBe(Outcome.lost);
  });

  it('parts no step that receives and answers at once', () => {
    const d = new Drawing(2);
    const asked = d.receive(d.send(0, 1, 0, 'ASK', Flag.step), 4);
    const answer = d.answer(asked, 4);
    const trace = d.trace();
    expect(afterWhole(trace, 1, answer)).toBe(answer + 1);
    expect(afterWhole(trace, 0, answer)).toBe(answer);
  });
});

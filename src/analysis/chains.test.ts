// Chains of causes against exhaustive search: what is shortest, what is longest, and that each link is one.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Flag, Kind, type Trace } from '../engine/trace.ts';
import { coneOf, stepRelation } from './causality.ts';
import { type Chain, longestChain, shortestChain } from './chains.ts';
import { coneCounts } from './cone-counts.ts';
import { type Step, stepsOf } from './steps.ts';
import { traces } from './testing/random-traces.ts';
import { Drawing } from './testing/small-traces.ts';

interface Cost {
  readonly messages: number;
  readonly lane: number;
}

/** Steps right after a step: the next on its lane, and those that receive what it sends. */
function nextOf(trace: Trace, { record, last, node }: Step): { step: Step; isMessage: boolean }[] {
  const all = stepsOf(trace);
  const onLane = all.find((one) => one.node === node && one.record > record);
  const received = all.filter(({ record: at }) => {
    const send = trace.kind(at) === Kind.receive ? trace.cause(at) : -1;
    return send >= record && send <= last;
  });
  return [
    ...(onLane ? [{ step: onLane, isMessage: false }] : []),
    ...received.map((step) => ({ step, isMessage: true })),
  ];
}

function isLess(a: Cost, b: Cost | undefined): boolean {
  return !b || a.messages < b.messages || (a.messages === b.messages && a.lane < b.lane);
}

/** By every way from one step to another. */
function leastCost(trace: Trace, from: Step, to: Step): Cost | undefined {
  if (from === to) return { messages: 0, lane: 0 };
  let least: Cost | undefined;
  for (const { step, isMessage } of nextOf(trace, from)) {
    const rest = leastCost(trace, step, to);
    if (!rest) continue;
    const cost = isMessage
      ? { ...rest, messages: rest.messages + 1 }
      : { ...rest, lane: rest.lane + 1 };
    if (isLess(cost, least)) least = cost;
  }
  return least;
}

/** Of all chains that begin with a send of this step and end with a receive: most messages, then most time. */
function longestFrom(
  trace: Trace,
  from: Step,
  until: number,
  isFirst: boolean,
): { messages: number; end: number } | undefined {
  let best: { messages: number; end: number } | undefined;
  for (const { step, isMessage } of nextOf(trace, from)) {
    if (step.record >= until || (isFirst && !isMessage)) continue;
    const rest = longestFrom(trace, step, until, false) ?? { messages: 0, end: step.time };
    if (!isMessage && rest.messages === 0) continue;
    const messages = rest.messages + (isMessage ? 1 : 0);
    if (!best || messages > best.messages || (messages === best.messages && rest.end > best.end))
      best = { messages, end: rest.end };
  }
  return best;
}

function isSound(trace: Trace, { steps, sends, messages, ticks }: Chain): void {
  expect(sends[0]).toBe(-1);
  expect(sends.filter((send) => send >= 0)).toHaveLength(messages);
  expect(ticks).toBe(steps[steps.length - 1].time - steps[0].time);
  for (let i = 1; i < steps.length; i++) {
    const [before, { record, node }] = [steps[i - 1], steps[i]];
    if (sends[i] < 0) expect(node).toBe(before.node);
    else expect(trace.cause(record)).toBe(sends[i]);
    const link = nextOf(trace, before).find(({ step }) => step.record === record);
    expect(link?.isMessage ?? true).toBe(sends[i] >= 0);
  }
}

const small = traces.filter((trace) => stepsOf(trace).length <= 22);

describe('the chain from one event to another', () => {
  it('is as short as the shortest of all, and is there where one happened before the other', () => {
    fc.assert(
      fc.property(small, fc.nat(), fc.nat(), (trace, a, b) => {
        const steps = stepsOf(trace);
        if (steps.length === 0) return;
        const [from, to] = [steps[a % steps.length], steps[b % steps.length]];
        const chain = shortestChain(trace, from.record, to.last);
        const least = leastCost(trace, from, to);
        expect(chain !== undefined).toBe(least !== undefined);
        const relation = stepRelation(coneOf(trace, to.record), from);
        expect(chain !== undefined).toBe(relation === 'past' || relation === 'self');
        if (!chain || !least) return;
        isSound(trace, chain);
        expect([chain.steps[0], chain.steps.at(-1)]).toEqual([from, to]);
        expect(chain.messages).toBe(least.messages);
        expect(chain.steps.length - 1 - chain.messages).toBe(least.lane);
      }),
    );
  });

  it('goes by a message from a step that receives and answers at once', () => {
    const d = new Drawing(3);
    const ask = d.send(0, 1, 0, 'ASK', Flag.step);
    const asked = d.receive(ask, 4);
    const told = d.send(1, 2, 4, 'TELL');
    const got = d.receive(told, 9);
    const chain = shortestChain(d.trace(), ask, got);
    expect(chain?.sends).toEqual([-1, ask, told]);
    expect(chain?.ticks).toBe(9);
    expect(shortestChain(d.trace(), asked, told)?.steps).toHaveLength(1);
    expect(shortestChain(d.trace(), got, ask)).toBeUndefined();
  });

  it('stays on its lane where it can', () => {
    const d = new Drawing(2);
    const ask = d.send(0, 1, 0, 'ASK', Flag.step);
    const got = d.receive(d.answer(d.receive(ask, 4), 4), 9);
    expect(shortestChain(d.trace(), ask, got)?.sends).toEqual([-1, -1]);
  });
});

describe('the longest chain', () => {
  it('has as many messages as any, and of those takes the longest', () => {
    fc.assert(
      fc.property(small, fc.nat(60), (trace, until) => {
        const chain = longestChain(trace, until);
        const all = stepsOf(trace)
          .filter(({ record }) => record < until)
          .flatMap((step) => {
            const found = longestFrom(trace, step, until, true);
            return found ? [{ messages: found.messages, ticks: found.end - step.time }] : [];
          });
        const most = Math.max(0, ...all.map(({ messages }) => messages));
        expect(chain?.messages ?? 0).toBe(most);
        if (!chain) return;
        isSound(trace, chain);
        const longest = all.filter(({ messages }) => messages === most).map(({ ticks }) => ticks);
        expect(chain.ticks).toBe(Math.max(...longest));
        expect(chain.sends[1]).toBeGreaterThanOrEqual(0);
        expect(chain.sends.at(-1)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

it('a cone counts every other event once', () => {
  fc.assert(
    fc.property(traces, fc.nat(), (trace, pick) => {
      const steps = stepsOf(trace);
      if (steps.length === 0) return;
      const cone = coneOf(trace, steps[pick % steps.length].record);
      const counts = coneCounts(trace, cone);
      expect(counts.past + counts.future + counts.concurrent).toBe(steps.length - 1);
      const past = steps.filter((step) => stepRelation(cone, step) === 'past');
      expect(counts.past).toBe(past.length);
    }),
  );
});

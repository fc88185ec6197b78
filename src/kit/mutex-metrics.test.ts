// Cost and waiting of mutual exclusion: each metric from the events that it is made of, and none where there is no value.
import { expect, it } from 'vitest';
import type { EventKind, EventView, MessageCounts, WorldView } from '../engine/contract.ts';
import { mutexFold } from './mutex-metrics.ts';

type Told = readonly [time: number, kind: EventKind, node: number, type?: string, body?: string];

const world = {} as WorldView<unknown, unknown>;
const counts = {} as MessageCounts;

function metricsOf(events: readonly Told[], control: readonly string[] = []) {
  const fold = mutexFold(control);
  const state = fold.init({});
  for (const [time, kind, node, type = '', body] of events) {
    const event: EventView = { kind, time, node, peer: node + 1, type, value: Number.NaN, body };
    if (fold.kinds?.includes(kind)) fold.event(state, event, world);
  }
  const { metrics } = fold.result(state, world, counts);
  return Object.fromEntries(Object.entries(metrics).filter(([, value]) => value !== undefined));
}

const ask = (time: number, node: number): Told => [time, 'invoke', node, 'enter'];
const enter = (time: number, node: number): Told => [time, 'mark', node, 'ENTER'];
const exit = (time: number, node: number): Told => [time, 'mark', node, 'EXIT'];
const send = (time: number, node: number, type = 'REQUEST'): Told => [time, 'send', node, type];

it('nobody has entered: only the number of entries has a value', () => {
  expect(metricsOf([])).toEqual({ entries: 0 });
  expect(metricsOf([ask(0, 0), send(0, 0)])).toEqual({ entries: 0 });
});

it('nobody has left yet: what an entry costs is not known', () => {
  expect(metricsOf([ask(0, 0), send(0, 0), enter(20, 0)])).toEqual({
    entries: 1,
    waitMean: 20,
    waitMax: 20,
  });
});

it('messages count up to the last exit and its release, control ones and later ones do not', () => {
  const events = [
    ask(0, 0),
    send(0, 0),
    send(10, 1, 'OK'),
    send(10, 1, 'ACK'),
    enter(20, 0),
    exit(30, 0),
    send(30, 0, 'RELEASE'),
    ask(31, 1),
    send(31, 1),
  ];
  expect(metricsOf(events, ['ACK']).messagesPerEntry).toBe(3);
});

it('waiting is that of requests that were granted', () => {
  const events = [
    ask(0, 0),
    enter(10, 0),
    ask(12, 1),
    exit(20, 0),
    enter(32, 1),
    exit(40, 1),
    // A crash forgets the request; who enters all the same did not wait for it.
    ask(41, 2),
    [42, 'crash', 2],
    enter(50, 2),
    exit(51, 2),
    // A refusal is no grant.
    ask(60, 0),
    [61, 'respond', 0, 'enter', 'asks already'],
  ] satisfies Told[];
  expect(metricsOf(events)).toMatchObject({
    entries: 3,
    waitMean: 15,
    waitMax: 20,
    synchronizationDelayMean: 12,
  });
});

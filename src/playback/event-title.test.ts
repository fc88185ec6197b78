// Titles made from records: short, and true whatever the preset said.
import { expect, it } from 'vitest';
import { EVENT_KINDS, Kind, Trace, TraceWriter } from '../engine/trace.ts';
import { eventTitle } from './event-title.ts';

const words = { nodeLabel: 'P', time: { unit: 'ms', ticks: 1000 } };
const NAMES = ['', 'REQUEST', 'ENTER', 'INFECTED', 'LEADER', 'election', 'TOKEN'];

function titleOf(kind: number, type: number, peer = -1): string {
  const writer = new TraceWriter(3, NAMES.slice());
  writer.append(kind, 0, type, 0, peer, -1, 0, 7);
  return eventTitle(new Trace(writer.data()), 0, words);
}

it.each([
  [Kind.mark, 2, -1, 'P0 enters'],
  [Kind.mark, 3, -1, 'P0 infected'],
  [Kind.mark, 4, -1, 'P0 becomes leader'],
  [Kind.mark, 6, -1, 'P0 marks TOKEN'],
  [Kind.crash, 0, -1, 'P0 crashes'],
  [Kind.lose, 1, 1, 'REQUEST P1→P0 lost'],
  [Kind.duplicate, 1, 1, 'REQUEST P0→P1 duplicated'],
  [Kind.receive, 1, 1, 'P0 receives REQUEST'],
  [Kind.timer, 5, -1, 'P0: timer election'],
  [Kind.cycle, 0, -1, 'cycle 7'],
  [Kind.heal, 0, -1, 'partition heals'],
])('kind %i', (kind, type, peer, title) => {
  expect(titleOf(kind, type, peer)).toBe(title);
});

it('has one to four words for every kind', () => {
  for (const [kind, name] of EVENT_KINDS.entries()) {
    const length = titleOf(kind, 1, 1).split(' ').length;
    expect(length, name).toBeGreaterThan(1);
    expect(length, name).toBeLessThanOrEqual(4);
  }
});

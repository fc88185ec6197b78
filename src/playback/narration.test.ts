// Words of records drawn by hand.
import { describe, expect, it } from 'vitest';
import { Drawing } from '../analysis/testing/small-traces.ts';
import { Flag, Kind, Loss } from '../engine/trace.ts';
import {
  captionOf,
  eventSentence,
  keepingUnits,
  narrationOf,
  timeEquation,
  timeNumber,
  type Wording,
} from './narration.ts';

const words: Wording = {
  nodeLabel: 'P',
  time: { unit: 'ms', ticks: 1000 },
  commands: { enter: 'Enter the critical section' },
};

describe('times', () => {
  it('are told in units', () => {
    expect(timeNumber(28_400, words.time)).toBe('28.4');
    expect(timeNumber(28_000, words.time)).toBe('28');
    expect(timeEquation(28_430, words.time)).toBe('t = 28.4\u00a0ms');
    expect(keepingUnits('within 60 ms of 3 messages', words.time)).toBe(
      'within 60\u00a0ms of 3 messages',
    );
    expect(timeNumber(1, words.time)).toBe('0.001');
    expect(timeNumber(0, words.time)).toBe('0');
    expect(timeNumber(24_001, words.time, 24_000)).toBe('24.001');
    expect(timeNumber(24_000, words.time, 24_000)).toBe('24');
    expect(timeEquation(13_000, { unit: 'cycle', ticks: 1000 })).toBe('cycle\u00a013');
  });
});

describe('events in words', () => {
  it('name who did what to whom', () => {
    const d = new Drawing(3);
    const asked = d.add(Kind.invoke, { type: 'enter', node: 0 });
    const send = d.send(0, 2, 1, 'REQUEST');
    const other = d.send(0, 1, 1, 'REQUEST', Flag.broadcast);
    const got = d.receive(send, 9);
    const lost = d.lose(other, 9, Loss.down);
    const split = d.add(Kind.partition, {});
    const trace = d.trace();
    expect([asked, send, got, lost, split].map((i) => eventSentence(trace, i, words))).toEqual([
      'P0 is asked to enter the critical section',
      'P0 sends REQUEST to P2',
      'P2 receives REQUEST from P0',
      'P1 does not get REQUEST from P0: receiver is down',
      'the network is partitioned',
    ]);
  });

  it('give the node’s reason for a step, with its name before it', () => {
    const d = new Drawing(2);
    const asked = d.add(Kind.invoke, { type: 'enter', node: 0 });
    const send = d.send(0, 1, 1, 'REQUEST');
    d.writer.say(asked, 'asks {@to} with {stamp}', { to: 1, stamp: 8 });
    const later = d.local(1, 4);
    const trace = d.trace();
    expect(narrationOf(trace, send, words)).toBe('P0 asks P1 with 8');
    expect(captionOf(trace, send, words)).toBe('P0 asks P1 with 8.');
    expect(captionOf(trace, later, words)).toBe('P1 is called by its timer tick.');
  });
});

// What is pointed at: its nodes, and its message.
import { describe, expect, it } from 'vitest';
import { Drawing } from '../analysis/testing/small-traces.ts';
import { Flag } from '../engine/trace.ts';
import { brushedNodes, brushedRow, isSameBrush, NO_BRUSH } from './brush.ts';

function trace() {
  const d = new Drawing(3);
  d.local(0, 1);
  const send = d.send(0, 2, 2, 'ASK', Flag.step);
  d.receive(send, 5, Flag.step);
  return d.trace();
}

describe('a brush', () => {
  it('is over the nodes of what it is over', () => {
    expect([...brushedNodes(trace(), { node: 1 })]).toEqual([1]);
    expect([...brushedNodes(trace(), { event: 2 })]).toEqual([2]);
    expect([...brushedNodes(trace(), { message: 1 })]).toEqual([0, 2]);
    expect(brushedNodes(trace(), NO_BRUSH).size).toBe(0);
  });

  it('is over the message that an event sends or receives', () => {
    expect(brushedRow(trace(), { message: 1 })).toBe(0);
    expect(brushedRow(trace(), { event: 2 })).toBe(0);
    expect(brushedRow(trace(), { event: 0 })).toBeUndefined();
  });

  it('is over nothing where a trace has no such record', () => {
    expect(brushedNodes(trace(), { node: 9, event: 99, message: 99 }).size).toBe(0);
    expect(brushedRow(trace(), { event: 99 })).toBeUndefined();
  });

  it('is the same whatever object says so', () => {
    expect(isSameBrush({ node: 1 }, { node: 1, event: undefined })).toBe(true);
    expect(isSameBrush({ node: 1 }, { event: 1 })).toBe(false);
  });
});

// States of nodes in words, and the edges between them, at a moment of a trace.
import { describe, expect, it } from 'vitest';
import type { Facets, Tone } from '../engine/contract.ts';
import { Kind, Trace, TraceWriter } from '../engine/trace.ts';
import { edgeRoles, nodeEdges } from './node-edges.ts';
import { nodeStates, toneWords } from './node-states.ts';

const words = {
  nodeLabel: 'P',
  cells: [{ id: 'in', title: 'in the ring', tone: 'done' as const }],
};

function trace(): Trace {
  const writer = new TraceWriter(3, ['', 'tick']);
  const put = (record: number, node: number, facets: Facets) => writer.facets(record, node, facets);
  put(-1, 0, { cell: 'in', edges: [{ to: 1, role: 'successor' }] });
  put(-1, 1, { band: { text: 'follows {@leader}', values: { leader: 2 }, tone: 'idle' } });
  for (let i = 0; i < 2; i++)
    writer.append(i === 0 ? Kind.crash : Kind.timer, 0, 1, i, -1, -1, i, Number.NaN);
  put(1, 1, {
    band: { text: 'leader', tone: 'leader' },
    badges: [{ text: 'oldest', tone: 'done' }],
    edges: [
      { to: 0, role: 'finger' },
      { to: 2, role: 'finger', text: '2' },
      { to: 1, role: 'successor' },
    ],
  });
  return new Trace(writer.data());
}

describe('states', () => {
  it('hold band, cell and badges, and the tone of what says most', () => {
    const [first, second, third] = nodeStates(trace(), words, 2);
    expect(first).toMatchObject({ tone: 'done', band: '', cell: 'in the ring', outage: 'down' });
    expect(second).toMatchObject({ tone: 'leader', band: 'leader', badges: ['oldest'] });
    expect(third).toMatchObject({ tone: 'idle', band: '', cell: '', badges: [] });
  });

  it('name nodes by their label', () => {
    expect(nodeStates(trace(), words, 0)[1].band).toBe('follows P2');
  });

  it('are listed by tone without what differs from node to node', () => {
    const writer = new TraceWriter(2, ['']);
    const band = (text: string, tone: Tone, values: Record<string, number>) =>
      writer.facets(-1, 0, { band: { text, values, tone } });
    for (const stamp of [1, 2]) {
      band('wants it since ({stamp}, {@id})', 'waiting', { stamp, id: 0 });
      band('looks up {key}', 'active', { key: stamp });
      band("{@writer}'s value", 'done', { writer: stamp });
      band('holds {what}', 'warning', { what: 7 });
    }
    expect(toneWords(new Trace(writer.data()), words)).toEqual([
      { tone: 'waiting', text: 'wants it' },
      { tone: 'active', text: 'looks up' },
      { tone: 'done', text: "a node's value" },
      { tone: 'warning', text: 'holds 7' },
    ]);
  });

  it('are listed by tone, idle left out', () => {
    expect(toneWords(trace(), words)).toEqual([
      { tone: 'leader', text: 'leader' },
      { tone: 'done', text: 'in the ring, oldest' },
    ]);
  });
});

describe('edges', () => {
  it('are those of the moment, none to itself', () => {
    expect(nodeEdges(trace(), 0)).toEqual([
      { from: 0, to: 1, role: 'successor', text: undefined, isOnly: true },
    ]);
    expect(nodeEdges(trace(), 2).map(({ from, to, isOnly }) => [from, to, isOnly])).toEqual([
      [0, 1, true],
      [1, 0, false],
      [1, 2, false],
    ]);
  });

  it('have roles in the order of their appearance', () => {
    expect(edgeRoles(trace())).toEqual(['successor', 'finger']);
  });
});

// The state table: columns of the whole run, and what the step at the cursor changed.
import { describe, expect, it } from 'vitest';
import type { Facets } from '../engine/contract.ts';
import { Flag, Kind, Trace, TraceWriter } from '../engine/trace.ts';
import { columnWidths, headsOf, stateColumns, stateRow } from './state-table.ts';

const words = { nodeLabel: 'P' };

/** P0 counts at records 0 and 2, P1 crashes at record 1. */
function trace(): Trace {
  const writer = new TraceWriter(2, ['', 'tick']);
  const facets = (clock: number, own: string): Facets => ({
    rows: [
      ['clock', clock],
      [own, 'x'],
    ],
    ...(clock > 1 && { band: { text: 'busy since {clock}', values: { clock }, tone: 'active' } }),
  });
  writer.facets(-1, 0, facets(0, '1 + 1'));
  writer.facets(-1, 1, facets(0, '2 + 1'));
  for (const [record, kind] of [Kind.timer, Kind.crash, Kind.timer].entries()) {
    writer.append(kind, Flag.step, 1, kind === Kind.crash ? 1 : 0, -1, -1, record, Number.NaN);
    if (kind === Kind.timer) writer.facets(record, 0, facets(record + 1, '1 + 1'));
  }
  return new Trace(writer.data());
}

const texts = (node: number, cursor: number) =>
  stateRow(trace(), words, node, cursor).cells.map(({ text, was }) => [text, was]);

describe('columns', () => {
  it('are the variables that several nodes have; others share one', () => {
    expect(stateColumns(trace())).toEqual({ names: ['clock'], hasOthers: true, hasState: true });
    expect(headsOf(stateColumns(trace()))).toEqual(['state', 'clock', 'its own']);
  });

  it('are as wide as their widest value, with room for what a short one was', () => {
    expect(columnWidths(trace(), words)).toEqual([27, 'clock'.length, 19]);
  });
});

describe('a row', () => {
  it('says what the step at the cursor changed, and what it was', () => {
    expect(texts(0, 3)).toEqual([
      ['busy since 3', ''],
      ['3', '1'],
      ['1 + 1: x', undefined],
    ]);
    expect(texts(0, 1)[1]).toEqual(['1', '0']);
  });

  it('marks nothing that an earlier step changed', () => {
    expect(texts(0, 2).map(([, was]) => was)).toEqual([undefined, undefined, undefined]);
    expect(texts(0, 0)[1]).toEqual(['0', undefined]);
  });

  it('says who is down', () => {
    expect(texts(1, 2)[0]).toEqual(['crashed', '']);
    expect(stateRow(trace(), words, 1, 3).state.outage).toBe('down');
  });
});

// Typed columns: rows that read and write the current node, plain copies, ranges of the kinds.
import { expect, it } from 'vitest';
import { copyColumns, getRow, newColumns, rowOf, setRow } from './columns.ts';

const spec = { state: 'u8', count: 'u16', delta: 'i32', sum: 'f64' } as const;
type Fields = { row: number; state: number; count: number; delta: number; sum: number };

it('a row reads and writes the node it stands at', () => {
  const columns = newColumns(spec, 3);
  const row = rowOf(spec, columns) as Fields;
  for (let id = 0; id < 3; id++) {
    row.row = id;
    row.state = id;
    row.sum = id / 2;
  }
  row.row = 1;
  row.count++;
  row.delta -= 5;
  expect(getRow(columns, 1)).toEqual({ state: 1, count: 1, delta: -5, sum: 0.5 });
  expect(getRow(columns, 2)).toEqual({ state: 2, count: 0, delta: 0, sum: 1 });
});
it('rows of one spec over different columns stay apart', () => {
  const [a, b] = [newColumns(spec, 2), newColumns(spec, 2)];
  const [rowA, rowB] = [rowOf(spec, a) as Fields, rowOf(spec, b) as Fields];
  rowA.state = 7;
  rowB.row = 1;
  rowB.state = 9;
  expect([a.state[0], a.state[1], b.state[0], b.state[1]]).toEqual([7, 0, 0, 9]);
  expect(Object.getPrototypeOf(rowA)).toBe(Object.getPrototypeOf(rowB));
});
it('a plain state goes in and comes out', () => {
  const columns = newColumns(spec, 2);
  setRow(columns, 1, { state: 255, count: 65_535, delta: -1, sum: 0.25 });
  expect(getRow(columns, 1)).toEqual({ state: 255, count: 65_535, delta: -1, sum: 0.25 });
  expect(getRow(columns, 0)).toEqual({ state: 0, count: 0, delta: 0, sum: 0 });
});
it('a copy shares nothing', () => {
  const columns = newColumns(spec, 2);
  const copy = copyColumns(columns);
  columns.sum[0] = 3;
  expect(copy.sum[0]).toBe(0);
});
it('fields can be listed, as describing and copying them needs', () => {
  const row = rowOf(spec, newColumns(spec, 1));
  const names: string[] = [];
  for (const key in row) names.push(key);
  expect(names).toEqual(expect.arrayContaining(Object.keys(spec)));
});

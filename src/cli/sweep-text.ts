// A sweep's rows for people.
import type { SweepDocument } from '../lab/schema/documents.ts';
import { columnsOf, type Row } from '../lab/sweep-csv.ts';
import { type Cell, tableText } from './table.ts';

export function sweepText({ rows }: SweepDocument): string {
  const { sets, metrics, theories } = columnsOf(rows);
  const head = [
    ...sets,
    'runs',
    ...metrics.flatMap((name) => [name, '±', ...(theories.includes(name) ? ['theory'] : [])]),
    'violations',
  ];
  const cells = rows.map((row): Cell[] => [
    ...sets.map((name) => valueCell(row.set[name])),
    row.runs,
    ...metrics.flatMap((name) => {
      const summary = row.metrics[name];
      const half = summary && summary.high !== null ? summary.high - summary.mean : undefined;
      return [summary?.mean, half, ...(theories.includes(name) ? [row.theory[name]] : [])];
    }),
    row.violations.length,
  ]);
  return tableText(head, cells);
}

function valueCell(value: Row['set'][string]): Cell {
  return Array.isArray(value) ? value.join(' ') : (value as Cell);
}

// A sweep's rows for people and as CSV.
import type { SweepDocument } from '../lab/schema/documents.ts';
import { type Cell, tableText } from './table.ts';

type Row = SweepDocument['rows'][number];

const SUMMARY = ['mean', 'sd', 'low', 'high', 'min', 'median', 'max'] as const;

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

export function sweepCsv({ rows }: SweepDocument): string {
  const { sets, metrics, theories } = columnsOf(rows);
  const head = [
    ...sets,
    'runs',
    ...metrics.flatMap((name) => SUMMARY.map((part) => `${name}_${part}`)),
    ...theories.map((name) => `${name}_theory`),
    'violations',
  ];
  const lines = rows.map((row) => [
    ...sets.map((name) => valueCell(row.set[name])),
    row.runs,
    ...metrics.flatMap((name) => SUMMARY.map((part) => row.metrics[name]?.[part])),
    ...theories.map((name) => row.theory[name]),
    row.violations.join(' '),
  ]);
  return [head, ...lines].map((line) => `${line.map(csvField).join(',')}\n`).join('');
}

function columnsOf(rows: readonly Row[]) {
  const namesIn = (part: (row: Row) => object) => [
    ...new Set(rows.flatMap((row) => Object.keys(part(row)))),
  ];
  return {
    sets: namesIn((row) => row.set),
    metrics: namesIn((row) => row.metrics),
    theories: namesIn((row) => row.theory),
  };
}

function valueCell(value: Row['set'][string]): Cell {
  return Array.isArray(value) ? value.join(' ') : (value as Cell);
}

/** Quoted where it must be (RFC 4180); what a spreadsheet would take for a formula is quoted text. */
function csvField(cell: Cell): string {
  const text = cell === null || cell === undefined ? '' : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

// A sweep's rows as CSV: the same from the command line and from the page.
import type { SweepDocument } from './schema/documents.ts';

export type Row = SweepDocument['rows'][number];

const SUMMARY = ['mean', 'sd', 'low', 'high', 'min', 'median', 'max'] as const;

/** One line a row, the head first; what has no value is empty. */
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
    ...sets.map((name) => row.set[name]),
    row.runs,
    ...metrics.flatMap((name) => SUMMARY.map((part) => row.metrics[name]?.[part])),
    ...theories.map((name) => row.theory[name]),
    row.violations.join(' '),
  ]);
  return [head, ...lines].map((line) => `${line.map(csvField).join(',')}\n`).join('');
}

/** The names of all columns, in the order in which rows bring them. */
export function columnsOf(rows: readonly Row[]) {
  const namesIn = (part: (row: Row) => object) => [
    ...new Set(rows.flatMap((row) => Object.keys(part(row)))),
  ];
  return {
    sets: namesIn((row) => row.set),
    metrics: namesIn((row) => row.metrics),
    theories: namesIn((row) => row.theory),
  };
}

type Field = Row['set'][string] | null | undefined;

/** Quoted where it must be (RFC 4180). */
function csvField(field: Field): string {
  const text = Array.isArray(field) ? field.join(' ') : String(field ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

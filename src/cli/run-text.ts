// What `lightcone run` says to people.
import { asExpected } from '../lab/job.ts';
import type { RunDocument } from '../lab/schema/documents.ts';
import { cellText, numberText, tableText } from './table.ts';

export function runText(document: RunDocument): string {
  return [
    heading(document),
    messages(document),
    metrics(document),
    checks(document),
    footer(document),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function heading({ protocol, preset, seed, end, events, wallMs }: RunDocument): string {
  const what = preset === null ? protocol : `${protocol}, ${preset}`;
  const why = end.detail === '' ? end.reason : `${end.reason} (${end.detail})`;
  return `${what}, seed ${seed}\nended at ${end.time} ticks: ${why}; ${events} events in ${numberText(wallMs)} ms\n`;
}

function messages({ messages: m }: RunDocument): string {
  const types = Object.entries(m.byType).map(([type, count]) => `${type} ${count}`);
  const counts = [
    `${m.sent} sent`,
    `${m.delivered} delivered`,
    ...(m.lost > 0 ? [`${m.lost} lost`] : []),
    ...(m.duplicated > 0 ? [`${m.duplicated} duplicated`] : []),
    ...(m.corrupted > 0 ? [`${m.corrupted} corrupted`] : []),
    ...(m.control > 0 ? [`${m.control} control`] : []),
  ];
  return `messages: ${counts.join(', ')}${types.length > 0 ? ` (${types.join(', ')})` : ''}\n`;
}

function metrics({ metrics: measured, theory, lists }: RunDocument): string {
  const names = [...new Set([...Object.keys(measured), ...Object.keys(theory)])];
  const rows = names.map((name) => [name, measured[name], theory[name]]);
  const table = rows.length > 0 ? tableText(['metric', 'measured', 'theory'], rows) : '';
  const lines = Object.entries(lists).map(([name, values]) => `${name}: ${listText(values)}\n`);
  return table + lines.join('');
}

const MAX_LISTED = 30;

function listText(values: readonly number[]): string {
  const shown = values.slice(0, MAX_LISTED).map(cellText).join(', ');
  return values.length > MAX_LISTED ? `${shown}, ... (${values.length} in all)` : shown;
}

function checks({ checks: all, breach }: RunDocument): string {
  const warning = breach === null ? '' : `assumption broken: ${breach}\n\n`;
  if (all.length === 0) return warning;
  const rows = all.map((check) => [check.id, check.kind, outcome(check), check.detail]);
  return warning + tableText(['check', 'kind', 'outcome', ''], rows);
}

function outcome(check: RunDocument['checks'][number]): string {
  if (check.ok === null) return 'not decided';
  const word = check.ok ? 'holds' : 'fails';
  if (!asExpected(check)) return `${word}, NOT as expected`;
  return check.expected === 'fails' ? `${word}, as expected` : word;
}

const TOO_LONG = 'none: the run is too long for one; keep the call, with the files that it names';

function footer({ hash, link }: RunDocument): string {
  return `hash ${hash ?? 'none: the run is partial'}\nlink ${link ?? TOO_LONG}\n`;
}

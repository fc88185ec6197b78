// What `lightcone check` says to people.
import type { Run } from '../engine/run.ts';
import type { Exploration, PropertyResult, Witness } from '../explore/report.ts';
import type { Cut } from '../explore/search.ts';
import type { CheckResult } from '../lab/check.ts';
import type { RandomJob, RandomResult } from '../lab/check-random.ts';
import { CUT_WORDS, FOR_EVER, faultsText, shrunkText, verdictText } from '../lab/check-words.ts';
import type { CheckDocument } from '../lab/schema/documents.ts';
import { numberText, tableText } from './table.ts';

export function checkText(run: Run, result: CheckResult, document: CheckDocument): string {
  const { exploration, wallMs } = result;
  const shown = exploration.results.map((one, i) =>
    schedule(one, document.results[i].counterexample?.link),
  );
  return [heading(run, exploration, wallMs), table(exploration), ...shown]
    .filter((part) => part !== '')
    .join('\n');
}

/** What may be done about it. */
const REMEDIES: Partial<Record<Cut, string>> = {
  states: ': more with --max-states',
  depth: ': more with --max-depth',
};

function cutText(cut: Cut): string {
  return CUT_WORDS[cut] + (REMEDIES[cut] ?? '');
}

function heading(run: Run, found: Exploration, wallMs: number): string {
  const { timing, states, exchanged, transitions, depth, cut, bytes } = found;
  const what = run.preset === undefined ? run.protocol : `${run.protocol}, ${run.preset}`;
  const all = cut === undefined ? 'every schedule' : `not every schedule: ${cutText(cut)}`;
  const alike = exchanged ? ' up to the names of alike nodes' : '';
  const size = `${states} states${alike}, ${transitions} steps between them, ${depth} deep`;
  const memory = `${Math.round(bytes / 1e6)} MB`;
  const head = `${what}${run.broken ? ', the wrong variant' : ''}, ${timing}\n${faults(found)}`;
  return `${head}${all}\n${size}, in ${numberText(wallMs)} ms and ${memory}\n`;
}

/** What may go wrong in a schedule, and what of the run is no part of any; a line each, where there is something. */
function faults({ budgets, leftOut }: Exploration): string {
  const isFaulty = Object.values(budgets).some((count) => count > 0);
  const may = isFaulty ? `at any moment, at most ${faultsText(budgets)}\n` : '';
  const not = leftOut.length === 0 ? '' : `not explored: ${leftOut.join(', ')}\n`;
  return may + not;
}

function table({ results }: Exploration): string {
  if (results.length === 0) return '';
  const rows = results.map((one) => [
    one.id,
    one.kind,
    verdictText(one),
    one.witness?.detail ?? '',
  ]);
  return tableText(['check', 'kind', 'outcome', ''], rows);
}

/** Step by step, where something fails. */
function schedule(
  { id, ok, witness, shrunkFrom }: PropertyResult,
  link: string | undefined,
): string {
  if (ok !== false || !witness) return '';
  const size = shrunkFrom ? `: ${shrunkText(witness.size, shrunkFrom)}` : '';
  return `${id}${size}\n${steps(witness)}link ${link}\n`;
}

function steps({ lines, round, detail }: Witness): string {
  const width = String(lines.length).length;
  const numbered = lines.map((line, i) => {
    const head = i === round ? `  ${FOR_EVER}:\n` : '';
    return `${head}  ${String(i + 1).padStart(width)}  ${line}\n`;
  });
  return `${numbered.join('')}${' '.repeat(width + 4)}${detail}\n`;
}

/** What random runs came to. */
export function randomText(job: RandomJob, result: RandomResult, document: CheckDocument): string {
  const { progress, failures, wallMs } = result;
  const head = `${job.run.protocol}, ${progress.runs} runs with faults at random, then calm\n${progress.events} events in ${numberText(wallMs)} ms\n`;
  const rows = document.results.map(({ id, kind, ok }) => {
    const failure = failures.find((one) => one.id === id);
    return [id, kind, ok === false ? 'fails' : 'not seen to fail', failure?.detail ?? ''];
  });
  const shown = failures.map(({ id, run }) => {
    const link = document.results.find((one) => one.id === id)?.counterexample?.link;
    const faults = run.interventions.map((what) => `  ${JSON.stringify(what)}\n`);
    return `${id}, shrunk: ${run.params.nodes} nodes, seed ${run.seed}\n${faults.join('')}link ${link}\n`;
  });
  return [head, tableText(['check', 'kind', 'outcome', ''], rows), ...shown].join('\n');
}

// What a check came to, in words: each property, the whole, and what it took.
import type { CheckResult } from '../../engine/report.ts';
import type { Run } from '../../engine/run.ts';
import type { Failure, RandomProgress } from '../../explore/random-search.ts';
import type { Exploration, PropertyResult } from '../../explore/report.ts';
import { CUT_WORDS, shrunkText, verdictText } from '../../lab/check-words.ts';
import { asSentence, NO_BREAK } from '../../playback/narration.ts';
import type { CheckStatus } from '../state/check-results.ts';
import type { CheckMark } from './checks.ts';
import { counted } from './sweep.ts';
import { groupDigits } from './time.ts';

/** One property and what it came to. */
export interface CheckRow {
  readonly id: string;
  readonly name: string;
  readonly kind: PropertyResult['kind'];
  readonly mark: CheckMark;
  /** `Holds`, `Fails in 10 steps`, `Undecided so far`. */
  readonly verdict: string;
  /** What was found, a whole sentence; '' for nothing. */
  readonly detail: string;
  /** What the schedule needs, and what it was made from; '' where nothing could be spared. */
  readonly size: string;
  /** The run that shows it. */
  readonly run: Run | undefined;
  /** The steps of its schedule, one line each. */
  readonly lines: readonly string[];
  /** Number of lines before those that repeat for ever. */
  readonly round: number | undefined;
}

/** What kind of a promise a property is. */
export const KIND_WORDS: Readonly<Record<PropertyResult['kind'], string>> = {
  always: 'always',
  eventually: 'in the end',
  sometimes: 'sometimes',
};

const UNDECIDED_WORDS: Readonly<Record<CheckStatus, string>> = {
  none: '',
  running: 'Undecided so far',
  done: 'Undecided',
  stopped: 'Undecided',
  failed: 'Undecided',
};

type Property = Pick<CheckResult, 'id' | 'name' | 'kind'>;

const UNDECIDED: Pick<
  CheckRow,
  'mark' | 'verdict' | 'detail' | 'size' | 'run' | 'lines' | 'round'
> = {
  mark: 'open',
  verdict: '',
  detail: '',
  size: '',
  run: undefined,
  lines: [],
  round: undefined,
};

/** The properties of a search of every schedule. */
export function everyRows(
  found: Exploration | undefined,
  properties: readonly Property[],
  status: CheckStatus,
): readonly CheckRow[] {
  const open = UNDECIDED_WORDS[status];
  if (!found) return properties.map(({ id, name, kind }) => row({ id, name, kind }, open));
  return found.results.map((result) => {
    const { ok, kind, witness, shrunkFrom } = result;
    const { id, name } = result;
    if (ok === null) return row({ id, name, kind }, open);
    const isUnseen = kind === 'sometimes' && !ok;
    return {
      ...row({ id, name, kind }, asSentence(verdictText(result)).replace(/\.$/, '')),
      mark: isUnseen ? 'open' : ok ? 'holds' : 'fails',
      detail: witness ? asSentence(witness.detail) : '',
      size: witness && shrunkFrom ? asSentence(shrunkText(witness.size, shrunkFrom)) : '',
      run: witness?.run,
      lines: witness?.lines ?? [],
      round: witness?.round,
    };
  });
}

function row({ id, name, kind }: Property, verdict: string): CheckRow {
  return { id, name, kind, ...UNDECIDED, verdict };
}

/** The properties that runs at random look at: what is only to be seen now and then can't fail. */
export function randomRows(
  failures: readonly Failure[],
  properties: readonly Property[],
  status: CheckStatus,
): readonly CheckRow[] {
  const open = status === 'none' ? '' : 'Not seen to fail';
  return properties
    .filter(({ kind }) => kind !== 'sometimes')
    .map(({ id, name, kind }) => {
      const failure = failures.find((one) => one.id === id);
      if (!failure) return row({ id, name, kind }, open);
      return {
        ...row({ id, name, kind }, `Fails: ${smallText(failure)}`),
        mark: 'fails' as const,
        detail: asSentence(failure.detail),
        run: failure.run,
      };
    });
}

/** `shrunk to 3 nodes and 1 fault`. */
function smallText({ run }: Failure): string {
  const { nodes } = run.params;
  const faults = run.interventions.filter(({ kind }) => kind !== 'command').length;
  const many = typeof nodes === 'number' ? `${counted(nodes, 'node')} and ` : '';
  return `shrunk to ${many}${counted(faults, 'fault')}`;
}

/** What a search of every schedule came to, or has come to so far, in a sentence. */
export function everyHeadline(found: Exploration, isOver: boolean): string {
  const fails = failing(found.results.filter(({ kind }) => kind !== 'sometimes'));
  if (found.error) return 'A handler throws an error.';
  const failText = `${counted(fails, 'check')} ${fails === 1 ? 'fails' : 'fail'}`;
  if (!isOver) return fails > 0 ? `${failText} so far.` : 'Nothing fails so far.';
  if (!found.exhausted)
    return `${fails > 0 ? failText : 'Nothing fails so far'}, and not every schedule was looked at.`;
  if (fails > 0) return `${failText}; every schedule was looked at.`;
  const isOpen = found.results.some(({ ok }) => ok === null);
  return isOpen
    ? 'Every schedule was looked at; nothing fails, and not all could be decided.'
    : 'Every schedule was looked at, and every check holds.';
}

function failing(results: readonly PropertyResult[]): number {
  return results.filter(({ ok }) => ok === false).length;
}

/** Why the search ended where it did; '' where it saw all. */
export function cutText({ cut }: Exploration): string {
  return cut === undefined ? '' : asSentence(CUT_WORDS[cut]);
}

export function randomHeadline(
  { runs }: RandomProgress,
  failures: readonly Failure[],
  isOver: boolean,
): string {
  const tried = `${counted(runs, 'run')} tried${isOver ? '' : ' so far'}`;
  if (failures.length === 0) return `${tried}; none was seen to fail.`;
  return `${tried}; ${counted(failures.length, 'check')} ${failures.length === 1 ? 'fails' : 'fail'}.`;
}

/** `3.4 MB`. */
export function memoryText(bytes: number): string {
  const megabytes = bytes / 1e6;
  return `${megabytes < 10 ? megabytes.toFixed(1) : groupDigits(Math.round(megabytes))}${NO_BREAK}MB`;
}

/** `12 s`, `0.3 s`. */
export function secondsText(ms: number): string {
  const seconds = ms / 1000;
  return `${seconds < 10 ? Number(seconds.toPrecision(2)) : Math.round(seconds)}${NO_BREAK}s`;
}

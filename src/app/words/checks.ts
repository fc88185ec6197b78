// What is said of a check: its mark, its verdict in a word, and the lines under its name.
import type { CheckResult, End } from '../../engine/report.ts';
import { asSentence, eventNumber } from '../../playback/narration.ts';
import { groupDigits } from './time.ts';

export type CheckMark = 'holds' | 'fails' | 'open';

/** What of a run its checks' words hang on. */
export interface CheckContext {
  /** Nothing more can happen: what was not seen will not be. */
  readonly isOver: boolean;
  /** Names of the nodes that are down at its end. */
  readonly down: readonly string[];
}

/** A state that the preset means not to be seen is nothing wrong where it isn't. */
export function checkMark({ ok, kind, expected }: CheckResult): CheckMark {
  if (ok === true) return 'holds';
  return ok === null || (kind === 'sometimes' && expected === 'fails') ? 'open' : 'fails';
}

export function checkVerdict({ ok, kind }: CheckResult): string {
  if (kind === 'sometimes') return ok ? 'Seen' : 'Not seen';
  if (ok === null) return 'Undecided';
  return ok ? 'Holds' : 'Fails';
}

/** Whole sentences. */
export function checkNotes(check: CheckResult, run: CheckContext): readonly string[] {
  const { ok, kind, expected } = check;
  return [
    ...finding(check),
    ...(kind === 'sometimes' && ok !== true ? [notSeen(check, run)] : []),
    ...(ok === false && expected === 'fails' ? ['As expected in this preset.'] : []),
    ...(ok === true && expected === 'fails' ? ['This preset means it to fail.'] : []),
    ...(excuses(check) ? excused(run.down) : []),
  ];
}

function finding({ ok, kind, detail, count }: CheckResult): readonly string[] {
  if (ok === true || detail === '') return [];
  const times = kind === 'always' && count > 1 ? ` (${groupDigits(count)} times)` : '';
  const isOpen = ok === null && kind === 'eventually';
  return [asSentence(detail + times), ...(isOpen ? ['Not decided when the run stopped.'] : [])];
}

function notSeen({ ok, expected }: CheckResult, { isOver }: CheckContext): string {
  if (ok === false && expected === 'holds') return 'Not seen, though this preset promises it.';
  return isOver ? 'Not seen in this run.' : 'Not seen so far.';
}

/** Whether nothing is owed only because nobody owes a crashed process anything, and the property doesn't say so itself. */
function excuses({ kind, ok, name }: CheckResult): boolean {
  return kind === 'eventually' && ok === true && !/\b(live|alive|up|crashed|correct)\b/.test(name);
}

const MOST_NAMED = 3;

function excused(down: readonly string[]): readonly string[] {
  if (down.length === 0) return [];
  if (down.length === 1) return [`${down[0]} has crashed and is excused.`];
  const who =
    down.length > MOST_NAMED
      ? `${groupDigits(down.length)} nodes`
      : `${down.slice(0, -1).join(', ')} and ${down.at(-1)}`;
  return [`${who} have crashed and are excused.`];
}

interface Judged {
  readonly end: End;
  /** Not there for a run that was stopped before it could be judged. */
  readonly report?: { readonly checks: readonly CheckResult[] } | undefined;
}

/** `The run was stopped at the first violation: <property>, event 9.`; undefined for a run that ended otherwise. */
export function stoppedText({ end, report }: Judged): string | undefined {
  if (end.reason !== 'violation') return undefined;
  const failed = report?.checks.filter(({ kind, ok, at }) => kind === 'always' && !ok && at >= 0);
  const [first] = [...(failed ?? [])].sort((a, b) => a.at - b.at);
  if (!first) return undefined;
  const event = groupDigits(eventNumber(first.at));
  return `The run was stopped at the first violation: ${first.name}, event ${event}.`;
}

// What the run's properties came to.

import { Check, CircleDashed, X } from 'lucide-react';
import type { CheckResult } from '../../engine/report.ts';
import { asSentence, eventNumber } from '../../playback/narration.ts';
import { Button } from '../parts/button.tsx';
import { moveToCursor, moveToViolation } from '../state/moving.ts';
import { speakMoment } from '../state/narrate.ts';
import { screen } from '../state/screen.ts';
import { groupDigits } from '../words/time.ts';
import type { Outcome } from '../worker/client.ts';
import styles from './inspector.module.css';
import { Section } from './section.tsx';

export function ChecksSection({ outcome }: { readonly outcome: Outcome }) {
  const { report } = outcome;
  if (!report) return <PartialNote />;
  const isViolated = report.checks.some(
    ({ kind, ok, at }) => kind === 'always' && ok === false && at >= 0,
  );
  return (
    <Section title="Checks">
      <ul>
        {report.checks.map((check) => (
          <CheckItem key={check.id} check={check} />
        ))}
      </ul>
      {isViolated && (
        <div className={styles.buttons}>
          <Button
            onClick={() => {
              moveToViolation();
              speakMoment();
            }}
          >
            Go to violation
          </Button>
        </div>
      )}
    </Section>
  );
}

function PartialNote() {
  return (
    <Section title="Checks">
      <p className={styles.hint}>Not judged: this run was stopped before it could be.</p>
    </Section>
  );
}

function CheckItem({ check }: { readonly check: CheckResult }) {
  const { name, ok, expected, detail, kind, at, count } = check;
  const isExpected = ok === false && expected === 'fails';
  const times = kind === 'always' && count > 1 ? ` (${groupDigits(count)} times)` : '';
  return (
    <li className={styles.check} data-check={check.id} data-ok={String(ok)}>
      <Verdict check={check} />
      <span>
        <span className="visually-hidden">{verdictWord(check)}: </span>
        {name}
      </span>
      {at >= 0 ? <GoTo at={at} /> : <span />}
      {ok !== true && detail !== '' && (
        <span className={styles.detail}>
          {asSentence(detail + times)}
          {ok === null && kind === 'eventually' && ' Not decided when the run stopped.'}
        </span>
      )}
      {ok === false && expected === 'holds' && kind === 'sometimes' && (
        <span className={styles.detail}>Not seen in this run.</span>
      )}
      {isExpected && <span className={styles.detail}>As expected in this preset.</span>}
      {ok === true && expected === 'fails' && (
        <span className={styles.detail}>This preset means it to fail.</span>
      )}
    </li>
  );
}

function Verdict({ check: { ok } }: { readonly check: CheckResult }) {
  if (ok === null) return <CircleDashed aria-hidden className={styles.open} />;
  return ok ? (
    <Check aria-hidden className={styles.holds} strokeWidth={3} />
  ) : (
    <X aria-hidden className={styles.fails} strokeWidth={3} />
  );
}

function verdictWord({ ok, kind }: CheckResult): string {
  if (ok === null) return 'Undecided';
  if (kind === 'sometimes') return ok ? 'Seen' : 'Not seen';
  return ok ? 'Holds' : 'Fails';
}

function GoTo({ at }: { readonly at: number }) {
  return (
    <button
      type="button"
      className={styles.link}
      onClick={() => {
        moveToCursor(at + 1);
        screen.setState({ selection: { event: at } });
        speakMoment();
      }}
    >
      event {groupDigits(eventNumber(at))}
    </button>
  );
}

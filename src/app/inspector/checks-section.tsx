// What the run's properties came to.
import { TriangleAlert } from 'lucide-react';
import { type CheckResult, isDecided } from '../../engine/report.ts';
import { conditionsAt } from '../../playback/conditions.ts';
import { eventNumber, nodeName } from '../../playback/narration.ts';
import { Button } from '../parts/button.tsx';
import { CheckMark } from '../parts/check-mark.tsx';
import { moveToCursor, moveToViolation } from '../state/moving.ts';
import { speakMoment } from '../state/narrate.ts';
import { screen } from '../state/screen.ts';
import { type CheckContext, checkMark, checkNotes, checkVerdict } from '../words/checks.ts';
import { wordsOf } from '../words/run-words.ts';
import { groupDigits } from '../words/time.ts';
import type { Outcome } from '../worker/client.ts';
import styles from './inspector.module.css';
import { Section } from './section.tsx';

export function ChecksSection({ outcome }: { readonly outcome: Outcome }) {
  const { report } = outcome;
  if (!report) return <PartialNote />;
  const context = contextOf(outcome);
  const isViolated = report.checks.some(
    ({ kind, ok, at }) => kind === 'always' && ok === false && at >= 0,
  );
  return (
    <Section title="Checks">
      {report.breach !== undefined && <BreachNote text={report.breach} />}
      <ul>
        {report.checks.map((check) => (
          <CheckItem key={check.id} check={check} context={context} />
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

function contextOf(outcome: Outcome): CheckContext {
  const { trace, end } = outcome;
  const words = wordsOf(outcome);
  const down = [...conditionsAt(trace, trace.count).out]
    .flatMap(([node, condition]) => (condition === 'down' ? [node] : []))
    .sort((a, b) => a - b);
  return {
    isOver: isDecided(end.reason),
    down: down.map((node) => nodeName(words, node)),
  };
}

/** What the algorithm takes for granted, and this run does not give: said beside what came of it. */
function BreachNote({ text }: { readonly text: string }) {
  return (
    <p className={styles.breach}>
      <TriangleAlert aria-hidden />
      <span>
        <strong>Assumption broken.</strong> {text}
      </span>
    </p>
  );
}

function PartialNote() {
  return (
    <Section title="Checks">
      <p className={styles.hint}>Not judged: this run was stopped before it could be.</p>
    </Section>
  );
}

interface CheckItemProps {
  readonly check: CheckResult;
  readonly context: CheckContext;
}

function CheckItem({ check, context }: CheckItemProps) {
  const { id, name, ok, at } = check;
  const notes = checkNotes(check, context).join(' ');
  return (
    <li className={styles.check} data-check={id} data-ok={String(ok)}>
      <CheckMark mark={checkMark(check)} />
      <span>
        <span className="visually-hidden">{checkVerdict(check)}: </span>
        {name}
      </span>
      {at >= 0 ? <GoTo at={at} /> : <span />}
      {notes !== '' && <span className={styles.detail}>{notes}</span>}
    </li>
  );
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

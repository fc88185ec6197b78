// What is done to the run from outside, in words; each can be taken back.
import { X } from 'lucide-react';
import type { Intervention, Run } from '../../engine/run.ts';
import type { NamedManifest } from '../../playback/node-names.ts';
import { Button, classes, IconButton } from '../parts/button.tsx';
import { useOutcome, useWords } from '../parts/outcome.ts';
import { networkActions } from '../state/node-actions.ts';
import { useHistory, useScreen } from '../state/screen.ts';
import { removeIntervention, undo } from '../state/session.ts';
import { useShown } from '../state/shown.ts';
import { whyUnapplied } from '../state/unapplied.ts';
import { interventionText, placeText } from '../words/interventions.ts';
import type { Outcome } from '../worker/client.ts';
import styles from './inspector.module.css';
import { Folding } from './section.tsx';

export function InterventionsSection({ run }: { readonly run: Run }) {
  const { undos } = useHistory();
  const words = useWords(run);
  return (
    <Folding title="Interventions" summary={summaryOf(run, words)}>
      {run.interventions.length === 0 && (
        <p className={styles.muted}>
          None yet. Drag an arrowhead to delay that message, or click a lane to crash its process.
        </p>
      )}
      <ul>
        {run.interventions.map((what, i) => (
          <InterventionItem
            key={keyOf(what, run, i)}
            what={what}
            index={i}
            run={run}
            words={words}
          />
        ))}
      </ul>
      <div className={styles.buttons}>
        <NetworkButtons />
        {undos > 0 && <Button onClick={undo}>Undo last change</Button>}
      </div>
    </Folding>
  );
}

function summaryOf({ interventions }: Run, words: NamedManifest): string {
  const last = interventions.at(-1);
  if (!last) return 'none';
  return `${interventions.length}, last: ${interventionText(last, words)}`;
}

function NetworkButtons() {
  const outcome = useOutcome();
  useScreen((state) => state.cursor);
  if (!outcome) return null;
  return networkActions(outcome).map(({ id, title, run }) => (
    <Button key={id} onClick={run}>
      {title}
    </Button>
  ));
}

/** The same intervention may stand twice. */
function keyOf(what: Intervention, run: Run, index: number): string {
  const text = JSON.stringify(what);
  const before = run.interventions
    .slice(0, index)
    .filter((other) => JSON.stringify(other) === text);
  return `${text} ${before.length}`;
}

interface ItemProps {
  readonly what: Intervention;
  readonly index: number;
  readonly run: Run;
  readonly words: NamedManifest;
}

function InterventionItem({ what, index, run, words }: ItemProps) {
  const obstacle = useShown(({ outcome }) =>
    outcome?.run === run ? obstacleOf(index, outcome, words) : undefined,
  );
  const text = interventionText(what, words);
  return (
    <li className={classes(styles.intervention, obstacle && styles.unapplied)}>
      <span className={styles.what}>{text}</span>
      <IconButton
        look="quiet"
        className={styles.small}
        label={`Remove: ${text}`}
        onClick={() => removeIntervention(index)}
      >
        <X aria-hidden />
      </IconButton>
      <small>
        {[placeText(what, words), obstacle && `finds nothing to act on: ${obstacle}`]
          .filter(Boolean)
          .join('; ')}
      </small>
    </li>
  );
}

/** Why it found nothing to act on in this run; undefined where it did. Of equal ones, the first act. */
function obstacleOf(index: number, outcome: Outcome, words: NamedManifest): string | undefined {
  const { interventions } = outcome.run;
  const text = JSON.stringify(interventions[index]);
  const countIn = (list: readonly Intervention[]) =>
    list.filter((other) => JSON.stringify(other) === text).length;
  const isUnapplied =
    countIn(interventions.slice(index + 1)) < countIn(outcome.report?.unapplied ?? []);
  return isUnapplied ? whyUnapplied(interventions[index], outcome, words) : undefined;
}

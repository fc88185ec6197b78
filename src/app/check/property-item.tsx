// One property: what it came to, the steps that show it, and the button that opens them on the stage.
import type { Run } from '../../engine/run.ts';
import { FOR_EVER } from '../../lab/check-words.ts';
import { asSentence } from '../../playback/narration.ts';
import { closeDialog } from '../dialogs/close.ts';
import { Button } from '../parts/button.tsx';
import { CheckMark } from '../parts/check-mark.tsx';
import { openFound } from '../state/check-runner.ts';
import { refuse } from '../state/execution.ts';
import { type CheckRow, KIND_WORDS } from '../words/check.ts';
import styles from './check.module.css';

export function PropertyItem({ row }: { readonly row: CheckRow }) {
  const { id, name, kind, mark, verdict, detail, size, run } = row;
  return (
    <li className={styles.property} data-check={id} data-mark={mark}>
      <CheckMark mark={mark} />
      <div>
        <p className={styles.name}>{name}</p>
        <p className={styles.verdict}>
          <span className={styles.kind}>{KIND_WORDS[kind]}</span>
          {verdict !== '' && <strong>{verdict}</strong>}
          {detail !== '' && <span>{detail}</span>}
        </p>
        {size !== '' && <p className={styles.kind}>{size}</p>}
        <Steps row={row} />
      </div>
      {run && (
        <Button onClick={() => open(run)}>
          Open<span className="visually-hidden"> what shows it: {name}</span>
        </Button>
      )}
    </li>
  );
}

/** What stands against it is said on the stage. */
function open(run: Run): void {
  openFound(run).catch((error: unknown) => {
    closeDialog();
    refuse(error);
  });
}

function Steps({ row: { lines, round, mark } }: { readonly row: CheckRow }) {
  if (lines.length === 0) return null;
  const before = lines.slice(0, round);
  const again = round === undefined ? [] : lines.slice(round);
  return (
    <details className={styles.steps} open={mark === 'fails'}>
      <summary>{lines.length === 1 ? 'The step' : `The ${lines.length} steps`}</summary>
      <Lines lines={before} first={1} />
      {again.length > 0 && (
        <>
          <p className={styles.round}>{asSentence(FOR_EVER).replace(/\.$/, ':')}</p>
          <Lines lines={again} first={before.length + 1} />
        </>
      )}
    </details>
  );
}

interface LinesProps {
  readonly lines: readonly string[];
  /** Number of the first line. */
  readonly first: number;
}

function Lines({ lines, first }: LinesProps) {
  return (
    <ol start={first}>
      {lines.map((line, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same may happen twice, and steps don't move
        <li key={i}>{line}</li>
      ))}
    </ol>
  );
}

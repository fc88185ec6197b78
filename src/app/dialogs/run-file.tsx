// Instead of a link, for a run that is too long for one: the run as a file, and the call that takes it.
import { Download } from 'lucide-react';
import type { Run } from '../../engine/run.ts';
import { Button } from '../parts/button.tsx';
import { download } from '../parts/download.ts';
import { runFileCommand } from '../words/command-line.ts';
import { CopyField } from './copy-field.tsx';
import styles from './dialogs.module.css';

interface RunFileProps {
  readonly run: Run;
  /** Why there is no link; no full stop. */
  readonly why: string;
}

export function RunFile({ run, why }: RunFileProps) {
  const name = `${run.protocol}-run.json`;
  const save = () => download(name, 'application/json', `${JSON.stringify(run)}\n`);
  return (
    <>
      <p className={styles.note}>There is no link to this run: {why}. A file holds all of it.</p>
      <Button onClick={save}>
        <Download aria-hidden /> Save the run
      </Button>
      <CopyField label="The file on the command line" value={runFileCommand(run, name)} />
    </>
  );
}

// The run as a file, and the call that takes it: for a run that is too long for a link, or has no flags.
import { Download } from 'lucide-react';
import type { Run } from '../../engine/run.ts';
import { Button } from '../parts/button.tsx';
import { download } from '../parts/download.ts';
import { runFileCommand } from '../words/command-line.ts';
import { CopyField } from './copy-field.tsx';
import styles from './dialogs.module.css';

export const BY_FILE =
  'A schedule can’t be written as flags: the command line takes the run from a file.';

interface RunFileProps {
  readonly run: Run;
  /** What it is good for. */
  readonly note: string;
}

export function RunFile({ run, note }: RunFileProps) {
  const name = `${run.protocol}-run.json`;
  const save = () => download(name, 'application/json', `${JSON.stringify(run)}\n`);
  return (
    <>
      <p className={styles.note}>{note}</p>
      <Button onClick={save}>
        <Download aria-hidden /> Save the run
      </Button>
      <CopyField label="The file on the command line" value={runFileCommand(run, name)} />
    </>
  );
}

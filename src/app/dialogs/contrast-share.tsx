// What is taken along of a contrast: it as a file, and the call of the command line for each of its runs.
import { Download } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Contrast } from '../../lab/schema/contrast.ts';
import { Button } from '../parts/button.tsx';
import { download } from '../parts/download.ts';
import { commandOf } from '../state/commands.ts';
import type { CommandLine } from '../words/command-line.ts';
import { counted } from '../words/sweep.ts';
import { CopyField } from './copy-field.tsx';
import styles from './dialogs.module.css';
import { BY_FILE, RunFile } from './run-file.tsx';

export function ContrastShare({ contrast }: { readonly contrast: Contrast }) {
  const [commands, setCommands] = useState<readonly (CommandLine | undefined)[]>([]);
  useEffect(() => {
    const calls = contrast.runs.map(({ run }) => (run.schedule ? undefined : commandOf(run)));
    void Promise.all(calls).then(setCommands);
  }, [contrast]);
  const save = () => download('contrast.json', 'application/json', `${JSON.stringify(contrast)}\n`);
  return (
    <>
      <p className={styles.note}>
        The link and the file hold {counted(contrast.runs.length, 'run')}, each with every
        parameter, its network, seed and interventions. The file is opened where contrasts are
        chosen.
      </p>
      <div>
        <Button onClick={save}>
          <Download aria-hidden /> Save the contrast
        </Button>
      </div>
      {contrast.runs.map(({ title, run }, i) => {
        const { text = '', faults } = commands[i] ?? {};
        if (run.schedule) return <RunFile key={title} run={run} note={`${title}. ${BY_FILE}`} />;
        return (
          <div key={title}>
            <CopyField label={`${title}, on the command line`} value={text} />
            {faults && <CopyField label={`${title}, faults.json`} value={faults} isLong />}
          </div>
        );
      })}
    </>
  );
}

// Sharing: the link of this moment, what it holds in words, and the call of the command line that runs the same.

import { useEffect, useState } from 'react';
import { manifestOf } from '../../catalog/catalog.ts';
import type { Run } from '../../engine/run.ts';
import { timeEquation } from '../../playback/narration.ts';
import { Button } from '../parts/button.tsx';
import { Modal } from '../parts/modal.tsx';
import { currentLink } from '../state/address-bar.ts';
import { commandOf } from '../state/commands.ts';
import { screen } from '../state/screen.ts';
import type { CommandLine } from '../words/command-line.ts';
import { counted } from '../words/sweep.ts';
import { groupDigits } from '../words/time.ts';
import { closeDialog } from './close.ts';
import { ContrastShare } from './contrast-share.tsx';
import { CopyField } from './copy-field.tsx';
import styles from './dialogs.module.css';
import { BY_FILE, RunFile } from './run-file.tsx';

export default function ShareDialog() {
  const { run, contrast } = screen.getState();
  const [link, setLink] = useState('');
  const [refused, setRefused] = useState<string>();
  const [command, setCommand] = useState<CommandLine>();
  useEffect(() => {
    void currentLink().then(
      (fragment) => {
        if (fragment) setLink(location.href.replace(/#.*$/, '') + fragment);
      },
      (error: unknown) => setRefused(error instanceof Error ? error.message : String(error)),
    );
    if (run && !contrast && !run.schedule) void commandOf(run).then(setCommand);
  }, [run, contrast]);
  if (!run) return null;
  return (
    <Modal title="Share" onClose={closeDialog}>
      <div className={styles.form}>
        {refused === undefined && <CopyField label="Link to this moment" value={link} />}
        {contrast ? (
          <ContrastShare contrast={contrast} />
        ) : refused === undefined ? (
          <>
            <Contents run={run} />
            {run.schedule && <RunFile run={run} note={BY_FILE} />}
            {command && <CopyField label="The same on the command line" value={command.text} />}
            {command?.faults && <CopyField label="faults.json" value={command.faults} isLong />}
          </>
        ) : (
          <RunFile
            run={run}
            note={`There is no link to this run: ${refused}. A file holds all of it.`}
          />
        )}
        <div className={styles.actions}>
          <Button onClick={closeDialog}>Done</Button>
        </div>
      </div>
    </Modal>
  );
}

function Contents({ run }: { readonly run: Run }) {
  const manifest = manifestOf(run.protocol);
  const { time, cursor } = screen.getState();
  const preset = manifest.presets.find(({ id }) => id === run.preset);
  const count = run.interventions.length;
  return (
    <div className={styles.note}>
      <p>The link holds, and needs no server to keep it:</p>
      <ul className={styles.contents}>
        <li>
          {manifest.title}, version {run.version}
          {preset && `, from the preset “${preset.title}”`}
          {run.broken && ', as a wrong variant'}
        </li>
        <li>every parameter, the network’s behaviour, and seed {run.seed}</li>
        {run.schedule && <li>the schedule, {counted(run.schedule.length - 1, 'step')}</li>}
        <li>
          {count === 0
            ? 'no interventions'
            : count === 1
              ? 'one intervention'
              : `${count} interventions`}
        </li>
        <li>
          this moment: {timeEquation(Math.floor(time), manifest.time)}, after{' '}
          {cursor === 1 ? 'one event' : `${groupDigits(cursor)} events`}
        </li>
      </ul>
    </div>
  );
}

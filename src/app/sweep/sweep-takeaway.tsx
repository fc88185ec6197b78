// What to take along of a sweep: its link, its results as files, and the call of the command line that gives the same.
import { Download } from 'lucide-react';
import { useEffect, useState } from 'react';
import { manifestOf } from '../../catalog/catalog.ts';
import { givenParams } from '../../lab/expand.ts';
import { sweepDocument } from '../../lab/sweep.ts';
import { sweepCsv } from '../../lab/sweep-csv.ts';
import { CopyField } from '../dialogs/copy-field.tsx';
import { Button } from '../parts/button.tsx';
import { download } from '../parts/download.ts';
import { client } from '../state/execution.ts';
import { type OpenSweep, screen } from '../state/screen.ts';
import { shown } from '../state/shown.ts';
import { sweepContent } from '../state/sweep.ts';
import { type SweepResults, useResults } from '../state/sweep-results.ts';
import { type CommandLine, commandLine } from '../words/command-line.ts';
import styles from './sweep.module.css';

export function SweepTakeaway({ sweep }: { readonly sweep: OpenSweep }) {
  const link = useLink(sweep);
  const command = useCommand(sweep);
  return (
    <section className={styles.takeaway} aria-label="Take along">
      {typeof link === 'string' ? (
        <CopyField label="Link to this sweep" value={link} />
      ) : (
        <p>There is no link to this sweep: {link.why}.</p>
      )}
      <Files protocol={sweep.run.protocol} />
      {command && <CopyField label="The same on the command line" value={command.text} />}
      {command?.faults && <CopyField label="faults.json" value={command.faults} isLong />}
    </section>
  );
}

/** The sweep's link, or why there is none. */
function useLink(sweep: OpenSweep): string | { readonly why: string } {
  const [link, setLink] = useState<string | { readonly why: string }>('');
  useEffect(() => {
    let isOld = false;
    void client.pack(sweepContent(sweep, screen.getState())).then(
      (fragment) => {
        if (!isOld) setLink(location.href.replace(/#.*$/, '') + fragment);
      },
      (error: unknown) => {
        if (!isOld) setLink({ why: error instanceof Error ? error.message : String(error) });
      },
    );
    return () => {
      isOld = true;
    };
  }, [sweep]);
  return link;
}

function useCommand({ run, spec }: OpenSweep): CommandLine | undefined {
  const [command, setCommand] = useState<CommandLine>();
  useEffect(() => {
    let isOld = false;
    void commandOf(run, spec).then((made) => {
      if (!isOld) setCommand(made);
    });
    return () => {
      isOld = true;
    };
  }, [run, spec]);
  return command;
}

/** What differs from the preset is written out, so the preset's own run is asked for. */
async function commandOf(run: OpenSweep['run'], spec: OpenSweep['spec']): Promise<CommandLine> {
  const { source, outcome } = shown.getState();
  const preset = source?.presets.find(({ id }) => id === run.preset);
  const request = run.preset === undefined ? {} : { preset: run.preset };
  const plain = await client.prepare({ from: 'preset', protocol: run.protocol, request });
  const swept = new Set(spec.axes.map(({ param }) => param));
  const given = Object.entries(givenParams(manifestOf(run.protocol).params, run, preset));
  const params = Object.fromEntries(given.filter(([name]) => !swept.has(name)));
  return commandLine(run, preset, plain.run, outcome?.timing, { spec, params });
}

/** The files that the command line would write. */
function Files({ protocol }: { readonly protocol: string }) {
  const state = useResults((all) => all);
  const isOver = state.status !== 'running' && state.status !== 'planning';
  const isEmpty = !isOver || state.done === 0;
  const save = (ending: 'csv' | 'json') =>
    download(`${protocol}-sweep.${ending}`, FILES[ending].type, FILES[ending].text(state));
  return (
    <div className={styles.files}>
      <Button disabled={isEmpty} onClick={() => save('csv')}>
        <Download aria-hidden /> CSV
      </Button>
      <Button disabled={isEmpty} onClick={() => save('json')}>
        <Download aria-hidden /> JSON
      </Button>
    </div>
  );
}

function documentOf({ plan, samples }: SweepResults) {
  return plan ? sweepDocument(plan, samples) : { protocol: '', rows: [] };
}

const FILES = {
  csv: { type: 'text/csv', text: (state: SweepResults) => sweepCsv(documentOf(state)) },
  json: {
    type: 'application/json',
    text: (state: SweepResults) => `${JSON.stringify(documentOf(state), null, 2)}\n`,
  },
};

// What to take along of a sweep: its link, its results as files, and the call of the command line that gives the same.
import { Download } from 'lucide-react';
import { manifestOf } from '../../catalog/catalog.ts';
import { givenParams } from '../../lab/expand.ts';
import { sweepDocument } from '../../lab/sweep.ts';
import { sweepCsv } from '../../lab/sweep-csv.ts';
import { CopyField } from '../dialogs/copy-field.tsx';
import { useLink, useMade } from '../dialogs/use-link.ts';
import { Button } from '../parts/button.tsx';
import { download } from '../parts/download.ts';
import work from '../parts/work.module.css';
import { commandOf } from '../state/commands.ts';
import { type OpenSweep, screen } from '../state/screen.ts';
import { shown } from '../state/shown.ts';
import { sweepContent } from '../state/sweep.ts';
import { type SweepResults, useResults } from '../state/sweep-results.ts';
import type { CommandLine } from '../words/command-line.ts';
import styles from './sweep.module.css';

export function SweepTakeaway({ sweep }: { readonly sweep: OpenSweep }) {
  const link = useLink(sweep, (of) => sweepContent(of, screen.getState()));
  const command = useMade(sweep, commandOfSweep);
  return (
    <section className={work.takeaway} aria-label="Take along">
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

function commandOfSweep({ run, spec }: OpenSweep): Promise<CommandLine> {
  const { source } = shown.getState();
  const preset = source?.presets.find(({ id }) => id === run.preset);
  const swept = new Set(spec.axes.map(({ param }) => param));
  const given = Object.entries(givenParams(manifestOf(run.protocol).params, run, preset));
  const params = Object.fromEntries(given.filter(([name]) => !swept.has(name)));
  return commandOf(run, { command: 'sweep', spec, params });
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

// What to sweep: one parameter or two with their values, and seeds, written as on the command line.
import { type SubmitEvent, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Manifest } from '../../engine/contract.ts';
import type { Run } from '../../engine/run.ts';
import type { SweepSpec } from '../../lab/schema/link.ts';
import { asSentence } from '../../playback/narration.ts';
import { Button } from '../parts/button.tsx';
import { TextField } from '../parts/text-field.tsx';
import { useDraft } from '../parts/use-draft.ts';
import work from '../parts/work.module.css';
import { useResults } from '../state/sweep-results.ts';
import { stopSweep } from '../state/sweep-runner.ts';
import { firstSpec, firstValues, sizeText } from '../words/sweep.ts';
import { AxisFields } from './axis-fields.tsx';
import { checkSpec, isProblem, type SpecProblem } from './check-spec.ts';
import styles from './sweep.module.css';
import { SweepProgress } from './sweep-progress.tsx';
import { useRested } from './use-rested.ts';

interface SweepFormProps {
  readonly manifest: Manifest;
  readonly run: Run;
  /** The sweep that was begun: a link, Back and Forward bring others. */
  readonly begun: SweepSpec | undefined;
  onBegin(spec: SweepSpec): void;
}

type Axis = SweepSpec['axes'][number];

export function SweepForm({ manifest, run, begun, onBegin }: SweepFormProps) {
  const [spec, setSpec] = useDraft(begun, () => firstSpec(manifest, run));
  const isBusy = useResults(({ status }) => status === 'planning' || status === 'running');
  const [tried, setTried] = useState<SweepSpec>();
  const checked = checkSpec(manifest, spec);
  const problem = useProblem(manifest, spec, tried);
  const ref = useRef<HTMLFormElement>(null);
  const sizeId = useId();
  const setAxis = (at: number, axis: Axis | undefined) =>
    setSpec({ ...spec, axes: spec.axes.toSpliced(at, 1, ...(axis ? [axis] : [])) });
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    if (isBusy) return stopSweep();
    if (!isProblem(checked)) return onBegin(spec);
    flushSync(() => setTried(spec));
    ref.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  };
  const axisAt = (at: number, title: string) => (
    <AxisFields
      title={title}
      manifest={manifest}
      axis={spec.axes[at]}
      taken={spec.axes[1 - at]?.param}
      problem={problem}
      onChange={(axis) => setAxis(at, axis)}
      proposed={(name) => firstValues(manifest.params[name], run.params[name])}
    />
  );
  return (
    <form ref={ref} className={work.form} noValidate onSubmit={onSubmit}>
      {axisAt(0, 'Parameter')}
      {spec.axes.length > 0 && axisAt(1, 'Second parameter')}
      <TextField
        label="Seeds"
        hint="1..100 or 3,8: each runs every combination"
        value={spec.seeds}
        problem={problem?.where === 'seeds' ? problem.message : undefined}
        onChange={(seeds) => setSpec({ ...spec, seeds })}
      />
      <Other problem={problem} spec={spec} />
      <p id={sizeId} className={styles.size}>
        {isProblem(checked) ? '' : sizeText(checked.values, checked.seeds)}
      </p>
      <Button look="primary" type="submit" aria-describedby={sizeId}>
        {isBusy ? 'Cancel' : 'Run the sweep'}
      </Button>
      <SweepProgress manifest={manifest} />
    </form>
  );
}

/**
 * What is wrong as it is written, once the typing rests or it is tried as it is; else why the same was refused when it
 * was to begin.
 */
function useProblem(
  manifest: Manifest,
  spec: SweepSpec,
  tried: SweepSpec | undefined,
): SpecProblem | undefined {
  const rested = useRested(spec);
  const refused = useResults((state) => state.refused);
  const begun = useResults(({ sweep }) => sweep?.spec);
  const checked = checkSpec(manifest, spec);
  if (isProblem(checked)) return tried === spec || rested === spec ? checked : undefined;
  return JSON.stringify(begun) === JSON.stringify(spec) ? refused : undefined;
}

interface OtherProps {
  readonly problem: SpecProblem | undefined;
  readonly spec: SweepSpec;
}

/** What is wrong, but with none of the fields. */
function Other({ problem, spec }: OtherProps) {
  const wheres = ['seeds', ...spec.axes.map(({ param }) => `parameter ${param}`)];
  if (!problem || wheres.includes(problem.where)) return null;
  const { where, message } = problem;
  return (
    <p className={work.error} role="alert">
      {asSentence(where === 'sweep' ? message : `${where}: ${message}`)}
    </p>
  );
}

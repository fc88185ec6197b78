// What comes of the sweep: the plot with its choices, the run pointed at in words, and the same as a table.
import { type ReactNode, useMemo, useState } from 'react';
import type { Manifest } from '../../engine/contract.ts';
import type { SweepPlotInput } from '../../figure/sweep-plot.ts';
import type { SweepPlan } from '../../lab/sweep-plan.ts';
import { metricTitle } from '../../playback/metric-title.ts';
import { SweepKey } from '../../views/sweep/SweepKey.tsx';
import { SweepPlot } from '../../views/sweep/SweepPlot.tsx';
import { classes } from '../parts/button.tsx';
import work from '../parts/work.module.css';
import { type OpenSweep, screen } from '../state/screen.ts';
import { useShown } from '../state/shown.ts';
import { type SweepResults, type SweptRun, useResults } from '../state/sweep-results.ts';
import { type MetricWords, runTitle, shownValue } from '../words/sweep.ts';
import { openRun } from './open-run.ts';
import { metricShown, type PlotContent, plotContent } from './plot-input.ts';
import styles from './sweep.module.css';
import { SweepTable } from './sweep-table.tsx';

interface SweepOutcomeProps {
  readonly manifest: Manifest;
  readonly sweep: OpenSweep | undefined;
}

export function SweepOutcome({ manifest, sweep }: SweepOutcomeProps) {
  const plan = useResults((state) => state.plan);
  return (
    <section className={styles.outcome} aria-label="Results">
      {sweep && plan ? (
        <Filled manifest={manifest} sweep={sweep} plan={plan} />
      ) : (
        <div className={classes(work.empty, styles.empty)}>
          <p>Every run will be a dot here, over the value that it ran with.</p>
          <p>Point at one and it is named; click it and it opens on the stage.</p>
          <SweepKey series={['']} theory="theory, where there is a formula" hasUnexpected={false} />
        </div>
      )}
    </section>
  );
}

interface FilledProps extends SweepOutcomeProps {
  readonly sweep: OpenSweep;
  readonly plan: SweepPlan;
}

function Filled({ manifest, sweep, plan }: FilledProps) {
  const samples = useResults((state) => state.samples);
  const opened = useResults((state) => state.opened);
  const [pointed, setPointed] = useState<SweptRun>();
  const content = useMemo(
    () => plotContent(plan, { samples }, sweep, manifest),
    [plan, samples, sweep, manifest],
  );
  const { input, words } = content;
  const theory = useTheory(manifest, input);
  const nameOf = (run: SweptRun) => describe(run, { plan, manifest, input, words });
  const hasUnexpected = samples.some((of) => of.some(({ violated }) => violated));
  return (
    <>
      <Head
        manifest={manifest}
        sweep={sweep}
        content={content}
        metric={metricShown(sweep, manifest, samples)}
      />
      <p className={styles.readout}>{pointed ? nameOf(pointed) : hintOf(samples, content)}</p>
      <SweepPlot
        input={input}
        label={`Runs by ${words.title}`}
        nameOf={nameOf}
        opened={opened}
        onOpen={openRun}
        onPoint={setPointed}
      />
      <SweepKey series={input.series} theory={theory} hasUnexpected={hasUnexpected} />
      <SweepTable manifest={manifest} plan={plan} input={input} words={words} samples={samples} />
    </>
  );
}

/** What the dots are, or why there are none. */
function hintOf(samples: SweepResults['samples'], { input, words }: PlotContent): string {
  const isEmpty = input.rows.every(({ runs }) => runs.length === 0);
  return isEmpty && samples.some((of) => of.length > 0)
    ? `In none of these runs has ${words.title} a value.`
    : 'Every dot is a run: point at one, click it to open it.';
}

/** What the dashed line is; '' where there is none. */
function useTheory({ id }: Manifest, { rows }: SweepPlotInput): string {
  const formula = useShown(({ outcome }) =>
    outcome?.run.protocol === id ? outcome.theory?.formula : undefined,
  );
  if (rows.every((row) => row.theory === undefined)) return '';
  return formula === undefined ? 'theory' : `theory: ${formula}`;
}

interface Said {
  readonly plan: SweepPlan;
  readonly manifest: Manifest;
  readonly input: SweepPlotInput;
  readonly words: MetricWords;
}

/** `k = 3, seed 17: residue 0.021 fraction`, and whether its checks came out as they should. */
function describe({ row, seed }: SweptRun, { plan, manifest, input, words }: Said): string {
  const run = input.rows[row]?.runs.find((one) => one.seed === seed);
  const title = runTitle(plan, row, seed, manifest);
  if (!run) return title;
  const checked = run.isViolated ? '; a check came out otherwise than expected' : '';
  return `${title}: ${words.title} ${shownValue(run.value, words)}${checked}`;
}

interface HeadProps extends SweepOutcomeProps {
  readonly sweep: OpenSweep;
  readonly content: PlotContent;
  readonly metric: string;
}

function Head({ manifest, sweep, content: { input, words, logs }, metric }: HeadProps) {
  const look = (change: Partial<OpenSweep>) => screen.setState({ sweep: { ...sweep, ...change } });
  return (
    <div className={styles.head}>
      <Choice label="Metric" value={metric} onChange={(name) => look({ metric: name })}>
        {manifest.metrics.map(({ name }) => (
          <option key={name} value={name}>
            {metricTitle(name)}
          </option>
        ))}
      </Choice>
      <span className={styles.unit} title={words.about}>
        {words.unit}
      </span>
      {logs.y && (
        <ScaleChoice
          label={`Axis of ${words.title}`}
          value={input.yScale}
          onChange={(yScale) => look({ yScale })}
        />
      )}
      {logs.x && (
        <ScaleChoice
          label={`Axis of ${input.xTitle}`}
          value={input.xScale}
          onChange={(xScale) => look({ xScale })}
        />
      )}
    </div>
  );
}

interface ScaleChoiceProps {
  readonly label: string;
  readonly value: 'linear' | 'log';
  onChange(value: 'linear' | 'log'): void;
}

function ScaleChoice({ label, value, onChange }: ScaleChoiceProps) {
  return (
    <Choice
      label={label}
      value={value}
      onChange={(kind) => onChange(kind === 'log' ? 'log' : 'linear')}
    >
      <option value="linear">linear</option>
      <option value="log">log</option>
    </Choice>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly children: ReactNode;
  onChange(value: string): void;
}

function Choice({ label, value, children, onChange }: ChoiceProps) {
  return (
    <label className={styles.choice}>
      <span>{label}: </span>
      <select aria-label={label} value={value} onChange={({ target }) => onChange(target.value)}>
        {children}
      </select>
    </label>
  );
}

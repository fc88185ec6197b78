// From a sweep's results to what its plot draws: one metric of every run, in people's units.
import type { Manifest } from '../../engine/contract.ts';
import type { SweepPlotInput, SweepRow, SweepRun } from '../../figure/sweep-plot.ts';
import { canBeLog, type ScaleKind, type SweptValue } from '../../figure/sweep-scale.ts';
import type { SweepPlan } from '../../lab/sweep-plan.ts';
import type { Sample } from '../../lab/sweep-task.ts';
import type { OpenSweep } from '../state/screen.ts';
import type { SweepResults } from '../state/sweep-results.ts';
import { type MetricWords, metricWords, paramTitle, valueText } from '../words/sweep.ts';
import { unitName } from '../words/units.ts';

type Samples = readonly Sample[];

const runsBy = new WeakMap<Samples, Map<string, readonly SweepRun[]>>();

/** The same array for the same samples, so that what hangs on it is worked out once. */
function runsOf(samples: Samples, metric: string, each: number): readonly SweepRun[] {
  const known = runsBy.get(samples) ?? new Map<string, readonly SweepRun[]>();
  runsBy.set(samples, known);
  const made =
    known.get(metric) ??
    samples.flatMap(({ seed, metrics, violated }) =>
      Object.hasOwn(metrics, metric)
        ? [{ seed, value: metrics[metric] / each, isViolated: violated }]
        : [],
    );
  known.set(metric, made);
  return made;
}

/** The metric that is shown: the one chosen, else the first that theory speaks of, else the first. */
export function metricShown(
  { metric }: OpenSweep,
  { metrics }: Manifest,
  samples: readonly Samples[],
): string {
  if (metrics.some(({ name }) => name === metric)) return metric ?? '';
  const theory = samples.find((of) => of.length > 0)?.[0].theory ?? {};
  return (metrics.find(({ name }) => Object.hasOwn(theory, name)) ?? metrics[0])?.name ?? '';
}

/** Values that go up so many times may want a logarithmic axis. */
const WIDE = 10;

export interface PlotContent {
  readonly input: SweepPlotInput;
  readonly words: MetricWords;
  readonly logs: { readonly x: boolean; readonly y: boolean };
}

export function plotContent(
  plan: SweepPlan,
  { samples }: Pick<SweepResults, 'samples'>,
  sweep: OpenSweep,
  manifest: Manifest,
): PlotContent {
  const metric = metricShown(sweep, manifest, samples);
  const words = metricWords(manifest, metric);
  const [first, second] = plan.axes;
  const lines = second?.written.length ?? 1;
  const rows = samples.map((of, i): SweepRow => {
    const theory = of[0]?.theory[metric];
    return {
      column: Math.floor(i / lines),
      series: i % lines,
      runs: runsOf(of, metric, words.each),
      theory: theory === undefined ? undefined : theory / words.each,
    };
  });
  const values = sweptValues(plan, manifest, lines);
  const numbers = values.flatMap(({ value }) => (value === undefined ? [] : [value]));
  const can = {
    x: Math.min(...numbers) > 0 && Math.max(...numbers) >= WIDE * Math.min(...numbers),
    y: canBeLog(rows.flatMap(({ runs }) => runs.map(({ value }) => value))),
  };
  const scale = (wanted: ScaleKind | undefined, isPossible: boolean) =>
    isPossible ? (wanted ?? 'linear') : 'linear';
  const input: SweepPlotInput = {
    rows,
    values,
    series: second ? Array.from({ length: lines }, (_, i) => seriesTitle(plan, i, manifest)) : [''],
    xTitle: first ? axisTitle(manifest, first.name) : '',
    xScale: scale(sweep.xScale, can.x),
    yScale: scale(sweep.yScale, can.y),
    runsARow: plan.seeds?.length ?? 1,
  };
  return { input, words, logs: can };
}

/** Values of the first parameter; numbers only where all values of it are numbers. */
function sweptValues(plan: SweepPlan, { params }: Manifest, lines: number): readonly SweptValue[] {
  const [axis] = plan.axes;
  if (!axis) return [{ text: '', value: undefined }];
  const { kind } = params[axis.name];
  return axis.written.map((_, i) => {
    const value = plan.rows[i * lines].params[axis.name];
    const isNumber = kind === 'int' || kind === 'number';
    return { text: valueText(value), value: isNumber ? Number(value) : undefined };
  });
}

function seriesTitle(plan: SweepPlan, index: number, manifest: Manifest): string {
  const { name } = plan.axes[1];
  return `${paramTitle(manifest, name)} = ${valueText(plan.rows[index].params[name])}`;
}

function axisTitle(manifest: Manifest, name: string): string {
  const { unit } = manifest.params[name];
  const shown = unit === 'cycle' ? unitName(manifest.time) : unit;
  return shown ? `${paramTitle(manifest, name)}, ${shown}` : paramTitle(manifest, name);
}

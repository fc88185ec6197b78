// What is plotted over time of any run: messages, states, local events, clocks; each with theory where it says a level.
import type { Manifest, MetricInfo } from '../engine/contract.ts';
import type { Trace } from '../engine/trace.ts';
import {
  type Counts,
  countsOverTime,
  type NamedSeries,
  ratioOverTime,
} from '../playback/counts-over-time.ts';
import { metricTitle } from '../playback/metric-title.ts';
import { type NodeWords, nodeName } from '../playback/narration.ts';
import { clocksOverTime, type StateName, statesOverTime } from '../playback/states-over-time.ts';
import { type StepSeries, valueAt } from '../playback/step-series.ts';
import type { Level } from './curves.ts';
import type { GlyphName } from './grid-glyphs.ts';
import { messageShapes } from './message-shapes.ts';
import { TONE_GLYPHS, toneWords } from './node-states.ts';

/** Colours are the tones'; in a plot of other things than states each is one of several, and means nothing. */
export type PlotTone = StateName;

export interface PlotSeries {
  readonly name: string;
  readonly tone: PlotTone;
  readonly glyph: GlyphName;
  readonly series: StepSeries;
  /** The node whose it is. */
  readonly node?: number;
}

export interface RunPlot {
  readonly id: 'messages' | 'ratio' | 'states' | 'marks' | 'clocks';
  readonly title: string;
  readonly series: readonly PlotSeries[];
  readonly levels: readonly Level[];
}

/** What theory says a run comes to, by metric. */
export type TheoryNumbers = Readonly<Record<string, number | undefined>>;

interface PlotWords extends NodeWords, Pick<Manifest, 'cells' | 'metrics'> {}

/** More series than this in one plot nobody follows. */
const MOST_SERIES = 6;
const TONES: readonly PlotTone[] = ['done', 'active', 'leader', 'waiting', 'warning', 'idle'];
const GLYPHS: readonly GlyphName[] = ['square', 'dot', 'diamond', 'ring', 'cross', 'bar'];

/** The plots of a run; those without anything to show are left out. */
export function runPlots(
  trace: Trace,
  words: PlotWords,
  theory: TheoryNumbers,
): readonly RunPlot[] {
  const counts = countsOverTime(trace);
  return [
    messagesPlot(trace, counts, words.metrics, theory),
    ratioPlot(counts, words.metrics, theory),
    statesPlot(trace, words),
    clocksPlot(trace, words),
    marksPlot(counts, words.metrics, theory),
  ].filter((plot) => plot !== undefined && plot.series.length > 0) as RunPlot[];
}

function messagesPlot(
  trace: Trace,
  { messages, sent }: Counts,
  metrics: readonly MetricInfo[],
  theory: TheoryNumbers,
): RunPlot {
  const shapes = messageShapes(trace);
  const { shown, others } = foremost(messages);
  const series = shown.map(({ name, series }, i) => ({
    name,
    series,
    tone: TONES[i],
    glyph: shapes.get(name) ?? GLYPHS[i],
  }));
  const all: PlotSeries[] =
    messages.length > 1
      ? [{ name: 'all types', series: sent.series, tone: 'down', glyph: 'blank' }]
      : [];
  const levels = metrics
    .filter(({ unit, messagesFor }) => unit === 'messages' && messagesFor === undefined)
    .flatMap(({ name }) => levelOf(name, theory));
  const title = `messages sent so far${others > 0 ? `, ${others} more types among all` : ''}`;
  return { id: 'messages', title, series: [...all, ...series], levels };
}

/** The series that come to most, in their own order, and how many are left out. */
function foremost(all: readonly NamedSeries[]) {
  const [least = 0] = all
    .map(({ total }) => total)
    .toSorted((a, b) => b - a)
    .slice(0, MOST_SERIES)
    .toReversed();
  const shown = all.filter(({ total }) => total >= least).slice(0, MOST_SERIES);
  return { shown, others: all.length - shown.length };
}

/** Messages for each entry, round or whatever the first metric is of that names a mark for it. */
function ratioPlot(
  { sent, marks }: Counts,
  infos: readonly MetricInfo[],
  theory: TheoryNumbers,
): RunPlot | undefined {
  const info = infos.find(({ messagesFor }) => messagesFor !== undefined);
  const mark = info && marks.find(({ name }) => name === info.messagesFor);
  if (!mark) return undefined;
  const series = ratioOverTime(sent.series, mark.series);
  return {
    id: 'ratio',
    title: `${metricTitle(info.name)} so far`,
    series: [{ name: `for each ${mark.name}`, series, tone: 'active', glyph: 'dot' }],
    levels: levelOf(info.name, theory),
  };
}

function levelOf(name: string, theory: TheoryNumbers): readonly Level[] {
  const value = theory[name];
  return value === undefined ? [] : [{ name: metricTitle(name), value }];
}

function statesPlot(trace: Trace, words: PlotWords): RunPlot {
  const texts = new Map<StateName, string>(
    toneWords(trace, words).map(({ tone, text }) => [tone, text]),
  );
  const states = [...statesOverTime(trace)].filter(([, { values }]) => values.length > 1);
  const series = states
    .filter(([name]) => name === 'down' || texts.has(name))
    .map(([name, one]) => ({
      name: texts.get(name) ?? 'crashed',
      series: one,
      tone: name,
      glyph: name === 'down' ? ('cross' as const) : TONE_GLYPHS[name],
    }));
  return { id: 'states', title: 'nodes in each state', series, levels: [] };
}

function marksPlot(
  { marks }: Counts,
  infos: readonly MetricInfo[],
  theory: TheoryNumbers,
): RunPlot {
  const { shown, others } = foremost(marks);
  const series = shown.map(({ name, series }, i) => ({
    name,
    series,
    tone: TONES[i],
    glyph: GLYPHS[i],
  }));
  const counted = infos.filter(({ counts }) => shown.some(({ name }) => name === counts));
  const title = `local events so far${others > 0 ? `, ${others} more kinds` : ''}`;
  const levels = counted.flatMap(({ name }) => levelOf(name, theory));
  return { id: 'marks', title, series, levels };
}

function clocksPlot(trace: Trace, words: PlotWords): RunPlot {
  const clocks = clocksOverTime(trace);
  const moving = clocks.flatMap((series, node) =>
    series && series.values.length > 1 ? [{ node, series }] : [],
  );
  const series = moving.slice(0, MOST_SERIES).map(({ node, series }, i) => ({
    name: nodeName(words, node),
    series,
    node,
    tone: TONES[i],
    glyph: GLYPHS[i],
  }));
  const more = moving.length - series.length;
  const title = `clock of each node${more > 0 ? `, ${more} more not drawn` : ''}`;
  return { id: 'clocks', title, series, levels: [] };
}

/** The values of a plot's series at a time (ticks), as texts; a dash before the first. */
export function valuesAt({ series }: RunPlot, time: number): readonly string[] {
  return series.map((one) => {
    const value = valueAt(one.series, time);
    return value === undefined ? '–' : String(Number(value.toPrecision(3)));
  });
}

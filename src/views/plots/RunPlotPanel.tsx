// One plot of a run: its lines with their values at the cursor, a slider over time, and a line where another view points.
import { type PointerEvent, useMemo } from 'react';
import { messagesOf } from '../../analysis/messages.ts';
import { shortNumber } from '../../figure/curves.ts';
import { glyphPath } from '../../figure/grid-glyphs.ts';
import { runPlotFigure } from '../../figure/run-plot-figure.ts';
import { type PlotSeries, type RunPlot, valuesAt } from '../../figure/run-plots.ts';
import { timeEquation } from '../../playback/narration.ts';
import { valueAt } from '../../playback/step-series.ts';
import { NO_BRUSH } from '../brush.ts';
import { PlotDrawing } from '../grid/PlotDrawing.tsx';
import { TimeSlider } from '../grid/TimeSlider.tsx';
import type { ViewProps } from '../view-props.ts';
import type { PlotGrid } from './plot-grid.ts';
import styles from './plots.module.css';

interface RunPlotPanelProps {
  readonly plot: RunPlot;
  readonly before: RunPlot | undefined;
  readonly view: ViewProps;
  readonly grid: PlotGrid;
}

const FONT = 12;

export function RunPlotPanel({ plot, before, view, grid }: RunPlotPanelProps) {
  const { trace, manifest, endTime, onSeek, onBrush } = view;
  const { width, height, scale } = grid;
  const fontSize = FONT * scale;
  const figure = useMemo(
    () => runPlotFigure(plot, before, endTime, manifest.time, { width, height, fontSize }),
    [plot, before, endTime, manifest.time, width, height, fontSize],
  );
  const { ticks } = manifest.time;
  const time = shownTime(view);
  const values = valuesAt(plot, time);
  const ticksAt = (units: number) => Math.round(units * ticks);
  const sentence = plot.series.map(({ name }, i) => `${name} ${values[i]}`).join(', ');
  const dots = plot.series.flatMap(({ series }, cell) => {
    const value = valueAt(series, time);
    const [x, y] = [
      figure.x.at(time / ticks),
      value === undefined ? undefined : figure.y.at(value),
    ];
    return x === undefined || y === undefined ? [] : [{ at: [x, y] as const, cell }];
  });
  const brushNear = (event: PointerEvent<HTMLElement>) => {
    if (event.pointerType === 'touch') return;
    const { left } = event.currentTarget.getBoundingClientRect();
    const record = trace.countUntil(ticksAt(figure.x.valueAt(event.clientX - left))) - 1;
    onBrush(record < 0 ? NO_BRUSH : { event: trace.stepStart(record) });
  };
  return (
    <figure className={styles.plot} aria-label={plot.title} data-plot={plot.id}>
      <figcaption className={styles.title}>{plot.title}</figcaption>
      <ul className={styles.legend}>
        {plot.series.map((series, i) => (
          <Entry
            key={series.name}
            series={series}
            value={values[i]}
            isBrushed={series.node !== undefined && series.node === view.brush.node}
          />
        ))}
      </ul>
      <div
        className={styles.drawing}
        onPointerMove={brushNear}
        onPointerLeave={() => onBrush(NO_BRUSH)}
      >
        <TimeSlider
          label={`Time in the plot of ${plot.title}`}
          rise={0}
          valueText={`${timeEquation(time, manifest.time)}: ${sentence}`}
          value={time / ticks}
          end={endTime / ticks || 1}
          stops={undefined}
          timeAt={(x) => figure.x.valueAt(x)}
          onSeek={(units) => onSeek(trace.countUntil(ticksAt(units)))}
        >
          <PlotDrawing
            figure={figure}
            cells={plot.series}
            fontSize={fontSize}
            nowX={figure.x.at(time / ticks)}
            dots={dots}
          />
          <Pointed figure={figure} at={brushedTimes(view).map((one) => one / ticks)} />
        </TimeSlider>
      </div>
    </figure>
  );
}

/** Under reduced motion the time of the last event: nothing moves until the next one. */
function shownTime({ trace, cursor, time, reducedMotion }: ViewProps): number {
  if (!reducedMotion) return time;
  return cursor > 0 ? trace.time(Math.min(cursor, trace.count) - 1) : 0;
}

/** When what is pointed at happens: an event at once, a message from its send to its end. Ticks. */
function brushedTimes({ trace, brush: { event, message } }: ViewProps): readonly number[] {
  if (message !== undefined && message < trace.count) {
    const { rowOf, arrival } = messagesOf(trace);
    const end = arrival[rowOf[message]];
    return [trace.time(message), ...(end >= 0 ? [trace.time(end)] : [])];
  }
  return event !== undefined && event < trace.count ? [trace.time(event)] : [];
}

interface PointedProps {
  readonly figure: ReturnType<typeof runPlotFigure>;
  /** In units of time. */
  readonly at: readonly number[];
}

function Pointed({ figure, at }: PointedProps) {
  if (at.length === 0) return null;
  const { width, height, area } = figure;
  const lines = at.map((time) => `M${figure.x.at(time)} ${area.top}V${area.bottom}`);
  return (
    <svg className={styles.pointed} width={width} height={height} aria-hidden="true">
      <path d={lines.join('')} data-pointed={at.length} />
    </svg>
  );
}

interface EntryProps {
  readonly series: PlotSeries;
  readonly value: string;
  readonly isBrushed: boolean;
}

function Entry({ series: { name, tone, glyph, series }, value, isBrushed }: EntryProps) {
  // The legend must not be laid out anew when a number gets a digit more.
  const signs = shortNumber(series.values[series.values.length - 1]).length;
  return (
    <li data-tone={tone} data-brushed={isBrushed || undefined}>
      <svg className={styles.sign} viewBox="-14 -8 28 16" aria-hidden="true">
        <path className={styles.line} d="M-13 0H13" />
        <path className={styles.glyph} d={glyphPath(glyph, 0, 0, 6)} fillRule="evenodd" />
      </svg>
      {name}{' '}
      <span className={styles.value} style={{ minWidth: `${signs}ch` }}>
        {value}
      </span>
    </li>
  );
}

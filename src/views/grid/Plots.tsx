// The plots beside the grid: curves over time, and where theory gives one, the phase plot.
import { useMemo, useState } from 'react';
import type { Manifest } from '../../engine/contract.ts';
import { type AxisKind, curvesFigure, type Level, type PlotFigure } from '../../figure/curves.ts';
import { occurs, type Point } from '../../figure/curves-lines.ts';
import { phaseFigure, phasePlane } from '../../figure/curves-phase.ts';
import type { TheoryData } from '../../figure/theory.ts';
import type { CellSeries } from '../../playback/series.ts';
import { type CellStyle, PlotDrawing } from './PlotDrawing.tsx';
import styles from './Plots.module.css';
import { TimeSlider } from './TimeSlider.tsx';

type PlotKind = 'time' | 'phase';

interface PlotsProps {
  readonly manifest: Manifest;
  readonly cells: NonNullable<Manifest['cells']>;
  readonly looks: readonly CellStyle[];
  readonly series: CellSeries;
  readonly before: CellSeries | undefined;
  readonly theory: TheoryData | undefined;
  readonly levels: readonly Level[];
  /** What the dashed lines are. */
  readonly note: string;
  /** The axis goes at least so far, in units of time. */
  readonly until: number;
  /** What dots and lines of cycles are is said. */
  readonly tellsCycles: boolean;
  /** Units of time. */
  readonly time: number;
  /** Fraction of the nodes in each cell, as in the grid: within a cycle lines are on their way to what it comes to. */
  readonly now: readonly number[];
  readonly sentence: string;
  /** CSS pixels, axes included. */
  readonly width: number;
  readonly height: number;
  readonly fontSize: number;
  onSeek(time: number): void;
}

export function Plots(props: PlotsProps) {
  const { cells, looks, series, theory, time, now, sentence, width, fontSize, onSeek } = props;
  const [kind, setKind] = useState<PlotKind>('time');
  const [axis, setAxis] = useState<AxisKind>('linear');
  const plane = useMemo(() => phasePlane(cells, theory), [cells, theory]);
  const isPhase = kind === 'phase' && plane !== undefined;
  const figure = useFigure(props, isPhase, axis);
  const dots = isPhase
    ? [dotAt(figure, now[plane.x], now[plane.y], plane.y)]
    : now.map((fraction, cell) =>
        occurs(series, cell) ? dotAt(figure, time, fraction, cell) : undefined,
      );
  const end = Math.max(series.times.at(-1) || 1, props.until);
  const timeAt = (x: number, y: number) =>
    isPhase ? nearestTime(series, figure, plane, [x, y]) : figure.x.valueAt(x);
  return (
    <figure className={styles.plots} style={{ width }} aria-label="Nodes in each state over time">
      <div className={styles.head}>
        <span className={styles.title}>{figure.y.title}</span>
        {plane && (
          <Choice<PlotKind>
            label="Plot"
            value={kind}
            options={[
              ['time', 'over time'],
              ['phase', 'phase'],
            ]}
            onChange={setKind}
          />
        )}
        {!isPhase && (
          <Choice<AxisKind>
            label="Axis"
            value={axis}
            options={[
              ['linear', 'linear'],
              ['log', 'log'],
            ]}
            onChange={setAxis}
          />
        )}
      </div>
      <TimeSlider
        rise={figure.area.top}
        label="Time in the plot"
        valueText={sentence}
        value={time}
        end={end}
        stops={series.cycles ? series.times : undefined}
        timeAt={timeAt}
        onSeek={onSeek}
      >
        <PlotDrawing
          figure={figure}
          cells={looks}
          fontSize={fontSize}
          nowX={isPhase ? undefined : figure.x.at(Math.min(time, end))}
          dots={dots.filter((dot) => dot !== undefined)}
        />
      </TimeSlider>
      <LineKey
        note={props.note}
        hasBefore={props.before !== undefined && !isPhase}
        isCycles={props.tellsCycles}
      />
    </figure>
  );
}

function useFigure(props: PlotsProps, isPhase: boolean, axis: AxisKind): PlotFigure {
  const { manifest, cells, series, before, theory, levels, until, width, height, fontSize } = props;
  return useMemo(() => {
    const size = { width, height, fontSize };
    const plane = isPhase ? phasePlane(cells, theory) : undefined;
    if (plane && theory) return phaseFigure(series, cells, theory, plane, size);
    const timeUnit = manifest.time.unit;
    return curvesFigure({ series, before, cells, theory, levels, axis, timeUnit, until }, size);
  }, [
    manifest,
    cells,
    series,
    before,
    theory,
    levels,
    until,
    width,
    height,
    fontSize,
    isPhase,
    axis,
  ]);
}

function dotAt({ x, y }: PlotFigure, a: number, b: number, cell: number) {
  const px = x.at(a);
  const py = y.at(b);
  return px === undefined || py === undefined ? undefined : { at: [px, py] as Point, cell };
}

/** Time of the measured point that is nearest to a pixel of the phase plot. */
function nearestTime(
  { times, counts, nodes }: CellSeries,
  { x, y }: PlotFigure,
  plane: { readonly x: number; readonly y: number },
  [px, py]: Point,
): number {
  let nearest = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < times.length; i++) {
    const dx = (x.at(counts[plane.x][i] / nodes) ?? 0) - px;
    const dy = (y.at(counts[plane.y][i] / nodes) ?? 0) - py;
    if (dx * dx + dy * dy < least) {
      least = dx * dx + dy * dy;
      nearest = times[i];
    }
  }
  return nearest;
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly (readonly [value: T, text: string])[];
  onChange(value: T): void;
}

function Choice<T extends string>({ label, value, options, onChange }: ChoiceProps<T>) {
  return (
    <label className={styles.choice}>
      <span>{label}: </span>
      <select value={value} onChange={(event) => onChange(event.target.value as T)}>
        {options.map(([id, text]) => (
          <option key={id} value={id}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

export const BEFORE_NOTE = 'before the last intervention';
export const CYCLES_NOTE = 'Lines join what each cycle came to; dots are at this moment.';

interface LineKeyProps {
  readonly note: string;
  readonly hasBefore: boolean;
  readonly isCycles: boolean;
}

/** What dashed and dotted lines are. */
function LineKey({ note, hasBefore, isCycles }: LineKeyProps) {
  return (
    <figcaption className={styles.key}>
      {note && (
        <span>
          <Stroke kind="theory" /> {note}
        </span>
      )}
      {hasBefore && (
        <span>
          <Stroke kind="before" /> {BEFORE_NOTE}
        </span>
      )}
      {isCycles && <span>{CYCLES_NOTE}</span>}
    </figcaption>
  );
}

function Stroke({ kind }: { readonly kind: 'theory' | 'before' }) {
  return (
    <svg className={styles.stroke} viewBox="0 0 28 8" aria-hidden="true">
      <path className={styles[kind]} d="M1 4H27" />
    </svg>
  );
}

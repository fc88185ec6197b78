// The marks of a sweep's plot: runs as dots, those with a failed check as crosses, means, intervals, theory.
import { memo } from 'react';
import { glyphPath } from '../../figure/grid-glyphs.ts';
import {
  type SweepDot,
  type SweepFigure,
  type SweepLine,
  type SweepMean,
  tenth,
} from '../../figure/sweep-plot.ts';
import { shapeOf, toneOf } from './series-looks.ts';
import styles from './sweep.module.css';

interface SweepMarksProps {
  readonly figure: SweepFigure;
  readonly fontSize: number;
  /** Several series: theory's lines have their tones. */
  readonly isCompared: boolean;
}

export const SweepMarks = memo(function SweepMarks(props: SweepMarksProps) {
  const { figure, fontSize, isCompared } = props;
  const { dots, means, lines, radius, seriesOf } = figure;
  const linesOf = (kind: SweepLine['kind']) =>
    lines
      .filter((line) => line.kind === kind)
      .map((line) => (
        <path
          key={line.series}
          className={styles[kind]}
          data-line={kind}
          data-tone={isCompared || kind === 'mean' ? toneOf(line.series) : undefined}
          d={line.path}
        />
      ));
  return (
    <g>
      {dots.map((row, i) => (
        <Runs
          key={row[0]?.row ?? `none ${i}`}
          dots={row}
          radius={radius}
          tone={toneOf(seriesOf[i])}
        />
      ))}
      {linesOf('mean')}
      {linesOf('theory')}
      {means.map((mean) => (
        <Mean key={mean.row} mean={mean} size={fontSize} />
      ))}
    </g>
  );
});

interface RunsProps {
  readonly dots: readonly SweepDot[];
  readonly radius: number;
  readonly tone: string;
}

/** All runs of a row in two paths: thousands of elements would be slow. */
function Runs({ dots, radius, tone }: RunsProps) {
  const [row] = dots;
  if (!row) return null;
  const failed = dots.filter(({ isViolated }) => isViolated);
  const sound = dots.filter(({ isViolated }) => !isViolated);
  return (
    <g data-row={row.row} data-runs={dots.length} data-tone={tone}>
      <path className={styles.dots} d={sound.map((dot) => circle(dot, radius)).join('')} />
      {failed.length > 0 && (
        <path className={styles.failed} d={failed.map((dot) => cross(dot, radius)).join('')} />
      )}
    </g>
  );
}

function circle({ x, y }: SweepDot, radius: number): string {
  const [r, d] = [tenth(radius), tenth(2 * tenth(radius))];
  return `M${tenth(x - r)} ${tenth(y)}a${r} ${r} 0 1 0 ${d} 0a${r} ${r} 0 1 0 ${-d} 0`;
}

function cross({ x, y }: SweepDot, radius: number): string {
  const [l, r] = [tenth(x - radius), tenth(x + radius)];
  const [t, b] = [tenth(y - radius), tenth(y + radius)];
  return `M${l} ${t}L${r} ${b}M${l} ${b}L${r} ${t}`;
}

interface MeanProps {
  readonly mean: SweepMean;
  readonly size: number;
}

function Mean({ mean: { row, series, x, y, low, high }, size }: MeanProps) {
  const cap = size * 0.4;
  const interval =
    low === undefined || high === undefined
      ? ''
      : `M${x} ${low}V${high}M${x - cap} ${low}H${x + cap}M${x - cap} ${high}H${x + cap}`;
  const shape = glyphPath(shapeOf(series), x, y, size * 0.38);
  return (
    <g data-mean={row} data-tone={toneOf(series)}>
      <path className={styles.halo} d={interval} />
      <path className={styles.interval} d={interval} />
      <path className={styles.middle} fillRule="evenodd" d={shape} />
    </g>
  );
}

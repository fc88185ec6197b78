// The axes of a sweep's plot: levels of the metric, the swept values below.
import type { SweepFigure } from '../../figure/sweep-plot.ts';
import styles from './sweep.module.css';

interface SweepAxesProps {
  readonly figure: SweepFigure;
  readonly fontSize: number;
}

export function SweepAxes({ figure, fontSize }: SweepAxesProps) {
  const { area, x, y, xTitle } = figure;
  return (
    <g>
      {y.map(({ at, label }) => (
        <g key={label}>
          <path className={styles.rule} d={`M${area.left} ${at}H${area.right}`} />
          <text
            className={styles.tick}
            x={area.left - fontSize * 0.6}
            y={at + fontSize * 0.34}
            textAnchor="end"
          >
            {label}
          </text>
        </g>
      ))}
      <path className={styles.base} d={`M${area.left} ${area.bottom}H${area.right}`} />
      {x.map(({ at, label }) => (
        <text
          key={at}
          className={styles.tick}
          x={at}
          y={area.bottom + fontSize * 1.4}
          textAnchor="middle"
        >
          {label}
        </text>
      ))}
      <text
        className={styles.tick}
        x={(area.left + area.right) / 2}
        y={area.bottom + fontSize * 2.8}
        textAnchor="middle"
      >
        {xTitle}
      </text>
    </g>
  );
}

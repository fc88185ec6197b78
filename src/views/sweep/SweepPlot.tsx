// The plot of a sweep: axes, a dot a run, means with their intervals, theory; any run can be pointed at and opened.
import { useMemo, useRef } from 'react';
import { sweepFigure } from '../../figure/sweep-plot.ts';
import { useStage } from '../grid/use-stage.ts';
import { DotPicker } from './DotPicker.tsx';
import { SweepAxes } from './SweepAxes.tsx';
import { SweepMarks } from './SweepMarks.tsx';
import styles from './sweep.module.css';
import type { SweepPlotProps } from './sweep-plot-props.ts';

/** CSS pixels. */
const FONT_SIZE = 12;

/** Fills its parent, which has a size of its own. */
export function SweepPlot({ input, ...picking }: SweepPlotProps) {
  const ref = useRef<HTMLDivElement>(null);
  const stage = useStage(ref);
  const fontSize = FONT_SIZE * (stage?.scale ?? 1);
  const { width = 0, height = 0 } = stage ?? {};
  const figure = useMemo(
    () => (width > 0 && height > 0 ? sweepFigure(input, { width, height, fontSize }) : undefined),
    [input, width, height, fontSize],
  );
  const isCompared = input.series.length > 1;
  return (
    <div ref={ref} className={styles.plot}>
      {figure && (
        <>
          <svg
            className={styles.drawing}
            width={width}
            height={height}
            fontSize={fontSize}
            aria-hidden="true"
          >
            <SweepAxes figure={figure} fontSize={fontSize} />
            <SweepMarks figure={figure} fontSize={fontSize} isCompared={isCompared} />
          </svg>
          <DotPicker {...picking} figure={figure} reach={fontSize * 1.2} />
        </>
      )}
    </div>
  );
}

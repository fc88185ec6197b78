// The plots of any run over time, in step with the cursor: messages, states, local events, clocks.
import { useMemo, useRef } from 'react';
import { type RunNumbers, runPlots } from '../../figure/run-plots.ts';
import { useScale, useSize } from '../space-time/use-measures.ts';
import type { ViewProps } from '../view-props.ts';
import { plotGrid } from './plot-grid.ts';
import styles from './plots.module.css';
import { RunPlotPanel } from './RunPlotPanel.tsx';

const NONE = {};

export function RunPlots(props: ViewProps) {
  const { trace, manifest, theory, metrics } = props;
  const box = useRef<HTMLElement>(null);
  const { width, height } = useSize(box);
  const scale = useScale();
  const plots = useMemo(() => {
    const numbers: RunNumbers = { metrics: metrics ?? NONE, theory: theory?.metrics ?? NONE };
    return runPlots(trace, manifest, numbers);
  }, [trace, manifest, metrics, theory]);
  const grid = plotGrid(plots.length, { width, height, scale });
  const hasLevels = plots.some(({ levels }) => levels.length > 0);
  return (
    <section ref={box} className={styles.root} aria-label="Plots">
      {plots.length === 0 && (
        <p className={styles.nothing}>No message is sent in this run, and no state changes.</p>
      )}
      {width > 0 && (
        <div
          className={styles.grid}
          style={{ gridTemplateColumns: `repeat(${grid.columns}, minmax(0, 1fr))` }}
        >
          {plots.map((plot) => (
            <RunPlotPanel key={plot.id} plot={plot} view={props} grid={grid} />
          ))}
        </div>
      )}
      {theory && hasLevels && (
        <p className={styles.note}>
          <svg className={styles.stroke} viewBox="0 0 28 8" aria-hidden="true">
            <path d="M1 4H27" />
          </svg>{' '}
          theory: {theory.formula}
        </p>
      )}
    </section>
  );
}

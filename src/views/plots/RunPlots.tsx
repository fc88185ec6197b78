// The plots of any run over time, in step with the cursor: messages, states, local events, clocks.
import { useMemo, useRef } from 'react';
import { runPlots } from '../../figure/run-plots.ts';
import { BEFORE_NOTE } from '../grid/Plots.tsx';
import { useScale, useSize } from '../space-time/use-measures.ts';
import type { ViewProps } from '../view-props.ts';
import { plotGrid } from './plot-grid.ts';
import styles from './plots.module.css';
import { RunPlotPanel } from './RunPlotPanel.tsx';

const NO_NUMBERS = {};

export function RunPlots(props: ViewProps) {
  const { trace, before, manifest, theory } = props;
  const box = useRef<HTMLElement>(null);
  const { width, height } = useSize(box);
  const scale = useScale();
  const numbers = theory?.metrics ?? NO_NUMBERS;
  const plots = useMemo(() => runPlots(trace, manifest, numbers), [trace, manifest, numbers]);
  const earlier = useMemo(
    () => (before && before !== trace ? runPlots(before, manifest, NO_NUMBERS) : []),
    [before, trace, manifest],
  );
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
            <RunPlotPanel
              key={plot.id}
              plot={plot}
              before={earlier.find(({ id }) => id === plot.id)}
              view={props}
              grid={grid}
            />
          ))}
        </div>
      )}
      <p className={styles.note}>
        {theory && hasLevels && (
          <span>
            <Stroke kind="theory" /> theory: {theory.formula}
          </span>
        )}
        {earlier.length > 0 && (
          <span>
            <Stroke kind="before" /> {BEFORE_NOTE}
          </span>
        )}
      </p>
    </section>
  );
}

function Stroke({ kind }: { readonly kind: 'theory' | 'before' }) {
  return (
    <svg className={styles.stroke} viewBox="0 0 28 8" aria-hidden="true">
      <path d="M1 4H27" data-kind={kind} />
    </svg>
  );
}

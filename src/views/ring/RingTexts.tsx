// Texts on the ring: names of keys about it, and in a corner what one search has still to cover.
import { memo } from 'react';
import type { RingPlan } from '../../figure/ring-plan.ts';
import { READING_LINE, type RingReading } from '../../figure/ring-reading.ts';
import styles from './ring.module.css';
import type { RingScene } from './use-ring-scene.ts';

type RingTextsProps = Pick<RingScene, 'plan' | 'searches' | 'labels' | 'reading'>;

export const RingTexts = memo(function RingTexts({
  plan,
  searches,
  labels,
  reading,
}: RingTextsProps) {
  const goals = searches.map(({ hops }) => hops[hops.length - 1].to);
  return (
    <>
      {labels.keys.map(({ at, text, x, y, anchor }) => (
        <text
          key={`${x} ${y}`}
          className={styles.keyName}
          x={x}
          y={y}
          dy="0.35em"
          textAnchor={anchor}
          data-goal={goals.includes(at)}
        >
          {text}
        </text>
      ))}
      {reading && <Left plan={plan} reading={reading} />}
    </>
  );
});

/** What is left of the one search, in numbers. */
function Left({ plan, reading }: { readonly plan: RingPlan; readonly reading: RingReading }) {
  const { x, y } = reading.box;
  return (
    <g transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}>
      {reading.lines.map(({ key, text }, i) => (
        <text
          key={key}
          className={styles.share}
          data-line={key}
          y={(i - 1) * READING_LINE * plan.scale}
          dy="0.35em"
        >
          {text}
        </text>
      ))}
    </g>
  );
}

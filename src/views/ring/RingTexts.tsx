// Texts on the ring: names of keys about it, and in its middle what one search has still to cover.
import { memo } from 'react';
import type { RingPlan } from '../../figure/ring-plan.ts';
import { READING_LINE, ringReading } from '../../figure/ring-reading.ts';
import type { SearchNow } from '../../figure/ring-searches.ts';
import styles from './ring.module.css';
import type { RingScene } from './use-ring-scene.ts';

type RingTextsProps = Pick<RingScene, 'plan' | 'searches' | 'labels'>;

export const RingTexts = memo(function RingTexts({ plan, searches, labels }: RingTextsProps) {
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
      {searches.length === 1 && <Left plan={plan} search={searches[0]} />}
    </>
  );
});

/** What is left of the one search, in numbers, in the middle. */
function Left({ plan, search }: { readonly plan: RingPlan; readonly search: SearchNow }) {
  const { lines, box } = ringReading(plan, search);
  const { x, y, width, height } = box;
  return (
    <g transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}>
      <rect
        className={styles.shareGround}
        x={-width / 2}
        y={-height / 2}
        width={width}
        height={height}
        rx={6}
      />
      {lines.map(({ key, text }, i) => (
        <text
          key={key}
          className={styles.share}
          data-line={key}
          y={(i - (lines.length - 1) / 2) * READING_LINE * plan.scale}
          dy="0.35em"
        >
          {text}
        </text>
      ))}
    </g>
  );
}

// Texts on the ring: names of keys about it, and in its middle what one search has still to cover.
import { memo } from 'react';
import { type RingPlan, stretch } from '../../figure/ring-plan.ts';
import type { SearchNow } from '../../figure/ring-searches.ts';
import { numberWidth } from '../../figure/text-width.ts';
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

const FONT = 11.5;
const LINE = 22;
const PADDING = 8;
/** The middle has so much room for text, in radii. */
const ROOM = 1.25;
const MOST_SHARES = 5;

/** What is left of the one search, in numbers, in the middle. */
function Left({ plan, search }: { readonly plan: RingPlan; readonly search: SearchNow }) {
  const { centre, scale, rim } = plan;
  const shares = search.hops.map(({ from, to }) => percent(stretch(from, to)));
  const history = `${shares.slice(-MOST_SHARES).join(' → ')} %`;
  const isHistory = shares.length > 1 && numberWidth(history, FONT * scale) < ROOM * rim;
  const lines = [
    { key: 'what', text: `${search.text}: still to cover` },
    { key: 'now', text: `${shares[shares.length - 1]} %` },
    ...(isHistory ? [{ key: 'all', text: history }] : []),
  ];
  const widest = Math.max(...lines.map(({ text }) => numberWidth(text, FONT * scale)));
  const [width, height] = [widest + 2 * PADDING, (lines.length * LINE + PADDING) * scale];
  return (
    <g transform={`translate(${centre.x.toFixed(1)} ${centre.y.toFixed(1)})`}>
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
          y={(i - (lines.length - 1) / 2) * LINE * scale}
          dy="0.35em"
        >
          {text}
        </text>
      ))}
    </g>
  );
}

function percent(part: number): string {
  const value = part * 100;
  return value >= 10 || value === 0 ? String(Math.round(value)) : value.toFixed(1);
}

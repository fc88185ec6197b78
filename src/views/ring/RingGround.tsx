// The ring behind its messages: the circle, keys on it, and searches with what they still have to cover.
import { memo } from 'react';
import { glyphPath } from '../../figure/glyph-paths.ts';
import { arcPath, onRim, type RingPlan, stretch } from '../../figure/ring-plan.ts';
import type { SearchNow } from '../../figure/ring-searches.ts';
import styles from './ring.module.css';
import type { RingKey, RingScene } from './use-ring-scene.ts';

interface RingGroundProps extends Pick<RingScene, 'plan' | 'keys' | 'searches'> {
  /** The node whose keys stand out. */
  readonly strong: number | undefined;
}

export const RingGround = memo(function RingGround(props: RingGroundProps) {
  const { plan, keys, searches, strong } = props;
  const { centre, rim } = plan;
  return (
    <>
      <circle className={styles.rim} cx={centre.x} cy={centre.y} r={rim} />
      <Keys plan={plan} keys={keys} strong={strong} />
      {searches.map((search) => (
        <Search key={`${search.text} ${search.hops[0].since}`} plan={plan} search={search} />
      ))}
    </>
  );
});

interface KeysProps {
  readonly plan: RingPlan;
  readonly keys: readonly RingKey[];
  readonly strong: number | undefined;
}

const KEY = 3.6;

/** One path for all keys but those of the node that stands out. */
function Keys({ plan, keys, strong }: KeysProps) {
  const pathOf = (isStrong: boolean) =>
    keys
      .filter(({ node }) => (node === strong) === isStrong)
      .map(({ at }) => diamondAt(at, KEY * plan.scale, plan))
      .join('');
  return (
    <>
      <path className={styles.keys} d={pathOf(false)} />
      <path className={styles.keys} d={pathOf(true)} data-strong="true" data-keys={keys.length} />
    </>
  );
}

function diamondAt(at: number, size: number, { rim, centre }: RingPlan): string {
  const { x, y } = onRim(at, rim, centre);
  const n = (value: number) => value.toFixed(1);
  return `M${n(x)} ${n(y - size)}L${n(x + size)} ${n(y)} ${n(x)} ${n(y + size)} ${n(x - size)} ${n(y)}Z`;
}

/** Earlier stretches lie further in, each thinner. */
const INWARDS = 9;
const MOST_EARLIER = 4;

function Search({ plan, search }: { readonly plan: RingPlan; readonly search: SearchNow }) {
  const { centre, rim, scale } = plan;
  const { hops, isAtHand, text } = search;
  const now = hops[hops.length - 1];
  const earlier = hops.slice(0, -1).slice(-MOST_EARLIER).toReversed();
  const goal = onRim(now.to, rim, centre);
  return (
    <g
      className={styles.search}
      data-search={text}
      data-hops={hops.length}
      data-left={stretch(now.from, now.to).toFixed(4)}
      data-at-hand={isAtHand}
    >
      {earlier.map((hop, i) => (
        <path
          key={hop.since}
          className={styles.earlier}
          d={arcPath(hop.from, hop.to, rim - (i + 1.4) * INWARDS * scale, centre)}
        />
      ))}
      <path className={styles.left} d={arcPath(now.from, now.to, rim, centre)} />
      <path
        className={styles.goal}
        transform={`translate(${goal.x.toFixed(1)} ${goal.y.toFixed(1)})`}
        d={glyphPath('diamond', 6 * scale)}
      />
    </g>
  );
}

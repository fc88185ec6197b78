// What shapes, colours and lines mean: message types, states of nodes, edges.
import type { Tone } from '../../engine/contract.ts';
import { crossPath } from '../../figure/glyph-paths.ts';
import { type GlyphName, glyphPath } from '../../figure/grid-glyphs.ts';
import type { ToneWords } from '../../figure/node-states.ts';
import { dashOf } from './Edges.tsx';
import type { Ever } from './ever-in.ts';
import styles from './legend.module.css';
import { NodeSign } from './NodeSign.tsx';
import nodeStyles from './nodes.module.css';

interface LegendProps {
  readonly types: ReadonlyMap<string, GlyphName>;
  readonly tones: readonly ToneWords[];
  readonly roles: readonly string[];
  readonly ever: Ever;
}

/** More types than this have shapes twice. */
const MOST_TYPES = 5;

export function Legend({ types, tones, roles, ever }: LegendProps) {
  return (
    <ul className={styles.legend}>
      {[...types].slice(0, MOST_TYPES).map(([type, shape]) => (
        <li key={type}>
          <svg className={styles.sign} viewBox="-10 -10 20 20" aria-hidden="true">
            <path className={styles.dot} d={glyphPath(shape, 0, 0, 6)} fillRule="evenodd" />
          </svg>
          {type}
        </li>
      ))}
      {types.size > MOST_TYPES && <li>and {types.size - MOST_TYPES} more types</li>}
      {ever.lost && (
        <li>
          <svg className={styles.sign} viewBox="-10 -10 20 20" aria-hidden="true">
            <path className={styles.cross} d={crossPath(6)} />
          </svg>
          lost
        </li>
      )}
      {tones.map(({ tone, text }) => (
        <StateEntry key={tone} tone={tone} text={text} />
      ))}
      {ever.down && <StateEntry tone="idle" outage="down" text="crashed" />}
      {ever.paused && <StateEntry tone="idle" outage="paused" text="paused" />}
      {roles.map((role) => (
        <li key={role}>
          <svg className={styles.line} viewBox="0 -10 28 20" aria-hidden="true">
            <path className={nodeStyles.edge} d="M0 0H28" data-dash={dashOf(role, roles)} />
          </svg>
          {role}
        </li>
      ))}
      {ever.split && (
        <li>
          <svg className={styles.line} viewBox="0 -10 28 20" aria-hidden="true">
            <path className={styles.wall} d="M0 0H28" />
          </svg>
          partition
        </li>
      )}
    </ul>
  );
}

interface StateEntryProps {
  readonly tone: Tone;
  readonly text: string;
  readonly outage?: 'down' | 'paused';
}

function StateEntry({ tone, text, outage }: StateEntryProps) {
  return (
    <li>
      <svg className={styles.state} viewBox="-12 -10 24 20" aria-hidden="true">
        <g className={nodeStyles.node} data-tone={tone} data-condition={outage}>
          <circle className={nodeStyles.body} r={8} />
          <NodeSign state={{ tone, outage }} x={0} y={0} radius={4} />
        </g>
      </svg>
      {text}
    </li>
  );
}

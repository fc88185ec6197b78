// The sign of a node's state, beside its colour: a shape for the tone, a cross where it is down, bars where it is paused.
import { crossPath, glyphPath as eventPath } from '../../figure/glyph-paths.ts';
import { glyphPath } from '../../figure/grid-glyphs.ts';
import { type NodeState, TONE_GLYPHS } from '../../figure/node-states.ts';
import styles from './nodes.module.css';

interface NodeSignProps {
  readonly state: Pick<NodeState, 'tone' | 'outage'>;
  /** Pixels. */
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

export function NodeSign({ state: { tone, outage }, x, y, radius }: NodeSignProps) {
  const place = `translate(${x} ${y})`;
  if (outage === 'down')
    return (
      <g transform={place}>
        <path className={styles.signPaper} d={crossPath(radius)} />
        <path className={styles.sign} data-sign="down" d={crossPath(radius)} />
      </g>
    );
  if (outage === 'paused')
    return (
      <path
        className={styles.sign}
        data-sign="paused"
        transform={place}
        d={eventPath('bars', radius * 0.9)}
      />
    );
  const path = glyphPath(TONE_GLYPHS[tone], 0, 0, radius);
  return path === '' ? null : (
    <path className={styles.sign} data-sign={tone} transform={place} d={path} fillRule="evenodd" />
  );
}

// The legend, in step with the cursor: each state's look, and how many nodes are in it; what befell nodes and network.
import { type GlyphName, glyphPath } from '../../figure/grid-glyphs.ts';
import styles from './CellCounts.module.css';
import type { GridTone } from './use-grid-look.ts';

export interface LegendEntry {
  readonly id: string;
  readonly title: string;
  readonly tone: GridTone;
  readonly glyph: GlyphName;
  /** What is drawn about cells, where it is not the cells themselves. */
  readonly sign?: 'frame' | 'wall';
  readonly count: number;
  readonly text: string;
  /** After the text, quieter. */
  readonly note: string;
}

interface CellCountsProps {
  readonly nodes: string;
  readonly legend: readonly LegendEntry[];
}

export function CellCounts({ nodes, legend }: CellCountsProps) {
  // Room for the greatest count, so that nothing shifts while it plays.
  const minWidth = `${nodes.length + 6}ch`;
  return (
    <dl className={styles.counts}>
      {legend.map(({ id, title, tone, glyph, sign, count, text, note }) => (
        <div key={id}>
          <dt>
            <Swatch tone={tone} glyph={glyph} sign={sign} />
            {title}
          </dt>
          <dd data-cell={id} data-count={count} style={{ minWidth }}>
            {text} <span className={styles.share}>{note}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Swatch({ tone, glyph, sign }: Pick<LegendEntry, 'tone' | 'glyph' | 'sign'>) {
  return (
    <svg className={styles.swatch} viewBox="0 0 14 14" data-tone={tone} aria-hidden="true">
      {sign === undefined && (
        <>
          <rect className={styles.fill} x="0.5" y="0.5" width="13" height="13" rx="2" />
          <path className={styles.shape} fillRule="evenodd" d={glyphPath(glyph, 7, 7, 3.6)} />
        </>
      )}
      {sign === 'frame' && <path className={styles.frame} d="M1 1h12v12h-12Z" />}
      {sign === 'wall' && (
        <>
          <path className={styles.apart} d="M9 4L13 0M9 9L13 5M9 14L13 10" />
          <path className={styles.wall} d="M6 0V14" />
        </>
      )}
    </svg>
  );
}

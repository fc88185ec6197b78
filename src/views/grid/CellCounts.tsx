// The legend, in step with the cursor: each state's look, and how many nodes are in it.
import { type GlyphName, glyphPath } from '../../figure/grid-glyphs.ts';
import { countText, shareText } from '../../figure/grid-words.ts';
import styles from './CellCounts.module.css';
import type { GridTone } from './use-grid-look.ts';

export interface CountedCell {
  readonly id: string;
  readonly title: string;
  readonly tone: GridTone;
  readonly glyph: GlyphName;
  readonly count: number;
}

interface CellCountsProps {
  readonly nodes: number;
  readonly cells: readonly CountedCell[];
}

export function CellCounts({ nodes, cells }: CellCountsProps) {
  // Room for the greatest count, so that nothing shifts while it plays.
  const minWidth = `${countText(nodes).length + 6}ch`;
  return (
    <dl className={styles.counts}>
      {cells.map(({ id, title, tone, glyph, count }) => (
        <div key={id}>
          <dt>
            <Swatch tone={tone} glyph={glyph} />
            {title}
          </dt>
          <dd data-cell={id} data-count={count} style={{ minWidth }}>
            {countText(count)} <span className={styles.share}>{shareText(count, nodes)}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Swatch({ tone, glyph }: { readonly tone: GridTone; readonly glyph: GlyphName }) {
  return (
    <svg className={styles.swatch} viewBox="0 0 14 14" data-tone={tone} aria-hidden="true">
      <rect className={styles.fill} x="0.5" y="0.5" width="13" height="13" rx="2" />
      <path className={styles.shape} fillRule="evenodd" d={glyphPath(glyph, 7, 7, 3.6)} />
    </svg>
  );
}

// The legend as a table in step with the cursor: each state's look, and how many nodes are in it.
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
  readonly moment: string;
  readonly nodes: number;
  readonly cells: readonly CountedCell[];
}

export function CellCounts({ moment, nodes, cells }: CellCountsProps) {
  return (
    <table className={styles.counts}>
      <caption className={styles.moment}>{moment}</caption>
      <thead>
        <tr>
          {cells.map(({ id, title, tone, glyph }) => (
            <th key={id} scope="col">
              <Swatch tone={tone} glyph={glyph} />
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          {cells.map(({ id, count }) => (
            <td key={id} data-cell={id} data-count={count}>
              {countText(count)} <span className={styles.share}>{shareText(count, nodes)}</span>
            </td>
          ))}
        </tr>
      </tbody>
    </table>
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

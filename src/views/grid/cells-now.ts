// The state of every node at the cursor, and how many are in each: what the grid and its legend show.
import { useMemo } from 'react';
import type { Manifest } from '../../engine/contract.ts';
import type { Trace } from '../../engine/trace.ts';
import { type GlyphName, glyphsOf } from '../../figure/grid-glyphs.ts';
import { conditionsAt, everIn } from '../../playback/conditions.ts';
import { facetTimeline } from '../../playback/facets.ts';
import { cellNumbers, cellsOf, countCells, NO_CELL } from '../../playback/series.ts';
import type { CountedCell } from './CellCounts.tsx';
import type { GridTone } from './use-grid-look.ts';

export type Cells = NonNullable<Manifest['cells']>;

interface CellState {
  readonly id: string;
  readonly title: string;
  readonly tone: GridTone;
  readonly glyph: GlyphName;
}

export interface CellsNow {
  /** The manifest's cells, then crashed, then none. */
  readonly states: readonly CellState[];
  /** For each node an index into `states`. */
  readonly stateOf: Uint8Array;
  /** States with their counts; a crashed node counts in its cell as well. */
  readonly counted: readonly CountedCell[];
}

const CRASHED: CellState = { id: 'crashed', title: 'crashed', tone: 'down', glyph: 'cross' };
const NONE: CellState = { id: 'none', title: 'no state yet', tone: 'down', glyph: 'blank' };

export function useCellsNow(trace: Trace, cells: Cells, cursor: number): CellsNow {
  const states = useMemo(() => statesOf(cells), [cells]);
  const numbers = useMemo(() => cellNumbers(trace, cells), [trace, cells]);
  const scratch = useMemo(() => new Int32Array(trace.nodes), [trace]);
  return useMemo(() => {
    const stateOf = cellsOf(facetTimeline(trace).facetNumbersAt(cursor, scratch), numbers);
    const counts = countCells(stateOf, cells.length);
    const counted: CountedCell[] = cells.map((_, c) => ({ ...states[c], count: counts[c] }));
    for (let node = 0; node < stateOf.length; node++)
      if (stateOf[node] === NO_CELL) stateOf[node] = cells.length + 1;
    const down = [...conditionsAt(trace, cursor).out].filter(([, outage]) => outage === 'down');
    for (const [node] of down) stateOf[node] = cells.length;
    if (everIn(trace).down) counted.push({ ...CRASHED, count: down.length });
    return { states, stateOf, counted };
  }, [trace, cells, cursor, states, numbers, scratch]);
}

function statesOf(cells: Cells): readonly CellState[] {
  const glyphs = glyphsOf(cells);
  return [...cells.map((cell, c) => ({ ...cell, glyph: glyphs[c] })), CRASHED, NONE];
}

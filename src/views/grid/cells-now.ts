// The state of every node at the cursor, and how many are in each: what the grid and its legend show.
import { useMemo } from 'react';
import type { Manifest } from '../../engine/contract.ts';
import type { Trace } from '../../engine/trace.ts';
import { type GlyphName, glyphsOf } from '../../figure/grid-glyphs.ts';
import { groupSizes } from '../../figure/grid-partition.ts';
import { countText, shareText } from '../../figure/grid-words.ts';
import { type Conditions, conditionsAt, everIn, type Split } from '../../playback/conditions.ts';
import { facetTimeline } from '../../playback/facets.ts';
import { cellNumbers, cellsOf, countCells, NO_CELL } from '../../playback/series.ts';
import type { LegendEntry } from './CellCounts.tsx';
import { PAUSED } from './paint-grid.ts';
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
  /** For each node an index into `states`, and the bit PAUSED where it is paused. */
  readonly stateOf: Uint8Array;
  /** What the legend lists. */
  readonly legend: readonly LegendEntry[];
  /** The partition of the network, if there is one. */
  readonly split: Split | undefined;
}

const CRASHED: CellState = { id: 'crashed', title: 'crashed', tone: 'down', glyph: 'cross' };
const NONE: CellState = { id: 'none', title: 'no state yet', tone: 'down', glyph: 'blank' };

export function useCellsNow(trace: Trace, cells: Cells, cursor: number): CellsNow {
  const states = useMemo(() => statesOf(cells), [cells]);
  const numbers = useMemo(() => cellNumbers(trace, cells), [trace, cells]);
  const scratch = useMemo(() => new Int32Array(trace.nodes), [trace]);
  return useMemo(() => {
    const stateOf = cellsOf(facetTimeline(trace).facetNumbersAt(cursor, scratch), numbers);
    const conditions = conditionsAt(trace, cursor);
    for (const [node, outage] of conditions.out)
      if (outage === 'down') stateOf[node] = cells.length;
    const counts = countCells(stateOf, cells.length);
    for (let node = 0; node < stateOf.length; node++)
      if (stateOf[node] === NO_CELL) stateOf[node] = cells.length + 1;
    for (const [node, outage] of conditions.out) if (outage !== 'down') stateOf[node] |= PAUSED;
    const entries = cells.map((_, c) => entryOf(states[c], counts[c], trace.nodes));
    const legend = [...entries, ...outageEntries(trace, conditions)];
    return { states, stateOf, legend, split: conditions.split };
  }, [trace, cells, cursor, states, numbers, scratch]);
}

function entryOf(state: CellState, count: number, nodes: number): LegendEntry {
  return { ...state, count, text: countText(count), note: shareText(count, nodes) };
}

/** What ever happens to nodes and network in the run has its place in the legend all along; a paused node counts in its cell as well. */
function outageEntries(trace: Trace, { out, split }: Conditions): readonly LegendEntry[] {
  const ever = everIn(trace);
  const outages = [...out.values()];
  const countOf = (outage: string) => outages.filter((one) => one === outage).length;
  const { nodes } = trace;
  const entries: LegendEntry[] = [];
  if (ever.down) entries.push(entryOf(CRASHED, countOf('down'), nodes));
  if (ever.paused) entries.push({ ...entryOf(NONE, countOf('paused'), nodes), ...PAUSED_ENTRY });
  if (ever.split)
    entries.push({ ...entryOf(NONE, 0, nodes), ...PARTITION_ENTRY, ...sidesOf(split) });
  return entries;
}

const PAUSED_ENTRY = { id: 'paused', title: 'paused', sign: 'frame' } as const;
const PARTITION_ENTRY = { id: 'partition', title: 'partition', sign: 'wall' } as const;
const MOST_SIDES = 3;

function sidesOf(split: Split | undefined): Pick<LegendEntry, 'count' | 'text' | 'note'> {
  if (!split) return { count: 0, text: 'none', note: '' };
  const sizes = groupSizes(split.groupOf);
  const text =
    sizes.length > MOST_SIDES
      ? `${countText(sizes.length)} sides`
      : sizes.map(countText).join(split.oneWay ? ' ↛ ' : ' | ');
  return { count: sizes.length, text, note: '' };
}

function statesOf(cells: Cells): readonly CellState[] {
  const glyphs = glyphsOf(cells);
  return [...cells.map((cell, c) => ({ ...cell, glyph: glyphs[c] })), CRASHED, NONE];
}

// The view "Grid and plots": a cell a node, and beside it how many nodes are in each state over time.
import { useMemo, useRef } from 'react';
import type { Trace } from '../../engine/trace.ts';
import { levelsOf, theoryText } from '../../figure/curves.ts';
import { type GridPlan, gridPlan, type Stage } from '../../figure/grid-plan.ts';
import { countsSentence, countText, nodeText, sideText } from '../../figure/grid-words.ts';
import type { TheoryData } from '../../figure/theory.ts';
import { facetTimeline } from '../../playback/facets.ts';
import { nodeName, timeEquation } from '../../playback/narration.ts';
import type { NamedManifest } from '../../playback/node-names.ts';
import { cellSeries } from '../../playback/series.ts';
import { type Brush, brushedNodes, NO_BRUSH } from '../brush.ts';
import { CellCounts } from './CellCounts.tsx';
import { type Cells, useCellsNow } from './cells-now.ts';
import styles from './GridAndCurves.module.css';
import type { LaneSelection } from './grid-selection.ts';
import { NodeGrid } from './NodeGrid.tsx';
import { BEFORE_NOTE, CYCLES_NOTE, Plots } from './Plots.tsx';
import { type GridPicture, PAUSED, STATE } from './paint-grid.ts';
import { useGridLook } from './use-grid-look.ts';
import { useStage } from './use-stage.ts';

export interface GridAndCurvesProps {
  readonly trace: Trace;
  /** Of the run before the last intervention: its curves are drawn faintly behind. */
  readonly before?: Trace | undefined;
  /** A manifest without `cells` shows nothing. */
  readonly manifest: NamedManifest;
  /** How many records have happened. */
  readonly cursor: number;
  /** Play time, in ticks. */
  readonly time: number;
  /** The time axis goes at least so far, in ticks: that of others on the same clock. */
  readonly until?: number | undefined;
  readonly theory?: TheoryData | undefined;
  readonly selection: { readonly node?: number | undefined };
  /** What is under the pointer or has the focus, here or in another view. */
  readonly brush: Brush;
  onBrush(brush: Brush): void;
  /** A node was picked in the grid. */
  onSelect(picked: LaneSelection): void;
  /** A time was picked in the curves, in ticks. */
  onSeek(time: number): void;
  /** Nothing moves between events. */
  readonly reducedMotion: boolean;
}

/** Fills its parent, which has a height of its own; scrolls where that is too little. */
export function GridAndCurves(props: GridAndCurvesProps) {
  const ref = useRef<HTMLElement>(null);
  const stage = useStage(ref);
  const { cells } = props.manifest;
  if (!cells) return null;
  return (
    <section ref={ref} className={styles.stage} aria-label="Grid and plots">
      {stage && <Content {...props} cells={cells} stage={stage} />}
    </section>
  );
}

type ContentProps = GridAndCurvesProps & { readonly cells: Cells; readonly stage: Stage };

/** Pixels at scale 1 from which there is room to say what dots and lines of cycles are. */
const WIDE = 420;

function Content(props: ContentProps) {
  const { trace, before, manifest, cells, stage, cursor, theory, onSeek } = props;
  const { ticks } = manifest.time;
  const now = useCellsNow(trace, cells, cursor);
  const levels = useMemo(() => levelsOf(manifest.metrics, theory), [manifest, theory]);
  // A formula stands where something of it is drawn.
  const isDrawn = levels.length > 0 || (theory?.curves?.length ?? 0) > 0;
  const note = theory && isDrawn ? theoryText(theory, levels) : '';
  const titles = now.legend.map(({ title }) => title).join('\n');
  const series = useMemo(() => cellSeries(trace, cells, ticks), [trace, cells, ticks]);
  const tellsCycles = Boolean(series.cycles) && stage.width >= WIDE * stage.scale;
  const notes = [note, before ? BEFORE_NOTE : '', tellsCycles ? CYCLES_NOTE : '']
    .filter((one) => one !== '')
    .join('\n');
  const plan = useMemo(
    () => gridPlan(trace.nodes, titles.split('\n'), notes.split('\n'), stage),
    [trace.nodes, titles, notes, stage],
  );
  const earlier = useMemo(() => before && cellSeries(before, cells, ticks), [before, cells, ticks]);
  const time = shownTime(props);
  // Nothing lies between two cycles.
  const moment = timeEquation(time, manifest.time, series.cycles ? undefined : 0);
  const sentence = countsSentence(moment, now.legend);
  const fontSize = 12 * stage.scale;
  return (
    <div className={styles.content} data-stacked={plan.stacked}>
      <GridPanel {...props} plan={plan} now={now} />
      <Plots
        manifest={manifest}
        cells={cells}
        looks={now.states}
        series={series}
        before={earlier}
        theory={theory}
        levels={levels}
        note={note}
        until={(props.until ?? 0) / ticks}
        tellsCycles={tellsCycles}
        time={time / ticks}
        now={now.legend.slice(0, cells.length).map(({ count }) => count / trace.nodes)}
        sentence={sentence}
        width={plan.plotWidth}
        height={plan.plotHeight + 3.8 * fontSize}
        fontSize={fontSize}
        onSeek={(units) => onSeek(Math.round(units * ticks))}
      />
      <p className={styles.twin}>{sentence}</p>
    </div>
  );
}

/** Under reduced motion the time of the last event: nothing moves until the next one. */
function shownTime({ trace, cursor, time, reducedMotion }: GridAndCurvesProps): number {
  if (!reducedMotion) return time;
  return cursor > 0 ? trace.time(cursor - 1) : 0;
}

/** Of two ends of a message neither is the one. */
function singleNode(nodes: ReadonlySet<number>): number | undefined {
  const [node] = nodes.size === 1 ? nodes : [];
  return node;
}

interface GridPanelProps extends ContentProps {
  readonly plan: GridPlan;
  readonly now: ReturnType<typeof useCellsNow>;
}

function GridPanel({ plan, now, manifest, stage, selection, onSelect, ...rest }: GridPanelProps) {
  const ref = useRef<HTMLDivElement>(null);
  const look = useGridLook(ref);
  const { brush, onBrush } = rest;
  const pointed = singleNode(brushedNodes(rest.trace, brush));
  const { states, stateOf, split, legend } = now;
  const looks = useMemo(
    () => look && states.map(({ tone, glyph }) => ({ glyph, ...look.tones[tone] })),
    [look, states],
  );
  const sides = useMemo(() => [...new Set(split?.groupOf)].sort((a, b) => a - b), [split]);
  const nameOf = (node: number) => {
    const { rows = [] } = facetTimeline(rest.trace).facetsOf(node, rest.cursor);
    const extras = [
      stateOf[node] & PAUSED && 'paused',
      split && sideText(sides, split.groupOf[node]),
    ];
    return nodeText(
      nodeName(manifest, node),
      states[stateOf[node] & STATE],
      rows,
      extras.filter((extra) => typeof extra === 'string'),
    );
  };
  const picture: GridPicture | undefined = useMemo(
    () =>
      look &&
      looks && {
        layout: plan.grid,
        cells: stateOf,
        looks,
        pixelRatio: stage.pixelRatio,
        tileSize: 32 * stage.scale,
        ink: look.ink,
        paper: look.paper,
        font: look.font,
        words: manifest,
      },
    [look, looks, plan.grid, stateOf, stage, manifest],
  );
  const title = `${countText(rest.trace.nodes)} nodes`;
  return (
    <div
      ref={ref}
      className={styles.panel}
      data-beside={plan.countsBeside}
      data-lines={plan.countsInLines}
      style={{ width: plan.panelWidth }}
    >
      <p className={styles.head}>{pointed === undefined ? title : nameOf(pointed)}</p>
      {picture && (
        <NodeGrid
          picture={picture}
          label={`${title}, a cell each`}
          nameOf={nameOf}
          stateOf={(node) => states[stateOf[node] & STATE].id}
          isPaused={(node) => (stateOf[node] & PAUSED) !== 0}
          groupOf={split?.groupOf}
          selected={selection.node}
          onSelect={(node) => onSelect({ kind: 'lane', node, time: rest.time })}
          brushed={pointed}
          onPoint={(node) => onBrush(node === undefined ? NO_BRUSH : { node })}
        />
      )}
      <CellCounts nodes={countText(rest.trace.nodes)} legend={legend} />
    </div>
  );
}

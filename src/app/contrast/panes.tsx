// The panes of a contrast: each shows one run, all at the same time and over the same stretch of it.
import { type CSSProperties, useMemo, useState } from 'react';
import type { Trace } from '../../engine/trace.ts';
import { longestName } from '../../playback/node-names.ts';
import type { ChosenWindow, Together } from '../../views/space-time/props.ts';
import { drawnUntil } from '../state/moving.ts';
import type { Pane, Timeline } from '../state/timeline.ts';
import { wordsOf } from '../words/run-words.ts';
import type { Outcome } from '../worker/client.ts';
import { isComparable, partingOf } from './clock.ts';
import styles from './contrast.module.css';
import { ContrastPane } from './contrast-pane.tsx';
import { kindOf } from './pane-kind.ts';

interface PanesProps {
  readonly panes: readonly Pane[];
  /** undefined until all runs are there. */
  readonly timeline: Timeline | undefined;
}

export function Panes({ panes, timeline }: PanesProps) {
  const [chosen, choose] = useState<ChosenWindow>({});
  const shared = useMemo(() => sharedBy(panes), [panes]);
  const drawn = panes.map((_, i) => i).filter((i) => shared.isDiagram[i]);
  const together = (i: number): Together | undefined =>
    shared.isDiagram[i]
      ? {
          traces: shared.traces,
          longestName: shared.longestName,
          chosen,
          choose,
          isFirst: i === drawn[0],
          isLast: i === drawn.at(-1),
        }
      : undefined;
  const style = {
    '--lanes': shared.lanes,
    '--lane-height': laneHeight(shared.lanes),
  } as CSSProperties;
  return (
    <div className={styles.panes} data-kind={drawn.length > 0 ? 'diagrams' : 'grids'} style={style}>
      {panes.map((pane, i) => (
        <ContrastPane
          key={pane.title}
          pane={pane}
          place={i + 1}
          isReady={timeline !== undefined}
          until={shared.until}
          together={together(i)}
          beside={shared.beside[i]}
        />
      ))}
    </div>
  );
}

/** The least that a lane has: the more there are, the less. */
function laneHeight(lanes: number): string {
  if (lanes <= 4) return '1.625rem';
  return lanes <= 8 ? '1.25rem' : '1rem';
}

/** What the panes have in common, and which other run each is held against. */
function sharedBy(panes: readonly Pane[]) {
  const outcomes = panes.map(({ outcome }) => outcome);
  const there = outcomes.filter((one): one is Outcome => one !== undefined);
  const isDiagram = outcomes.map((one) => one !== undefined && kindOf(one) === 'space-time');
  const diagrams = there.filter((one) => kindOf(one) === 'space-time');
  const names = diagrams.map((one) => longestName(wordsOf(one), one.trace.nodes));
  return {
    isDiagram,
    traces: diagrams.map(({ trace }) => trace),
    longestName: names.reduce((a, b) => (b.length > a.length ? b : a), ''),
    lanes: Math.max(1, ...diagrams.map(({ trace }) => trace.nodes)),
    /** Ticks. */
    until: Math.max(0, ...there.map(drawnUntil)),
    beside: outcomes.map((one, i) => one && besideOf(outcomes, one, i)),
  };
}

/** The others are held against the first one; the first one against that which parts from it first. */
function besideOf(
  [first, ...others]: readonly (Outcome | undefined)[],
  outcome: Outcome,
  place: number,
): Trace | undefined {
  if (!first || kindOf(outcome) !== 'space-time') return undefined;
  if (place > 0) return isComparable(first, outcome) ? first.trace : undefined;
  let earliest: Trace | undefined;
  let time = Infinity;
  for (const other of others) {
    const parting = other && partingOf(first, other);
    if (!parting || parting.time >= time) continue;
    time = parting.time;
    earliest = other.trace;
  }
  return earliest;
}

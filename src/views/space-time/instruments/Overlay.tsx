// What an instrument draws over the diagram: a path, events that were found, a cut with a handle on each lane.
import { memo } from 'react';
import { circlesPath } from '../../../figure/glyph-paths.ts';
import { chainMarks, eventPoints } from '../../../figure/instrument-marks.ts';
import type { Point } from '../../../figure/plane.ts';
import { CutOverlay } from './CutOverlay.tsx';
import styles from './instruments.module.css';
import type { OverlayProps } from './overlay-props.ts';
import { Shafts } from './Shafts.tsx';

export default memo(function Overlay(props: OverlayProps) {
  const { reading } = props;
  switch (reading.kind) {
    case 'path':
      return <PathOverlay {...props} reading={reading} />;
    case 'chain':
      return reading.chain ? <ChainOverlay {...props} chain={reading.chain} /> : null;
    case 'cut':
      return <CutOverlay {...props} reading={reading} />;
    case 'search':
      return reading.found ? <Matches {...props} found={reading.found} /> : null;
    case 'cone':
      return null;
  }
});

type ReadingOf<K> = Extract<OverlayProps['reading'], { readonly kind: K }>;

interface PathProps extends OverlayProps {
  readonly reading: ReadingOf<'path'>;
}

/** The ends that are picked are ringed whether or not there is a path. */
function PathOverlay({ reading, ...props }: PathProps) {
  const { trace, plane } = props;
  const ends = [reading.from, reading.to].filter((end) => end !== undefined && end < trace.count);
  const steps = ends.map((end = 0) => ({
    record: end,
    last: end,
    node: trace.node(end),
    time: trace.time(end),
  }));
  return (
    <g className={styles.overlay} data-instrument="path">
      {reading.chain && <ChainOverlay {...props} reading={reading} chain={reading.chain} />}
      <Rings at={eventPoints(steps, plane)} radius={plane.dot + 5 * plane.scale} kind="end" />
    </g>
  );
}

interface ChainProps extends OverlayProps {
  readonly chain: NonNullable<ReadingOf<'chain'>['chain']>;
}

function ChainOverlay({ trace, chain, plane, endTime }: ChainProps) {
  const { arrows, stretches, events } = chainMarks(trace, chain, plane, endTime);
  const lanes = stretches.map(([a, b]) => `M${a.x} ${a.y}L${b.x} ${b.y}`).join('');
  return (
    <g className={styles.overlay} data-chain={chain.messages}>
      <path className={styles.chainLane} d={lanes} />
      <Shafts arrows={arrows} kind="chain" scale={plane.scale} />
      <Rings at={events} radius={plane.dot + 1.5 * plane.scale} kind="chain" />
    </g>
  );
}

interface RingsProps {
  readonly at: readonly Point[];
  readonly radius: number;
  readonly kind: 'chain' | 'end' | 'match' | 'reply' | 'current';
}

function Rings({ at, radius, kind }: RingsProps) {
  const path = circlesPath(at, radius);
  return <path className={styles.ring} data-ring={kind} data-count={at.length} d={path} />;
}

interface MatchesProps extends OverlayProps {
  readonly found: NonNullable<ReadingOf<'search'>['found']>;
}

function Matches({ found, plane, cursor }: MatchesProps) {
  const { matches } = found;
  const replies = matches.flatMap(({ reply }) => (reply ? [reply.step] : []));
  const steps = matches.map(({ step }) => step);
  const here = matches.filter(({ record }) => cursor === record + 1).map(({ step }) => step);
  const radius = plane.dot + 4 * plane.scale;
  return (
    <g className={styles.overlay} data-matches={matches.length}>
      <Rings at={eventPoints(steps, plane)} radius={radius} kind="match" />
      <Rings at={eventPoints(replies, plane)} radius={radius} kind="reply" />
      <Rings at={eventPoints(here, plane)} radius={radius + 4 * plane.scale} kind="current" />
    </g>
  );
}

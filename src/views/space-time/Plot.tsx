// The marks in the plot at the moment shown, and what is written about them.
import type { ReactNode } from 'react';
import type { Manifest } from '../../engine/contract.ts';
import { PlayTime } from './Arrows.tsx';
import { BandTexts } from './Bands.tsx';
import { DraggedArrow } from './DraggedArrow.tsx';
import { DifferenceFlag } from './Ghosts.tsx';
import { Labels } from './Labels.tsx';
import { Marks } from './Marks.tsx';
import type { MarksProps } from './marks-props.ts';
import { PartitionNames } from './Partitions.tsx';
import type { HeadDrag } from './use-head-drag.ts';

export interface PlotProps {
  readonly marks: MarksProps;
  /** Ticks. */
  readonly time: number;
  readonly timeScale: Manifest['time'];
  readonly drag: HeadDrag | undefined;
  /** Pixels along the time axis between which is seen; the last of them lie beyond the plot. */
  readonly from: number;
  readonly to: number;
  readonly margin: number;
  /** Over the marks, and under what is written about them. */
  readonly children?: ReactNode;
}

export function Plot(props: PlotProps) {
  const { marks, time, drag, from, to, margin } = props;
  const { scene, cursor, cone, looked } = marks;
  const { figure, difference } = scene;
  const { plane, bands, partitions } = figure;
  const { first } = difference ?? {};
  return (
    <>
      {first && <DifferenceFlag plane={plane} time={first.time} node={first.node} />}
      <PlayTime value={time}>
        <Marks {...marks} />
      </PlayTime>
      {props.children}
      <BandTexts bands={bands} plane={plane} from={from} to={to} now={plane.along(time)} />
      <Labels
        scene={scene}
        cursor={cursor}
        cone={cone}
        looked={looked}
        from={from - LEAD}
        to={to + margin}
      />
      <PartitionNames partitions={partitions} plane={plane} from={from} to={to + margin} />
      {drag && (
        <DraggedArrow drag={drag} plane={plane} time={props.timeScale} from={from} to={to} />
      )}
    </>
  );
}

/** Pixels before the plot that are seen. */
export const LEAD = 3;

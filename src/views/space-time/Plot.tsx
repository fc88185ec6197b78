// Everything that lies in the plot, at the moment shown.
import { useId } from 'react';
import type { Manifest } from '../../engine/contract.ts';
import type { ConeMark } from '../../figure/space-time-cone.ts';
import { PlayTime } from './Arrows.tsx';
import { Bands, BandTexts } from './Bands.tsx';
import { Cones } from './Cones.tsx';
import { Cursor } from './Cursor.tsx';
import { DraggedArrow } from './DraggedArrow.tsx';
import { DifferenceFlag, Ghosts } from './Ghosts.tsx';
import { Labels } from './Labels.tsx';
import { Lanes } from './Lanes.tsx';
import { Marks, type MarksProps } from './Marks.tsx';
import { PartitionNames, Partitions } from './Partitions.tsx';
import { Past } from './Past.tsx';
import type { HeadDrag } from './use-head-drag.ts';

export interface PlotProps {
  readonly marks: Omit<MarksProps, 'past'>;
  readonly outline: ConeMark | undefined;
  /** Ticks. */
  readonly time: number;
  readonly nowText: string;
  readonly timeScale: Manifest['time'];
  readonly drag: HeadDrag | undefined;
  /** Pixels along the time axis between which is seen; the last of them lie beyond the plot. */
  readonly from: number;
  readonly to: number;
  readonly margin: number;
}

export function Plot(props: PlotProps) {
  const { marks, outline, time, drag, from, to, margin } = props;
  const { scene, cursor, cone, looked } = marks;
  const { figure, difference, ghosts } = scene;
  const { plane, bands, partitions } = figure;
  const { first } = difference ?? {};
  const now = plane.along(time);
  const past = useId();
  const address = `url(#${past})`;
  return (
    <>
      <Past id={past} plane={plane} now={now} />
      {outline && <Cones cone={outline} />}
      <Partitions partitions={partitions} plane={plane} />
      <Lanes lanes={figure.lanes} plane={plane} />
      <Bands bands={bands} plane={plane} past={address} />
      <Ghosts arrows={ghosts} />
      <Cursor plane={plane} now={now} text={props.nowText} seenTo={to} />
      {first && <DifferenceFlag plane={plane} time={first.time} node={first.node} />}
      <PlayTime value={time}>
        <Marks {...marks} past={address} />
      </PlayTime>
      <BandTexts bands={bands} plane={plane} from={from} to={to} now={now} />
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

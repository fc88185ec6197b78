// Everything that lies in the plot, at the moment shown.
import type { Manifest } from '../../engine/contract.ts';
import type { ConeMark } from '../../figure/space-time-cone.ts';
import { PlayTime } from './Arrows.tsx';
import { Bands } from './Bands.tsx';
import { Cones } from './Cones.tsx';
import { Cursor } from './Cursor.tsx';
import { DraggedArrow } from './DraggedArrow.tsx';
import { DifferenceFlag, Ghosts } from './Ghosts.tsx';
import { Lanes } from './Lanes.tsx';
import { Marks, type MarksProps } from './Marks.tsx';
import { PartitionNames, Partitions } from './Partitions.tsx';
import type { HeadDrag } from './use-head-drag.ts';

export interface PlotProps {
  readonly marks: MarksProps;
  readonly outline: ConeMark | undefined;
  /** Ticks. */
  readonly time: number;
  readonly nowText: string;
  readonly timeScale: Manifest['time'];
  readonly drag: HeadDrag | undefined;
  /** Pixels along the time axis between which is seen. */
  readonly from: number;
  readonly to: number;
}

export function Plot({ marks, outline, time, nowText, timeScale, drag, from, to }: PlotProps) {
  const { figure, difference, ghosts } = marks.scene;
  const { plane } = figure;
  const { first } = difference ?? {};
  return (
    <>
      {outline && <Cones cone={outline} />}
      <Partitions partitions={figure.partitions} plane={plane} />
      <Lanes lanes={figure.lanes} plane={plane} />
      <Bands bands={figure.bands} plane={plane} from={from} to={to} now={plane.along(time)} />
      <Ghosts arrows={ghosts} />
      <Cursor plane={plane} now={plane.along(time)} text={nowText} seenTo={to} />
      <PlayTime value={time}>
        <Marks {...marks} />
      </PlayTime>
      <PartitionNames partitions={figure.partitions} />
      {first && <DifferenceFlag plane={plane} time={first.time} node={first.node} />}
      {drag && <DraggedArrow drag={drag} plane={plane} time={timeScale} from={from} to={to} />}
    </>
  );
}

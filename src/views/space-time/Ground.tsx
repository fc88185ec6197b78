// What lies under the marks in the plot: partitions, lanes, bands, the run before, the cone of the event in focus.
import { memo, useId } from 'react';
import type { ConeMark } from '../../figure/space-time-cone.ts';
import { Bands } from './Bands.tsx';
import { Cones } from './Cones.tsx';
import { Ghosts } from './Ghosts.tsx';
import { Lanes } from './Lanes.tsx';
import { Partitions } from './Partitions.tsx';
import { Past } from './Past.tsx';
import { Suffix } from './Suffix.tsx';
import type { Scene } from './use-scene.ts';

interface GroundProps {
  readonly scene: Scene;
  readonly outline: ConeMark | undefined;
  /** Pixels along the time axis at which the present is. */
  readonly now: number;
}

export function Ground({ scene, outline, now }: GroundProps) {
  const { figure } = scene;
  const { plane, bands } = figure;
  const past = useId();
  return (
    <>
      <Still scene={scene} outline={outline} />
      {!figure.isCrowd && (
        <>
          <Past id={past} plane={plane} now={now} />
          <Bands bands={bands} plane={plane} past={`url(#${past})`} />
        </>
      )}
      <Ghosts arrows={scene.ghosts} />
    </>
  );
}

const Still = memo(function Still({ scene, outline }: Omit<GroundProps, 'now'>) {
  const { plane, partitions, lanes } = scene.figure;
  return (
    <>
      <Suffix marks={scene.suffix} scale={plane.scale} />
      {outline && <Cones cone={outline} />}
      <Partitions partitions={partitions} plane={plane} />
      <Lanes lanes={lanes} plane={plane} />
    </>
  );
});

// The lanes of the nodes: lines, wide areas that can be picked, and names.
import { memo } from 'react';
import { glyphPath } from '../../figure/glyph-paths.ts';
import type { Plane } from '../../figure/plane.ts';
import type { LaneMark } from '../../figure/space-time.ts';
import type { Outage } from '../../playback/conditions.ts';
import { nameLines } from '../../playback/node-names.ts';
import styles from './lanes.module.css';
import { NAME_LINE } from './layout.ts';
import { Mark } from './Mark.tsx';

interface LanesProps {
  readonly lanes: readonly LaneMark[];
  readonly plane: Plane;
}

/** Pixels by which a lane's line goes on beyond the plot. */
const RUN_OUT = 18;

export const Lanes = memo(function Lanes({ lanes, plane }: LanesProps) {
  const reach = Math.min(plane.gap, Math.max(plane.band * 1.6, 24)) / 2;
  return (
    <g>
      {lanes.map(({ node, across }) => {
        const a = plane.point(-RUN_OUT, across);
        const b = plane.point(plane.length + RUN_OUT, across);
        const corner = plane.point(0, across - reach);
        return (
          <g key={node} data-lane={node} className={styles.lane}>
            <rect
              x={corner.x}
              y={corner.y}
              width={plane.isVertical ? 2 * reach : plane.length}
              height={plane.isVertical ? plane.length : 2 * reach}
              fill="transparent"
            />
            <line x1={a.x} y1={a.y} x2={b.x} y2={b.y} />
          </g>
        );
      })}
    </g>
  );
});

const OUTAGE_SHAPES = { down: 'cross', paused: 'bars' } as const;

interface LaneNamesProps {
  readonly lanes: readonly LaneMark[];
  readonly isVertical: boolean;
  /** Pixels that the names may take beside the plot. */
  readonly room: number;
  readonly scale: number;
  readonly tabStop: string;
  readonly selected: number | undefined;
  /** The node that is pointed at, here or in another view. */
  readonly brushed: number | undefined;
  /** The node whose lane is dragged. */
  readonly moved: number | undefined;
  /** Nodes that are down or paused at the moment shown. */
  readonly out: ReadonlyMap<number, Outage>;
}

export const LaneNames = memo(function LaneNames(props: LaneNamesProps) {
  const { lanes, isVertical, room, scale, tabStop, selected, brushed, moved, out } = props;
  return (
    <g>
      {lanes.map(({ node, across, label, isNamed }) => {
        const x = isVertical ? across : -14 * scale;
        const y = isVertical ? -room / 2 : across;
        const half = 12 * Math.max(1, scale);
        const outage = out.get(node);
        return (
          <Mark
            key={node}
            name={outage ? `${label}, lane, ${outage}` : `${label}, lane`}
            isTabStop={tabStop === `n${node}`}
            data-key={`n${node}`}
            data-lane-name={node}
            data-node={node}
            className={styles.name}
            data-picked={selected === node}
            data-brushed={brushed === node || undefined}
            data-moved={moved === node || undefined}
            data-condition={outage}
          >
            <rect
              x={isVertical ? x - half : -room}
              y={isVertical ? -room : y - half}
              width={isVertical ? 2 * half : room}
              height={isVertical ? room : 2 * half}
              rx={4}
            />
            {isNamed && <Name x={x} y={y} label={label} isVertical={isVertical} scale={scale} />}
            {outage && (
              <path
                className={styles.outage}
                transform={
                  isVertical ? `translate(${x} ${-5 * scale})` : `translate(${-7 * scale} ${y})`
                }
                d={glyphPath(OUTAGE_SHAPES[outage], 3.5 * scale)}
              />
            )}
          </Mark>
        );
      })}
    </g>
  );
});

interface NameProps extends Pick<LaneNamesProps, 'isVertical' | 'scale'> {
  readonly x: number;
  readonly y: number;
  readonly label: string;
}

/** Above the lane there is more height than width. */
function Name({ x, y, label, isVertical, scale }: NameProps) {
  const lines = isVertical ? nameLines(label) : [label];
  return lines.map((line, i) => (
    <text
      key={line}
      x={x}
      y={y + (i - (lines.length - 1) / 2) * NAME_LINE * scale}
      dy="0.35em"
      textAnchor={isVertical ? 'middle' : 'end'}
    >
      {line}
    </text>
  ));
}

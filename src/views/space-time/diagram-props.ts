// What the diagram needs beside the view's own props: its measures and the stretch of time that is seen.
import type { RefObject } from 'react';
import type { Layout } from './layout.ts';
import type { SpaceTimeProps } from './props.ts';
import type { HeadDragging } from './use-head-drag.ts';
import type { Windowing } from './use-time-window.ts';

export interface DiagramProps extends SpaceTimeProps {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly isMeasured: boolean;
  readonly endTime: number;
  readonly layout: Layout;
  readonly scale: number;
  readonly windowing: Windowing;
  readonly dragging: HeadDragging;
}

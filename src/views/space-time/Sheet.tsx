// Sheets of the plot: longer than what is seen of them, and moved behind the opening as they are, without being drawn anew.
import type { CSSProperties, ReactNode } from 'react';
import type { Plane } from '../../figure/plane.ts';
import { LEAD } from './Plot.tsx';
import styles from './space-time.module.css';

export interface SheetSize {
  readonly width: number;
  readonly height: number;
}

/** Pixels of a sheet: the plane, what is seen before it, and what is seen after it. */
export function sheetSize({ isVertical, length, breadth }: Plane, end: number): SheetSize {
  const along = LEAD + length + end;
  return isVertical ? { width: breadth, height: along } : { width: along, height: breadth };
}

interface SheetProps {
  readonly plane: Plane;
  /** Pixels along the time axis at which what is seen begins. */
  readonly from: number;
  readonly children: ReactNode;
}

export function Sheet({ plane, from, children }: SheetProps) {
  const moved = plane.isVertical ? `0, ${-from}px` : `${-from}px, 0`;
  const style: CSSProperties = { transform: `translate(${moved})` };
  return (
    <div className={styles.sheet} style={style}>
      {children}
    </div>
  );
}

interface SheetDrawingProps {
  readonly plane: Plane;
  readonly size: SheetSize;
  readonly children: ReactNode;
}

/** The sheet's drawing, in the plane's own pixels. */
export function SheetDrawing({ plane, size, children }: SheetDrawingProps) {
  const [x, y] = plane.isVertical ? [0, -LEAD] : [-LEAD, 0];
  return (
    <svg
      role="presentation"
      className={styles.drawn}
      {...size}
      viewBox={`${x} ${y} ${size.width} ${size.height}`}
    >
      {children}
    </svg>
  );
}

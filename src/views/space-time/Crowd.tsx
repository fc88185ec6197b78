// Marks too many to be elements of the page: bands, messages and events painted once, and only uncovered as time goes on.
import { memo, type RefObject, useLayoutEffect, useReducer, useRef } from 'react';
import type { Cone } from '../../analysis/causality.ts';
import type { SpaceTimeFigure } from '../../figure/space-time.ts';
import { watchTheme } from '../grid/watch-theme.ts';
import styles from './crowd.module.css';
import { ALL, paintCrowd, type Stretch } from './paint-crowd.ts';

interface CrowdProps {
  readonly figure: SpaceTimeFigure;
  readonly cone: Cone | undefined;
  /** Pixels of the sheet, and of it before the plane begins. */
  readonly width: number;
  readonly height: number;
  readonly lead: number;
  /** Pixels of the sheet along the time axis up to the present. */
  readonly now: number;
  /** Pixels along the time axis between which is seen. */
  readonly from: number;
  readonly to: number;
}

/** After so long without a change what is not seen is painted as well. */
const CALM_MS = 150;

/** Painted as it is when all has happened; what is to come lies under a veil, which is moved aside: nothing is painted anew. */
export function Crowd({ now, from, to, ...painted }: CrowdProps) {
  const { width, height, figure } = painted;
  const seen = useRef<Stretch>(ALL);
  useLayoutEffect(() => {
    seen.current = { from, to };
  }, [from, to]);
  const shift = figure.plane.isVertical ? `0, ${now}px` : `${now}px, 0`;
  return (
    <div
      className={styles.crowd}
      style={{ width, height }}
      data-crowd={figure.arrows.length}
      aria-hidden
    >
      <Painted {...painted} seen={seen} />
      <div className={styles.veil} style={{ transform: `translate(${shift})` }} />
    </div>
  );
}

interface PaintedProps extends Omit<CrowdProps, 'now' | 'from' | 'to'> {
  readonly seen: RefObject<Stretch>;
}

/** Painted anew when what it shows changes: what is seen at once, the rest when that has lasted a while. */
const Painted = memo(function Painted(props: PaintedProps) {
  const { figure, cone, width, height, lead, seen } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const [theme, changeTheme] = useReducer((count: number) => count + 1, 0);
  useLayoutEffect(() => watchTheme(changeTheme), []);
  useLayoutEffect(() => {
    void theme;
    const paint = (stretch: Stretch) => {
      if (canvas.current)
        paintCrowd(canvas.current, { figure, cone, width, height, lead, stretch });
    };
    paint(seen.current);
    const rest = setTimeout(() => paint(ALL), CALM_MS);
    return () => clearTimeout(rest);
  }, [figure, cone, width, height, lead, seen, theme]);
  return <canvas ref={canvas} className={styles.layer} />;
});

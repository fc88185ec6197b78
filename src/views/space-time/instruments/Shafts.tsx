// Arrows that an instrument makes stand out.
import { crossPath, direction, headPath } from '../../../figure/glyph-paths.ts';
import type { ArrowMark } from '../../../figure/space-time-arrows.ts';
import { shaftPath } from '../Arrows.tsx';
import styles from './instruments.module.css';

interface ShaftsProps {
  readonly arrows: readonly ArrowMark[];
  readonly kind: 'chain' | 'broken' | 'channel';
  readonly scale: number;
}

const HEAD = 12;

/** One element for all of them: there may be very many. */
export function Shafts({ arrows, kind, scale }: ShaftsProps) {
  return (
    <g data-arrows={kind} data-rows={arrows.map(({ row }) => row).join(' ')}>
      <path className={styles.shaft} data-kind={kind} d={arrows.map(shaftPath).join('')} />
      {arrows.map((arrow) => (
        <Tip key={arrow.row} arrow={arrow} kind={kind} scale={scale} />
      ))}
    </g>
  );
}

function Tip({ arrow, kind, scale }: Omit<ShaftsProps, 'arrows'> & { readonly arrow: ArrowMark }) {
  const { start, end, bend, outcome } = arrow;
  const place = `translate(${end.x} ${end.y})`;
  if (outcome === 'lost')
    return (
      <path
        className={styles.shaft}
        data-kind={kind}
        transform={place}
        d={crossPath(5.5 * scale)}
      />
    );
  const turned = `${place} rotate(${direction(bend ?? start, end)})`;
  return (
    <path className={styles.tip} data-kind={kind} transform={turned} d={headPath(HEAD * scale)} />
  );
}

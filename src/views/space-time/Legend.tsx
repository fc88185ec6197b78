// What colours and shapes mean, above the diagram: of the event in focus, else of the shapes in the run.
import { glyphPath } from '../../figure/glyph-paths.ts';
import type { EventShape } from '../../figure/space-time-events.ts';
import styles from './legend.module.css';
import { RELATION_WORDS, SHAPE_WORDS } from './words.ts';

interface LegendProps {
  readonly hasFocus: boolean;
  readonly shapes: readonly EventShape[];
  readonly hasChanges: boolean;
  /** One in so many messages is drawn. */
  readonly oneIn: number;
  /** The lost are crossed. */
  readonly hasLost: boolean;
  /** How clocks that are derived, not the protocol's own, are to be read. */
  readonly clocks: string | undefined;
}

export function Legend({ hasFocus, shapes, hasChanges, oneIn, ...has }: LegendProps) {
  return (
    <ul className={styles.legend}>
      {hasFocus
        ? (['past', 'future', 'concurrent'] as const).map((state) => (
            <li key={state} data-state={state}>
              <Sign shape="circle" />
              <span className={styles.long}>{RELATION_WORDS[state][0]}</span>
              <span className={styles.short}>{RELATION_WORDS[state][1]}</span>
            </li>
          ))
        : shapes.map((shape) => (
            <li key={shape}>
              <Sign shape={shape} />
              {SHAPE_WORDS[shape]}
            </li>
          ))}
      {!hasFocus && has.hasLost && (
        <li>
          <svg className={styles.sign} viewBox="-10 -10 20 20" aria-hidden="true">
            <path className={styles.lostSign} d="M-6 -6L6 6M-6 6L6 -6" />
          </svg>
          lost
        </li>
      )}
      {has.clocks !== undefined && <li className={styles.remark}>{has.clocks}</li>}
      {oneIn > 1 && (
        <li className={styles.remark}>1 message in {oneIn} drawn: zoom in for the others</li>
      )}
      {hasChanges && (
        <li>
          <svg className={styles.sign} viewBox="-10 -10 20 20" aria-hidden="true">
            <circle className={styles.changedSign} r={8} />
            <circle r={4.5} className={styles.signShape} />
          </svg>
          changed
        </li>
      )}
    </ul>
  );
}

function Sign({ shape }: { readonly shape: EventShape }) {
  return (
    <svg className={styles.sign} viewBox="-10 -10 20 20" aria-hidden="true" data-shape={shape}>
      <path className={styles.signShape} d={glyphPath(shape, 6.5)} />
    </svg>
  );
}

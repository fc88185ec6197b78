// A section of the inspector: a heading and rows of names and values.
import { type ReactNode, type Ref, useId } from 'react';
import { classes } from '../parts/button.tsx';
import { unfold, useUnfolded } from '../state/folds.ts';
import styles from './inspector.module.css';

interface SectionProps {
  readonly ref?: Ref<HTMLElement>;
  readonly title: string;
  /** Beside the heading. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

export function Section({ ref, title, aside, children }: SectionProps) {
  const id = useId();
  return (
    <section ref={ref} className={styles.section} aria-labelledby={id}>
      <div className={styles.heading}>
        <h3 id={id}>{title}</h3>
        {aside}
      </div>
      {children}
    </section>
  );
}

interface FoldingProps {
  readonly title: string;
  /** What is inside in one line, shown while it is folded. */
  readonly summary: string;
  readonly children: ReactNode;
}

export function Folding({ title, summary, children }: FoldingProps) {
  return (
    <section className={classes(styles.section, styles.line)} aria-label={title}>
      <Fold title={title} summary={summary}>
        {children}
      </Fold>
    </section>
  );
}

/** A part that folds within a section. */
export function Fold({ title, summary, children }: FoldingProps) {
  const isOpen = useUnfolded(title);
  return (
    <details
      className={styles.folding}
      open={isOpen}
      onToggle={({ currentTarget }) => unfold(title, currentTarget.open)}
    >
      <summary>
        {title}
        <span className={styles.summary} title={summary}>
          {summary}
        </span>
      </summary>
      {children}
    </details>
  );
}

interface RowProps {
  readonly name: string;
  readonly hint?: string | undefined;
  readonly isChanged?: boolean;
  readonly children: ReactNode;
}

export function Row({ name, hint, isChanged = false, children }: RowProps) {
  return (
    <div className={classes(styles.row, isChanged && styles.changed)} title={hint}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

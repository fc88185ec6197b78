// A section of the inspector: a heading and rows of names and values.
import { type ReactNode, type Ref, useId } from 'react';
import { classes } from '../parts/button.tsx';
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
    <section className={styles.section} aria-label={title}>
      <details className={styles.folding}>
        <summary>
          {title}
          <span className={styles.summary}>{summary}</span>
        </summary>
        {children}
      </details>
    </section>
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

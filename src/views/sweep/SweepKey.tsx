// What the marks of a sweep's plot mean.
import type { ReactNode } from 'react';
import { glyphPath } from '../../figure/grid-glyphs.ts';
import { shapeOf, toneOf } from './series-looks.ts';
import styles from './sweep.module.css';

interface SweepKeyProps {
  /** Values of the second parameter; one where there is none. */
  readonly series: readonly string[];
  /** What the dashed line is; '' where there is none. */
  readonly theory: string;
  readonly hasUnexpected: boolean;
}

export function SweepKey({ series, theory, hasUnexpected }: SweepKeyProps) {
  return (
    <ul className={styles.key}>
      <Entry text="a run" tone={toneOf(0)}>
        <path className={styles.dots} d="M10 6a3 3 0 1 0 6 0a3 3 0 1 0 -6 0" />
      </Entry>
      {hasUnexpected && (
        <Entry text="a check not as expected" tone={toneOf(0)}>
          <path className={styles.failed} d="M10 3L16 9M10 9L16 3" />
        </Entry>
      )}
      <Entry text="mean and its 95% interval" tone={toneOf(0)}>
        <path className={styles.interval} d="M13 0.5V11.5M10 0.5H16M10 11.5H16" />
        {series.length === 1 && <Shape series={0} />}
      </Entry>
      {series.length > 1 &&
        series.map((text, i) => (
          <Entry key={text} text={text} tone={toneOf(i)}>
            <path className={styles.mean} d="M1 6H25" />
            <Shape series={i} />
          </Entry>
        ))}
      {theory !== '' && (
        <Entry text={theory} tone={undefined}>
          <path className={styles.theory} d="M1 6H25" />
        </Entry>
      )}
    </ul>
  );
}

function Shape({ series }: { readonly series: number }) {
  return (
    <path className={styles.middle} fillRule="evenodd" d={glyphPath(shapeOf(series), 13, 6, 4.2)} />
  );
}

interface EntryProps {
  readonly text: string;
  readonly tone: string | undefined;
  readonly children: ReactNode;
}

function Entry({ text, tone, children }: EntryProps) {
  return (
    <li>
      <svg viewBox="0 0 26 12" data-tone={tone} aria-hidden="true">
        {children}
      </svg>
      {text}
    </li>
  );
}

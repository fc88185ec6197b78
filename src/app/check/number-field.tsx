// A labelled whole number in one line; what is wrong with it stands below.
import { useId } from 'react';
import { asSentence } from '../../playback/narration.ts';
import { classes } from '../parts/button.tsx';
import controls from '../parts/controls.module.css';
import work from '../parts/work.module.css';
import styles from './check.module.css';

interface NumberFieldProps {
  readonly label: string;
  readonly value: string;
  readonly problem: string | undefined;
  onChange(value: string): void;
}

export function NumberField({ label, value, problem, onChange }: NumberFieldProps) {
  const id = useId();
  return (
    <div className={styles.number}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        className={classes(controls.field, work.written)}
        value={value}
        aria-invalid={problem !== undefined || undefined}
        aria-describedby={problem === undefined ? undefined : `${id}-problem`}
        onChange={({ target }) => onChange(target.value)}
      />
      {problem !== undefined && (
        <p id={`${id}-problem`} className={classes(work.error, styles.problem)} role="alert">
          {asSentence(problem)}
        </p>
      )}
    </div>
  );
}

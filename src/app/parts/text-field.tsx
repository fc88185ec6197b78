// A labelled line of text with a hint below it; what is wrong with it stands in the hint's place.
import { useId } from 'react';
import { asSentence } from '../../playback/narration.ts';
import { classes } from './button.tsx';
import controls from './controls.module.css';
import styles from './work.module.css';

interface TextFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly problem: string | undefined;
  onChange(value: string): void;
}

export function TextField({ label, hint, value, problem, onChange }: TextFieldProps) {
  const id = useId();
  return (
    <div>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        type="text"
        className={classes(controls.field, styles.wide, styles.written)}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        value={value}
        aria-invalid={problem !== undefined || undefined}
        aria-describedby={`${id}-hint`}
        onChange={({ target }) => onChange(target.value)}
      />
      <p
        id={`${id}-hint`}
        className={problem === undefined ? styles.hint : styles.error}
        role={problem === undefined ? undefined : 'alert'}
      >
        {problem === undefined ? hint : asSentence(problem)}
      </p>
    </div>
  );
}

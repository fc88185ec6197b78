// One value of the run in the form: typed text is tried when the typing rests; what is refused stays, with the reason.
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { asSentence } from '../../playback/narration.ts';
import { classes } from '../parts/button.tsx';
import controls from '../parts/controls.module.css';
import { forgetRefusal, useShown } from '../state/shown.ts';
import fields from './form.module.css';
import styles from './inspector.module.css';

const REST_MS = 600;

interface FieldProps {
  readonly label: string;
  /** What an InputError calls the value: `parameter nodes`. */
  readonly where: string;
  readonly about?: string | undefined;
  readonly hint?: string | undefined;
  readonly children: (ids: FieldIds) => ReactNode;
}

export interface FieldIds {
  readonly id: string;
  readonly 'aria-invalid': boolean | undefined;
  readonly 'aria-describedby': string | undefined;
}

/** Label, control and the reason why the last value was refused. */
export function Field({ label, where, about, hint, children }: FieldProps) {
  const id = useId();
  const error = useShown(({ refused }) => (refused?.where === where ? refused.message : undefined));
  return (
    <div className={fields.field} title={about}>
      <label htmlFor={id}>
        {label} {hint && <span className={styles.unit}>{hint}</span>}
      </label>
      {children({
        id,
        'aria-invalid': error === undefined ? undefined : true,
        'aria-describedby': error === undefined ? undefined : `${id}-error`,
      })}
      {error !== undefined && (
        <p id={`${id}-error`} className={styles.error} role="alert">
          {asSentence(error)}
        </p>
      )}
    </div>
  );
}

interface TextInputProps extends Partial<FieldIds> {
  readonly value: string;
  readonly onCommit: (text: string) => void;
  readonly number?: { readonly min?: number; readonly max?: number; readonly step: number | 'any' };
  readonly label?: string;
  readonly disabled?: boolean;
}

/** Hands its text on when typing rests, at Enter, and when the field is left. */
export function TextInput({ value, onCommit, number, label, disabled, ...ids }: TextInputProps) {
  const [draft, setDraft] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const invalid = ids['aria-invalid'] ?? false;
  // What was refused goes when its reason goes: the form shows the run on the stage.
  useEffect(() => {
    if (!invalid) setDraft(value);
  }, [value, invalid]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const commit = (text: string) => {
    clearTimeout(timer.current);
    if (text !== value) onCommit(text);
    // The value that stands is no error, whatever was refused before it.
    else if (invalid) forgetRefusal();
  };
  return (
    <input
      {...ids}
      {...(number && { ...number, inputMode: 'decimal' as const })}
      aria-label={label}
      disabled={disabled}
      type={number ? 'number' : 'text'}
      className={classes(controls.field)}
      autoComplete="off"
      spellCheck={false}
      value={draft}
      onChange={({ target }) => {
        setDraft(target.value);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => commit(target.value), REST_MS);
      }}
      onBlur={() => commit(draft)}
      onKeyDown={({ key }) => {
        if (key === 'Enter') commit(draft);
        if (key === 'Escape') setDraft(value);
      }}
    />
  );
}

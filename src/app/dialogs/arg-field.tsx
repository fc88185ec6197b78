// One argument of a command in its form: a number to type, or a node to choose.
import { useId } from 'react';
import { nodeName } from '../../playback/narration.ts';
import type { NamedManifest } from '../../playback/node-names.ts';
import { classes } from '../parts/button.tsx';
import controls from '../parts/controls.module.css';
import { argProblem, type BoundedArg } from '../words/command-args.ts';
import { groupDigits } from '../words/time.ts';
import styles from './dialogs.module.css';

/** More nodes than this are named by their number. */
const MOST_LISTED = 400;

interface ArgFieldProps {
  readonly arg: BoundedArg;
  readonly text: string;
  readonly words: NamedManifest;
  readonly onChange: (text: string) => void;
}

export function ArgField({ arg, text, words, onChange }: ArgFieldProps) {
  const id = useId();
  const { kind, label, about, min, max } = arg;
  const problem = argProblem(arg, text.trim());
  const isListed = kind === 'node' && max < MOST_LISTED;
  const control = {
    id,
    className: classes(controls.field),
    'aria-describedby': `${id}-about`,
    value: text,
  };
  return (
    <div>
      <label htmlFor={id} className={styles.label}>
        {label}
        {!isListed && `, ${groupDigits(min)} to ${groupDigits(max)}`}
      </label>
      {isListed ? (
        <select {...control} onChange={({ target }) => onChange(target.value)}>
          <option value="">any</option>
          {Array.from({ length: max + 1 }, (_, node) => (
            <option key={nodeName(words, node)} value={node}>
              {nodeName(words, node)}
            </option>
          ))}
        </select>
      ) : (
        <input
          {...control}
          inputMode="numeric"
          autoComplete="off"
          aria-invalid={problem !== undefined}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
      <p
        id={`${id}-about`}
        className={classes(styles.about, problem === undefined ? styles.note : styles.error)}
      >
        {problem ?? about}
      </p>
    </div>
  );
}

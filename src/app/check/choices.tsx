// A choice of a few: one of them, or any number.
import { useId } from 'react';
import styles from './check.module.css';

interface ChoicesProps<T extends string> {
  readonly title: string;
  readonly names: readonly T[];
  readonly titles: Readonly<Record<T, string>>;
  readonly chosen: readonly T[];
  /** Several may be chosen. */
  readonly isMany?: boolean;
  onChange(name: T): void;
}

export function Choices<T extends string>(props: ChoicesProps<T>) {
  const { title, names, titles, chosen, isMany = false, onChange } = props;
  const id = useId();
  return (
    <fieldset className={styles.fieldset}>
      <legend>{title}</legend>
      <div className={isMany ? styles.many : styles.few}>
        {names.map((name) => (
          <label key={name}>
            <input
              type={isMany ? 'checkbox' : 'radio'}
              name={id}
              checked={chosen.includes(name)}
              onChange={() => onChange(name)}
            />
            {titles[name]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

// A text to take along: shown, selected when it gets the focus, copied by a button.
import { classes } from '../parts/button.tsx';
import controls from '../parts/controls.module.css';
import { CopyButton } from './copy-button.tsx';
import styles from './dialogs.module.css';

interface CopyFieldProps {
  readonly label: string;
  readonly value: string;
  readonly isLong?: boolean;
}

export function CopyField({ label, value, isLong = false }: CopyFieldProps) {
  const common = {
    className: classes(controls.field),
    'aria-label': label,
    readOnly: true,
    value,
    spellCheck: false,
  };
  return (
    <div>
      <span className={styles.label}>{label}</span>
      <div className={styles.link}>
        {isLong ? (
          <textarea {...common} rows={4} style={{ height: 'auto' }} />
        ) : (
          <input {...common} onFocus={({ target }) => target.select()} />
        )}
        <CopyButton text={value} what={label} />
      </div>
    </div>
  );
}

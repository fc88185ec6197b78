// A button with words, and one with a picture and a name.
import type { ComponentProps, ReactNode } from 'react';
import styles from './controls.module.css';

interface ButtonProps extends ComponentProps<'button'> {
  readonly look?: 'plain' | 'primary' | 'quiet';
}

export function Button({ look = 'plain', className, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      className={classes(styles.button, lookClass(look), className)}
      {...rest}
    />
  );
}

interface IconButtonProps extends ButtonProps {
  /** The accessible name, shown as a tooltip as well. */
  readonly label: string;
  /** The key that does the same. */
  readonly keyHint?: string;
  readonly children: ReactNode;
}

export function IconButton({
  look = 'plain',
  label,
  keyHint,
  className,
  ...rest
}: IconButtonProps) {
  return (
    <button
      type="button"
      className={classes(styles.button, styles.icon, lookClass(look), className)}
      aria-label={label}
      title={keyHint ? `${label} (${keyHint})` : label}
      {...rest}
    />
  );
}

function lookClass(look: 'plain' | 'primary' | 'quiet'): string | undefined {
  return look === 'plain' ? undefined : styles[look];
}

/** Class names joined; empty ones left out. */
export function classes(...names: readonly (string | false | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}

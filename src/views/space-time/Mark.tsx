// A mark that can be focused and picked.
import type { ReactNode } from 'react';

interface MarkProps {
  /** Accessible name. */
  readonly name: string;
  readonly isTabStop: boolean;
  readonly className: string | undefined;
  readonly transform?: string | undefined;
  readonly children: ReactNode;
  readonly [data: `data-${string}`]: string | number | boolean | undefined;
}

/** SVG has no element of its own for what is pressed. */
const PRESSED = { role: 'button' };

export function Mark({ name, isTabStop, children, ...rest }: MarkProps) {
  return (
    <g {...PRESSED} {...rest} aria-label={name} tabIndex={isTabStop ? 0 : -1}>
      {children}
    </g>
  );
}

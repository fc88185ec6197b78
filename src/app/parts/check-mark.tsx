// What a check came to, as a sign: what is neither right nor wrong has one of its own.
import { Check, CircleDashed, X } from 'lucide-react';
import type { CheckMark as Mark } from '../words/checks.ts';
import styles from './check-mark.module.css';

const ICONS = { holds: Check, fails: X, open: CircleDashed };

export function CheckMark({ mark }: { readonly mark: Mark }) {
  const Icon = ICONS[mark];
  return (
    <Icon
      aria-hidden
      data-mark={mark}
      className={styles[mark]}
      {...(mark !== 'open' && { strokeWidth: 3 })}
    />
  );
}

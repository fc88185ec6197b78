// A dialog in which something is worked out from the run on the stage: a form, and beside it what comes of it.
import type { ReactNode } from 'react';
import { closeDialog } from '../dialogs/close.ts';
import { Modal } from './modal.tsx';
import styles from './work.module.css';

interface WorkDialogProps {
  readonly title: string;
  /** What it starts from. */
  readonly base: string;
  readonly side: ReactNode;
  readonly children: ReactNode;
}

export function WorkDialog({ title, base, side, children }: WorkDialogProps) {
  return (
    <Modal title={title} shape="full" onClose={closeDialog}>
      <div className={styles.frame}>
        <div className={styles.dialog}>
          <div className={styles.side}>
            <p className={styles.base}>{base}</p>
            {side}
          </div>
          {children}
        </div>
      </div>
    </Modal>
  );
}

// A modal dialog or sheet on the browser's own dialog element: focus stays in it, Escape closes it, focus goes back.
import { X } from 'lucide-react';
import { type ReactNode, type RefObject, useEffect, useEffectEvent, useId, useRef } from 'react';
import { classes, IconButton } from './button.tsx';
import { focusKeeper } from './focus-keeper.ts';
import styles from './modal.module.css';

interface ModalProps {
  readonly title: string;
  readonly shape?: 'dialog' | 'wide' | 'full' | 'sheet-start' | 'sheet-end';
  readonly onClose: () => void;
  readonly children: ReactNode;
}

const SHAPES = {
  dialog: styles.modal,
  wide: classes(styles.modal, styles.wide),
  full: classes(styles.modal, styles.full),
  'sheet-start': styles.sheet,
  'sheet-end': classes(styles.sheet, styles.end),
};

/** Open as long as it is mounted. */
export function Modal({ title, shape = 'dialog', onClose, children }: ModalProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = ref.current;
    const giveBack = focusKeeper();
    dialog?.showModal();
    // What is asked for can be typed at once.
    dialog?.querySelector<HTMLElement>('form input, form select')?.focus();
    return () => {
      dialog?.close();
      giveBack();
    };
  }, []);
  useClosing(ref, onClose);
  return (
    <dialog ref={ref} className={SHAPES[shape]} aria-labelledby={titleId}>
      <div className={styles.head}>
        <h2 id={titleId} className={styles.title}>
          {title}
        </h2>
        <IconButton look="quiet" label="Close" onClick={onClose}>
          <X aria-hidden />
        </IconButton>
      </div>
      <div className={styles.body}>{children}</div>
    </dialog>
  );
}

/** Escape, and a press beside the dialog. */
function useClosing(ref: RefObject<HTMLDialogElement | null>, onClose: () => void): void {
  const close = useEffectEvent(onClose);
  useEffect(() => {
    const dialog = ref.current;
    const onCancel = (event: Event) => {
      event.preventDefault();
      close();
    };
    const onPress = (event: PointerEvent) => {
      if (event.target === dialog && dialog && isOutside(event, dialog)) close();
    };
    dialog?.addEventListener('cancel', onCancel);
    // A browser may close it without asking first.
    dialog?.addEventListener('close', close);
    dialog?.addEventListener('pointerdown', onPress);
    return () => {
      dialog?.removeEventListener('cancel', onCancel);
      dialog?.removeEventListener('close', close);
      dialog?.removeEventListener('pointerdown', onPress);
    };
  }, [ref]);
}

function isOutside({ clientX, clientY }: PointerEvent, dialog: Element): boolean {
  const { left, right, top, bottom } = dialog.getBoundingClientRect();
  return clientX < left || clientX > right || clientY < top || clientY > bottom;
}

// Dragging an arrowhead, by pointer or by key: the message takes that long.
import { useEffect, useRef, useState } from 'react';
import type { MessageName } from '../../engine/run.ts';
import type { DelayWish, DragPhase } from './props.ts';

export interface HeadDrag {
  readonly message: MessageName;
  /** Ticks. */
  readonly sent: number;
  readonly ticks: number;
  /** `pointer` follows the pointer until it is let go, `key` waits for Enter. */
  readonly by: 'pointer' | 'key';
}

export interface HeadDragging {
  readonly drag: HeadDrag | undefined;
  /** The drag as it is now, for events that come before the next render. */
  current(): HeadDrag | undefined;
  start(drag: HeadDrag): void;
  /** Ticks from sending to arrival; at least 1. */
  moveTo(ticks: number): void;
  commit(): void;
  cancel(): void;
}

/** Previews go out at most once a frame. */
export function useHeadDrag(
  intervene: ((wish: DelayWish, phase: DragPhase) => void) | undefined,
): HeadDragging {
  const [drag, setDrag] = useState<HeadDrag>();
  // The latest state, for events that come before the next render.
  const latest = useRef<HeadDrag>(undefined);
  const frame = useRef(0);
  const tell = useRef(intervene);
  tell.current = intervene;

  const put = (next: HeadDrag | undefined) => {
    latest.current = next;
    setDrag(next);
  };
  const wish = ({ message, ticks }: HeadDrag): DelayWish => ({ kind: 'delay', message, ticks });
  const finish = (phase: 'commit' | 'cancel') => {
    const last = latest.current;
    cancelAnimationFrame(frame.current);
    frame.current = 0;
    put(undefined);
    if (last) tell.current?.(wish(last), phase);
  };
  useEffect(() => () => cancelAnimationFrame(frame.current), []);
  const cancel = useRef(() => {});
  cancel.current = () => finish('cancel');
  const isPending = drag !== undefined;
  // Before anybody else, and wherever the focus is: nothing in the diagram need have it while the pointer drags.
  useEffect(() => {
    if (!isPending) return;
    const onKey = (event: KeyboardEvent) => {
      if (!takesBack(event)) return;
      event.preventDefault();
      event.stopPropagation();
      cancel.current();
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, [isPending]);

  return {
    drag,
    current: () => latest.current,
    start: put,
    moveTo(ticks) {
      const last = latest.current;
      const next = Math.max(1, Math.round(ticks));
      if (!last || last.ticks === next) return;
      put({ ...last, ticks: next });
      frame.current ||= requestAnimationFrame(() => {
        frame.current = 0;
        if (latest.current) tell.current?.(wish(latest.current), 'preview');
      });
    },
    commit: () => finish('commit'),
    cancel: () => finish('cancel'),
  };
}

/** Escape, and what else takes back the last thing done: nothing but the drag, which is not yet done. */
function takesBack({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): boolean {
  return (
    key === 'Escape' || ((ctrlKey || metaKey) && !shiftKey && !altKey && key.toLowerCase() === 'z')
  );
}

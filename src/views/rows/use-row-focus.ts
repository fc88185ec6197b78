// Rows that are pointed at and focused: one tab stop, arrow keys from row to row, and what the other views mark meanwhile.
import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { type Brush, NO_BRUSH } from '../brush.ts';

export interface RowEvents {
  onKeyDown(event: KeyboardEvent): void;
  onFocus(): void;
  onBlur(): void;
  onPointerEnter(): void;
  onPointerLeave(): void;
}

export interface RowFocus {
  /** The row that Tab comes to, and the one that has the focus. */
  readonly tabStop: number;
  readonly focused: number | undefined;
  /** Gives a row the focus, and brings it in sight. */
  focus(index: number): void;
  eventsOf(index: number): RowEvents;
}

interface Rows {
  /** Holds the rows, which have `data-index`, and in each a button. */
  readonly list: RefObject<HTMLElement | null>;
  readonly count: number;
  /** The row that Tab comes to at first, and that gets the focus of one that is no more. */
  readonly first: number;
  /** Whether the row is on the page. */
  isShown(index: number): boolean;
  reveal(index: number): void;
  brushOf(index: number): Brush;
  onBrush(brush: Brush): void;
}

export function useRowFocus({ list, count, first, isShown, reveal, ...rows }: Rows): RowFocus {
  const [at, setAt] = useState<number>();
  const [focused, setFocused] = useState<number>();
  const wanted = useRef<number>(undefined);
  // A row that is not drawn anew has the events of an earlier time.
  const focusedNow = useRef<number>(undefined);
  useLayoutEffect(() => {
    // A row that is no longer on the page takes the focus with it, and tells nobody.
    if (focused !== undefined && document.activeElement === document.body)
      wanted.current ??= isShown(focused) ? focused : first;
    if (wanted.current === undefined) return;
    const row = list.current?.querySelector(`[data-index="${wanted.current}"] button`);
    if (!(row instanceof HTMLElement)) return;
    wanted.current = undefined;
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });
  const focus = (index: number) => {
    const to = Math.max(0, Math.min(count - 1, index));
    wanted.current = to;
    setAt(to);
    reveal(to);
  };
  const brush = (index: number | undefined) =>
    rows.onBrush(index === undefined ? NO_BRUSH : rows.brushOf(index));
  return {
    tabStop: at !== undefined && at < count && isShown(at) ? at : first,
    focused,
    focus,
    eventsOf: (index) => ({
      onKeyDown(event) {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        const to = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: count - 1 }[event.key];
        if (to === undefined) return;
        event.preventDefault();
        event.stopPropagation();
        focus(to);
      },
      onFocus() {
        setAt(index);
        setFocused(index);
        focusedNow.current = index;
        brush(index);
      },
      onBlur() {
        setFocused(undefined);
        focusedNow.current = undefined;
        brush(undefined);
      },
      onPointerEnter: () => brush(index),
      onPointerLeave: () => brush(focusedNow.current),
    }),
  };
}

// A list that goes with the cursor.
import { useEffect, useRef } from 'react';

/** Reveals the row of that index whenever the cursor moves; -1 is no row. Between moves a person scrolls as they like. */
export function useFollow(index: number, cursor: number, reveal: (index: number) => void): void {
  const latest = useRef(reveal);
  useEffect(() => {
    latest.current = reveal;
  });
  useEffect(() => {
    void cursor;
    if (index >= 0) latest.current(index);
  }, [index, cursor]);
}

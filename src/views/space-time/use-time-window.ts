// Which stretch of time is seen: fitted, following the cursor, or where a person has put it.
import { useEffect, useMemo, useState } from 'react';
import type { Trace } from '../../engine/trace.ts';
import {
  followingWindow,
  runWindow,
  type TimeWindow,
  windowFrom,
  zoomedWindow,
} from '../../figure/time-window.ts';

export interface Windowing {
  readonly whole: TimeWindow;
  readonly window: TimeWindow;
  readonly isWhole: boolean;
  /** Makes the window `factor` times as long about a time (its middle where none is given). */
  zoom(factor: number, about?: number): void;
  /** Moves it by so many ticks. */
  pan(ticks: number): void;
  /** Moves it, if need be, so that the time is in sight. */
  reveal(time: number): void;
  /** All of the run. */
  fit(): void;
}

interface Chosen {
  /** Ticks seen at once; undefined: what is legible. */
  readonly span?: number | undefined;
  /** Where it begins; undefined: it follows the cursor. */
  readonly from?: number | undefined;
}

interface WindowInput {
  readonly trace: Trace;
  /** Ticks. */
  readonly endTime: number;
  readonly time: number;
  /** Length of the plot, at scale 1. */
  readonly pixels: number;
  readonly turnsPages: boolean;
  /** The window stays as it is, whatever the trace, while an arrowhead is dragged. */
  readonly isHeld: boolean;
}

export function useTimeWindow(input: WindowInput): Windowing {
  const { trace, endTime, time, pixels, turnsPages, isHeld } = input;
  const [chosen, setChosen] = useState<Chosen>({});
  const [held, setHeld] = useState<{ readonly whole: TimeWindow; readonly window: TimeWindow }>();
  const { whole: fresh, legible } = useMemo(
    () => runWindow(trace, endTime, Math.max(1, pixels)),
    [trace, endTime, pixels],
  );
  const span = Math.min(chosen.span ?? legible, fresh.to - fresh.from);
  const now =
    chosen.from === undefined
      ? followingWindow(fresh, span, time, turnsPages)
      : windowFrom(fresh, span, chosen.from);
  const { whole, window } = (isHeld ? held : undefined) ?? { whole: fresh, window: now };
  if (isHeld && !held) setHeld({ whole: fresh, window: now });
  if (!isHeld && held) setHeld(undefined);
  useFollowing(time, now, () => setChosen(({ span }) => ({ span })));

  const put = (next: TimeWindow) => setChosen({ span: next.to - next.from, from: next.from });
  return {
    whole,
    window,
    isWhole: window.to - window.from >= whole.to - whole.from,
    zoom: (factor, about) =>
      put(zoomedWindow(whole, window, factor, about ?? (window.from + window.to) / 2)),
    pan: (ticks) => put(windowFrom(whole, span, window.from + ticks)),
    reveal: (at) => {
      const room = span * 0.08;
      if (at >= window.from + room / 2 && at <= window.to - room / 2) return;
      put(windowFrom(whole, span, at < window.from + room ? at - room : at - span + room));
    },
    fit: () => setChosen({ span: whole.to - whole.from }),
  };
}

/** A window put somewhere by hand follows again once the cursor moves out of it. */
function useFollowing(time: number, { from, to }: TimeWindow, follow: () => void): void {
  const [last, setLast] = useState(time);
  useEffect(() => {
    if (time === last) return;
    setLast(time);
    if (time < from || time > to) follow();
  });
}

// Which stretch of time is seen: fitted, following the cursor, or where a person has put it.
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Trace } from '../../engine/trace.ts';
import {
  followingWindow,
  runWindow,
  type TimeWindow,
  windowFrom,
  windowWith,
  zoomCentre,
  zoomedWindow,
} from '../../figure/time-window.ts';
import type { ChosenWindow, Together } from './props.ts';

export interface Windowing {
  /** The run's own stretch of time. */
  readonly run: TimeWindow;
  /** All that can be seen: longer while a head is dragged beyond the run's end. */
  readonly whole: TimeWindow;
  readonly window: TimeWindow;
  readonly isWhole: boolean;
  /** Makes the window `factor` times as long about a time (where none is given the cursor's, or the middle if that is out of sight). */
  zoom(factor: number, about?: number): void;
  /** Moves it by so many ticks. */
  pan(ticks: number): void;
  /** Moves it, if need be, so that the time is in sight. */
  reveal(time: number): void;
  /** All of the run. */
  fit(): void;
  /** Moves it along with an arrowhead that is dragged out of sight: so many pixels stay between that time and its end. */
  accompany(time: number): void;
  /** Stays where the dragged head has led it. */
  stay(): void;
}

/** While an arrowhead is dragged: what was seen when it began, and how far it has been led since. */
interface Held {
  readonly whole: TimeWindow;
  readonly window: TimeWindow;
  readonly began: TimeWindow;
  /** The run was seen whole. */
  readonly isWhole: boolean;
}

interface WindowInput {
  readonly trace: Trace;
  readonly opened: object;
  /** Ticks. */
  readonly endTime: number;
  readonly time: number;
  /** Ticks a millisecond at which play time runs; 0 while it stands. */
  readonly pace: number;
  /** Length of the plot, at scale 1. */
  readonly pixels: number;
  readonly turnsPages: boolean;
  /** The window stays as it is, whatever the trace, while an arrowhead is dragged within it. */
  readonly isHeld: boolean;
  readonly together: Together | undefined;
}

export function useTimeWindow(input: WindowInput): Windowing {
  const { trace, endTime, time, pace, pixels, turnsPages, isHeld, together } = input;
  const own = useChosen(input.opened);
  const [chosen, setChosen] = together ? [together.chosen, together.choose] : own;
  const [held, setHeld] = useState<Held>();
  const { whole: fresh, legible } = useMemo(
    () => runWindow(together?.traces ?? [trace], endTime, Math.max(1, pixels)),
    [trace, together?.traces, endTime, pixels],
  );
  const span = Math.min(chosen.span ?? spanAtPace(legible, pace), fresh.to - fresh.from);
  const now =
    chosen.from === undefined
      ? followingWindow(fresh, span, time, turnsPages)
      : windowFrom(fresh, span, chosen.from);
  const { whole, window } = (isHeld ? held : undefined) ?? { whole: fresh, window: now };
  if (isHeld && !held)
    setHeld({ whole: fresh, window: now, began: now, isWhole: isAll(fresh, now) });
  if (!isHeld && held) setHeld(undefined);
  useFollowing(time, now, () => setChosen(({ span }) => ({ span })));

  const put = ({ from, to }: TimeWindow) => setChosen(() => ({ span: to - from, from }));
  return {
    run: fresh,
    whole,
    window,
    isWhole: isAll(whole, window),
    zoom: (factor, about) =>
      put(zoomedWindow(whole, window, factor, about ?? zoomCentre(window, time))),
    pan: (ticks) => put(windowFrom(whole, span, window.from + ticks)),
    reveal: (at) => {
      const room = span * 0.08;
      if (at >= window.from + room / 2 && at <= window.to - room / 2) return;
      put(windowFrom(whole, span, at < window.from + room ? at - room : at - span + room));
    },
    fit: () => setChosen(() => ({ span: whole.to - whole.from })),
    accompany: (at) => {
      const room = (EDGE * (window.to - window.from)) / Math.max(1, pixels);
      setHeld((old) => old && { ...old, ...windowWith(old.whole, old.window, at, room) });
    },
    stay: () => {
      // A run that was seen whole is seen whole again.
      if (held && !held.isWhole && held.window.from !== held.began.from) put(held.window);
    },
  };
}

/** Forgotten with another run. */
function useChosen(opened: object) {
  const [chosen, setChosen] = useState<ChosenWindow>({});
  const [chosenFor, setChosenFor] = useState(opened);
  if (chosenFor !== opened) {
    setChosenFor(opened);
    setChosen({});
  }
  return [chosen, setChosen] as const;
}

function isAll(whole: TimeWindow, { from, to }: TimeWindow): boolean {
  return to - from >= whole.to - whole.from;
}

/** Pixels at scale 1 between a head that leads the window and the window's end. */
const EDGE = 4;

/** A window that rushes by in less than this shows nothing: it is made longer, to last a while. Milliseconds. */
const RUSH_MS = 1000;
const UNHURRIED_MS = 3000;

function spanAtPace(legible: number, pace: number): number {
  return legible >= pace * RUSH_MS ? legible : pace * UNHURRIED_MS;
}

/** A window put somewhere by hand follows again once the cursor moves out of it. */
function useFollowing(time: number, { from, to }: TimeWindow, follow: () => void): void {
  const last = useRef(time);
  useEffect(() => {
    if (time === last.current) return;
    last.current = time;
    if (time < from || time > to) follow();
  });
}

// Playing: carries play time forward with the screen's frames, as fast whatever the run's size.
import { stopsShown, timelineShown } from './moving.ts';
import { screen } from './screen.ts';
import { speakMilestone } from './speak.ts';
import type { Timeline } from './timeline.ts';

/** A whole run plays for about so long at speed 1. */
const WHOLE_RUN_SECONDS = 13;
/** After a hidden tab or a long task, time doesn't leap. */
const LONGEST_FRAME_MS = 100;

export const SPEEDS: readonly number[] = [0.25, 0.5, 1, 2, 4, 8];

export function togglePlaying(): void {
  const { playing } = screen.getState();
  if (playing) pause();
  else play();
}

/** Plays on; from the start where the end was reached. */
export function play(): void {
  const timeline = timelineShown();
  if (!timeline) return;
  const { time, cursor, selection } = screen.getState();
  const isOver = time >= timeline.end && cursor >= timeline.count;
  screen.setState({
    playing: true,
    menu: undefined,
    selection: { node: selection.node },
    ...(isOver && { time: 0, cursor: 0 }),
  });
}

export function pause(): void {
  screen.setState({ playing: false });
}

export function changeSpeed(by: 1 | -1): void {
  const at = SPEEDS.indexOf(screen.getState().speed);
  screen.setState({ speed: SPEEDS[Math.max(0, Math.min(SPEEDS.length - 1, at + by))] });
}

/** Starts following `playing`; returns what stops it. */
export function startPlayer(): () => void {
  let frame = 0;
  let last = 0;
  const tick = (now: number) => {
    const passed = Math.min(LONGEST_FRAME_MS, now - last);
    last = now;
    advance(passed);
    frame = screen.getState().playing ? requestAnimationFrame(tick) : 0;
  };
  const follow = (playing: boolean) => {
    if (!playing || frame) return;
    last = performance.now();
    frame = requestAnimationFrame(tick);
  };
  follow(screen.getState().playing);
  const unsubscribe = screen.subscribe(({ playing }) => playing, follow);
  return () => {
    unsubscribe();
    cancelAnimationFrame(frame);
  };
}

/** Ticks of play time a millisecond. */
export function paceOf({ end }: Timeline, speed: number): number {
  return (Math.max(end, 1) / (WHOLE_RUN_SECONDS * 1000)) * speed;
}

function advance(passedMs: number): void {
  const timeline = timelineShown();
  const { playing, speed, time, loop, cursor } = screen.getState();
  if (!timeline || !playing) return;
  const { end, count } = timeline;
  const now = time + passedMs * paceOf(timeline, speed);
  if (now < end) {
    const next = timeline.countUntil(now);
    screen.setState({ time: now, cursor: next });
    return announceBeats(cursor, next);
  }
  if (loop) screen.setState({ time: 0, cursor: 0 });
  else {
    screen.setState({ playing: false, time: end, cursor: count });
    speakMilestone('The end of the run.');
  }
}

function announceBeats(before: number, now: number): void {
  if (before === now) return;
  const stop = stopsShown().findLast(({ cursor }) => cursor > before && cursor <= now);
  if (stop) speakMilestone(stop.title);
}

/** The moment at which a run opens that doesn't play by itself: its first beat. */
export function standAtFirstBeat(): void {
  const timeline = timelineShown();
  if (!timeline) return;
  const cursor = stopsShown()[0]?.cursor ?? 0;
  screen.setState({ playing: false, cursor, time: timeline.timeAfter(cursor) });
}

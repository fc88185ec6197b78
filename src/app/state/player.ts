// Playing: carries play time forward with the screen's frames, as fast whatever the run's size.
import type { Outcome } from '../worker/client.ts';
import { endTime, outcomeShown, reachedBeats, timeAt } from './moving.ts';
import { screen } from './screen.ts';
import { speakMilestone } from './speak.ts';

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
  const outcome = outcomeShown();
  if (!outcome) return;
  const { time, cursor, selection } = screen.getState();
  const isOver = time >= endTime(outcome) && cursor >= outcome.trace.count;
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
export function paceOf(outcome: Outcome, speed: number): number {
  return (Math.max(endTime(outcome), 1) / (WHOLE_RUN_SECONDS * 1000)) * speed;
}

function advance(passedMs: number): void {
  const outcome = outcomeShown();
  const { playing, speed, time, loop, cursor } = screen.getState();
  if (!outcome || !playing) return;
  const end = endTime(outcome);
  const now = time + passedMs * paceOf(outcome, speed);
  if (now < end) {
    const next = outcome.trace.countUntil(now);
    screen.setState({ time: now, cursor: next });
    return announceBeats(cursor, next);
  }
  if (loop) screen.setState({ time: 0, cursor: 0 });
  else {
    screen.setState({ playing: false, time: end, cursor: outcome.trace.count });
    speakMilestone('The end of the run.');
  }
}

function announceBeats(before: number, now: number): void {
  if (before === now) return;
  const beat = reachedBeats().findLast(({ record }) => record >= before && record < now);
  if (beat) speakMilestone(beat.beat.title);
}

/** The moment at which a run opens that doesn't play by itself: its first beat. */
export function standAtFirstBeat(): void {
  const outcome = outcomeShown();
  if (!outcome) return;
  const first = reachedBeats()[0];
  const cursor = first ? first.record + 1 : 0;
  screen.setState({ playing: false, cursor, time: timeAt(outcome, cursor) });
}

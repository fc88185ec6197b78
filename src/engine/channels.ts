// Times kept for channels: under FIFO the last arrival, with bandwidth when the line is free.

/** Channels remembered before those whose time has passed are forgotten: as often as their number has doubled. */
const MANY_CHANNELS = 1 << 16;

/** Notes a channel's time (ticks), and forgets others whose time has passed where they have become many. */
export function remember(
  times: Map<number, number>,
  channel: number,
  time: number,
  now: number,
): void {
  const before = times.size;
  times.set(channel, time);
  const { size } = times;
  // A power of two that has just been reached: one that merely lasts is not looked at again and again.
  if (size === before || size < MANY_CHANNELS || (size & before) !== 0) return;
  for (const [known, until] of times) if (until <= now) times.delete(known);
}

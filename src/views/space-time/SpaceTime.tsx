// The space-time diagram: lanes, arrows, events and clocks of a run, at a moment of it.
import type { SpaceTimeProps } from './props.ts';

export function SpaceTime({ trace }: SpaceTimeProps) {
  return <section aria-label="Space–time diagram">{trace.count} events</section>;
}

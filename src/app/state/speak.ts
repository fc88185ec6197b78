// The one polite live region: what a person did by hand at once, milestones of playing at most every two seconds.
import { createStore } from 'zustand/vanilla';

const QUIET_MS = 2000;

export const spoken = createStore<{ readonly text: string }>()(() => ({ text: '' }));

let lastAt = -QUIET_MS;

/** Says what a person's own step led to. */
export function speak(text: string): void {
  lastAt = performance.now();
  spoken.setState({ text });
}

/** Says a milestone, unless something was said just now. */
export function speakMilestone(text: string): void {
  if (performance.now() - lastAt >= QUIET_MS) speak(text);
}

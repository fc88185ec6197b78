// The assumption that a system is synchronous: as a switch, as the timeouts that follow from it, and as words where it is broken.
import { longestDelay, type NetworkSpec } from '../engine/network.ts';
import { choice, type DefaultContext } from '../engine/params.ts';

/** Mean delays in a timeout that keeps to the assumption, and in one that breaks it: every other answer is later. */
const KEPT = 3;
const BROKEN = 2;

/** The switch. `timeout`: what the algorithm calls the time that it waits for an answer. */
export function synchronyOf(timeout: string) {
  return choice('assumed', ['assumed', 'broken'], {
    label: 'Synchrony',
    about: `The algorithm takes for granted that delays have a bound. assumed: ${timeout} follows from the network's longest delay, so that only the dead stay silent. broken: ${timeout} is two mean delays, and whoever is slow is taken for dead. A timeout given by hand counts as it is.`,
  });
}

/** How long to wait for an answer (ticks): longer than a round trip may take, or too short where the assumption is broken. */
export function answerTime({ meanDelay, longestDelay, values }: DefaultContext): number {
  if (values.synchrony === 'broken') return BROKEN * meanDelay;
  const roundTrip = longestDelay === Infinity ? 0 : 2 * longestDelay;
  return Math.max(KEPT * meanDelay, roundTrip + 1);
}

/** Says that a live process's answer may come after the timeout (ticks), and what then; undefined where it may not. */
export function lateAnswer(
  network: NetworkSpec,
  name: string,
  timeout: number,
  harm: string,
): string | undefined {
  const longest = longestDelay(network);
  if (longest === Infinity)
    return `Delays have no bound here, so ${name} is never long enough: ${harm}.`;
  if (2 * longest < timeout) return undefined;
  return `A round trip may take as long as ${name} or longer: ${harm}.`;
}

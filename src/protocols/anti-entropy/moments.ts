// Moments of a run that presets name.
import type { Beat } from '../../engine/contract.ts';

/** The n-th node gets the update. */
export const infected = (nth: number): Beat['at'] => ({ kind: 'mark', type: 'INFECTED', nth });

export const cycle = (nth: number): Beat['at'] => ({ kind: 'cycle', nth });

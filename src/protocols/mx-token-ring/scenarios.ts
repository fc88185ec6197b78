// Presets, in the order of the manifest: first the ring at work, then what goes wrong.
import type { Preset } from '../../engine/contract.ts';
import { faults } from './preset-faults.ts';
import { many, work } from './preset-work.ts';

export const presets: readonly Preset[] = [...work, ...faults, many];

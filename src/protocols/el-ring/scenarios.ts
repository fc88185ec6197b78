// Presets, in the order of the manifest: first what elections cost, then what goes wrong.
import type { Preset } from '../../engine/contract.ts';
import { costs } from './preset-costs.ts';
import { faults } from './preset-faults.ts';

export const presets: readonly Preset[] = [...costs, ...faults];

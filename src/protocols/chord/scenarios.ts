// Presets, in the order of the manifest: lookups, changes, failures, many.
import type { Preset } from '../../engine/contract.ts';
import { changes } from './preset-changes.ts';
import { failures } from './preset-failures.ts';
import { lookups } from './preset-lookups.ts';
import { many } from './preset-many.ts';

export const presets: readonly Preset[] = [...lookups, ...changes, ...failures, ...many];

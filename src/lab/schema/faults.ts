// The fault file: a list of interventions, or an object that holds one.
import * as z from 'zod/mini';
import { InputError } from '../../engine/params.ts';
import type { Intervention } from '../../engine/run.ts';
import { readBy } from './read.ts';
import { interventionSchema } from './run.ts';

const list = z.array(interventionSchema).check(z.maxLength(10_000));
const wrapped = z.strictObject({ interventions: list });
export const faultsSchema = z.union([list, wrapped]);

/** The content of a fault file. @throws InputError naming the path that is wrong. */
export function parseFaults(content: unknown): readonly Intervention[] {
  if (Array.isArray(content)) return readBy(list, content, 'faults');
  if (typeof content === 'object' && content !== null)
    return readBy(wrapped, content, 'faults').interventions;
  throw new InputError('faults', 'must be a list of interventions, or { "interventions": [...] }');
}

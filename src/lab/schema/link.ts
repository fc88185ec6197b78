// What a link carries: the run, and how its screen stood.
import * as z from 'zod/mini';
import { runSchema } from './run.ts';

const scalar = z.union([z.number(), z.boolean(), z.string().check(z.maxLength(200)), z.null()]);

export const linkSchema = z.strictObject({
  run: runSchema,
  /** What the page wants to find again: the view, the cursor, the labels. Unknown entries are ignored there. */
  view: z.optional(z.record(z.string().check(z.maxLength(50)), scalar)),
});

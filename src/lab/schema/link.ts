// What a link carries: the run, a sweep that starts from it or a contrast that it stands in, and how the screen stood.
import * as z from 'zod/mini';
import { contrastSchema } from './contrast.ts';
import { runSchema } from './run.ts';

const name = z.string().check(z.minLength(1), z.maxLength(100));
const written = z.string().check(z.maxLength(10_000));

/** A sweep of a run: at most two parameters with their values, and seeds, as written on the command line. */
const sweepSchema = z.strictObject({
  axes: z.array(z.strictObject({ param: name, values: written })).check(z.maxLength(2)),
  seeds: written,
});

export type SweepSpec = z.infer<typeof sweepSchema>;

const scalar = z.union([z.number(), z.boolean(), z.string().check(z.maxLength(2000)), z.null()]);

export const linkSchema = z.strictObject({
  run: runSchema,
  /** The page sweeps over the run's values and seeds. */
  sweep: z.optional(sweepSchema),
  /** The page shows these runs on one clock. */
  contrast: z.optional(contrastSchema),
  /** What the page wants to find again: the view, the cursor, the labels. Unknown entries are ignored there. */
  view: z.optional(z.record(z.string().check(z.maxLength(50)), scalar)),
});

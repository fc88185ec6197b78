// A contrast as plain data, in a link and as a file: two to four runs that are looked at on one clock.
import * as z from 'zod/mini';
import type { Run } from '../../engine/run.ts';
import { runSchema } from './run.ts';

export const CONTRAST_FORMAT = 1;
export const MOST_RUNS = 4;

const words = (most: number) => z.string().check(z.minLength(1), z.maxLength(most));

export const contrastSchema = z.strictObject({
  format: z.literal(CONTRAST_FORMAT),
  title: words(200),
  /** What to look for. */
  about: z.optional(words(1000)),
  /** The first one is what the others are held against. */
  runs: z
    .array(z.strictObject({ title: words(200), run: runSchema }))
    .check(z.minLength(2), z.maxLength(MOST_RUNS)),
});

/** A run of a contrast, and what it is called there. */
export interface ContrastRun {
  readonly title: string;
  readonly run: Run;
}

export interface Contrast extends Omit<z.infer<typeof contrastSchema>, 'runs'> {
  readonly runs: readonly ContrastRun[];
}

// A foreign contrast to a checked one: each of its runs as any run is checked, and one clock for all.
import { InputError } from '../engine/params.ts';
import { parseRun, RunError } from './parse-run.ts';
import type { Repair } from './repair-run.ts';
import type { Contrast, ContrastRun } from './schema/contrast.ts';
import type { Catalog } from './source.ts';

/** A contrast with a run that is wrong somewhere, beside the nearest one whose runs are valid. */
export class ContrastError extends RunError {
  readonly contrast: Contrast;
  constructor(error: InputError, repair: Repair, contrast: Contrast) {
    super(error, repair);
    this.name = 'ContrastError';
    this.contrast = contrast;
  }
}

/**
 * Checks what the schema can't. @throws ContrastError for runs that are nearly valid; InputError for a protocol that isn't
 * there, or for runs without a clock in common
 */
export async function parseContrast(contrast: Contrast, catalog: Catalog): Promise<Contrast> {
  const runs: ContrastRun[] = [];
  const changes: string[] = [];
  let wrong: InputError | undefined;
  for (const [i, { title, run }] of contrast.runs.entries())
    try {
      runs.push({ title, run: await parseRun(run, catalog) });
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      const placed = new InputError(`contrast.runs[${i}].${error.where}`, reasonOf(error));
      if (!(error instanceof RunError)) throw placed;
      wrong ??= placed;
      changes.push(...error.nearest.changes.map((change) => `contrast.runs[${i}].${change}`));
      runs.push({ title, run: error.nearest.run });
    }
  const parsed = { ...contrast, runs };
  checkRuns(parsed, catalog);
  if (wrong) throw new ContrastError(wrong, { run: runs[0].run, changes }, parsed);
  return parsed;
}

function reasonOf({ where, message }: InputError): string {
  return message.slice(where.length + 2);
}

/** @throws InputError for runs that have one name, or no clock in common */
export function checkRuns({ runs }: Contrast, catalog: Pick<Catalog, 'manifestOf'>): void {
  const again = runs.find(({ title }, i) => runs.findIndex((one) => one.title === title) < i);
  if (again) throw new InputError('contrast', `two runs are called “${again.title}”`);
  const [first, ...others] = runs.map(({ run }) => catalog.manifestOf(run.protocol));
  for (const other of others)
    if (other.time.unit !== first.time.unit || other.time.ticks !== first.time.ticks)
      throw new InputError(
        'contrast',
        `no clock in common: ${first.title} counts in ${first.time.unit}, ${other.title} in ${other.time.unit}`,
      );
}

// A foreign run value (from a link, a file, a test) to a checked Run, or an error that offers the nearest valid run.
import { checkNetwork } from '../engine/network.ts';
import { InputError } from '../engine/params.ts';
import { RUN_FORMAT, type Run } from '../engine/run.ts';
import { checkRun, presetOf } from './build-run.ts';
import { checkTogether, expandParams, knownParam } from './expand.ts';
import { type Repair, repairRun } from './repair-run.ts';
import { readBy } from './schema/read.ts';
import { runSchema } from './schema/run.ts';
import { type Catalog, loadSource, type Source } from './source.ts';

/** A run value that is wrong somewhere, beside the nearest one that is valid. */
export class RunError extends InputError {
  readonly nearest: Repair;
  constructor(error: InputError, repair: Repair) {
    super(error.where, error.message.slice(error.where.length + 2));
    this.name = 'RunError';
    this.nearest = repair;
  }
}

/** A run made for another version of its protocol; `nearest` is the same on this version. */
export class VersionError extends RunError {
  readonly made: number;
  readonly current: number;
  constructor(made: number, current: number, repair: Repair) {
    const text = `this run was made for version ${made} of ${repair.run.protocol}; here is version ${current}`;
    super(new InputError('version', text), repair);
    this.name = 'VersionError';
    this.made = made;
    this.current = current;
  }
}

/** Checks everything. @throws InputError for a protocol that isn't there; VersionError; RunError otherwise. */
export async function parseRun(value: unknown, catalog: Catalog): Promise<Run> {
  return parseRunFor(await loadSource(catalog, protocolIn(value)), value);
}

function protocolIn(value: unknown): string {
  const id =
    typeof value === 'object' && value !== null && 'protocol' in value ? value.protocol : undefined;
  if (typeof id !== 'string') throw new InputError('protocol', 'is missing: this is not a run');
  return id;
}

/** The same where the protocol is at hand. @throws VersionError, RunError */
export function parseRunFor(source: Source, value: unknown): Run {
  const made = (value as { version?: unknown }).version;
  const { version } = source.manifest;
  if (typeof made === 'number' && made !== version)
    throw new VersionError(made, version, repairRun(source, value));
  try {
    return checkedRun(source, readBy(runSchema, value, 'run'));
  } catch (error) {
    if (error instanceof InputError) throw new RunError(error, repairRun(source, value));
    throw error;
  }
}

function checkedRun(source: Source, run: Run): Run {
  if (run.format !== RUN_FORMAT)
    throw new InputError(
      'format',
      `${run.format} is not a format of this version, which reads ${RUN_FORMAT}`,
    );
  requireAll(source, run);
  checkNetwork(run.network);
  presetOf(source, run.preset);
  const params = expandParams(source.manifest.params, run.params, run.network);
  checkTogether(source, params);
  checkRun(source, run);
  return { ...run, params };
}

function requireAll(source: Source, run: Run): void {
  const names = Object.keys(source.manifest.params);
  for (const name of Object.keys(run.params)) knownParam(source.manifest.params, name);
  for (const name of names)
    if (!Object.hasOwn(run.params, name)) throw new InputError(`params.${name}`, 'is missing');
}

// The flags that run, trace and sweep share, and what they ask for.
import { InputError } from '../engine/params.ts';
import type { RunRequest } from '../lab/build-run.ts';
import { type Call, type FlagSpec, readAssignments, readChoice, readWhole } from './flags.ts';
import type { Io } from './io.ts';

export const RUN_FLAGS: readonly FlagSpec[] = [
  { name: 'preset', value: 'P', about: 'a preset of the protocol; without one the defaults' },
  { name: 'broken', about: 'run the wrong variant' },
  { name: 'set', value: 'name=value', repeated: true, about: 'a parameter, over the preset' },
  {
    name: 'network',
    value: 'name=value',
    repeated: true,
    about: "the links' behaviour: delay, loss, ...",
  },
  { name: 'faults', value: 'FILE.json', about: 'interventions, after those of the preset' },
  { name: 'seed', value: 'N', about: "of all random numbers; the preset's, or 1" },
  { name: 'until', value: 'T', about: 'end at this time (ticks)' },
  { name: 'max-events', value: 'N', about: 'end after so many events' },
  {
    name: 'on-violation',
    value: 'stop|count',
    about: 'end at the first violation, or count them all',
  },
  { name: 'record', value: 'full|counters', about: 'with a trace, or metrics alone' },
  { name: 'json', about: 'one JSON document' },
];

/** Of the commands that run once. */
export const RUN_FILE: FlagSpec = {
  name: 'run',
  value: 'FILE.json',
  about: 'a whole run as the page saves it, in place of the flags above',
};

/** @throws InputError */
export async function requestOf(call: Call, io: Io): Promise<RunRequest> {
  const preset = call.get('preset');
  const faults = call.get('faults');
  const seed = readWhole(call, 'seed', 0);
  const until = readWhole(call, 'until', 0);
  const maxEvents = readWhole(call, 'max-events', 1);
  const onViolation = call.has('on-violation')
    ? readChoice(call, 'on-violation', ['stop', 'count'], 'stop')
    : undefined;
  return {
    set: readAssignments('set', call.all('set')),
    network: readAssignments('network', call.all('network')),
    ...(preset !== undefined && { preset }),
    ...(faults !== undefined && { faults: await readJson(io, 'faults', faults) }),
    ...(seed !== undefined && { seed }),
    ...(until !== undefined && { until }),
    ...(maxEvents !== undefined && { maxEvents }),
    ...(onViolation !== undefined && { onViolation }),
    ...(call.has('broken') && { broken: true }),
  };
}

/** What is asked for beside a whole run. */
const PARTS = ['preset', 'broken', 'set', 'network', 'faults', 'seed', 'until', 'max-events'];

/** The run of a file as the page saves it; undefined where none is given. @throws InputError */
export async function runFileOf(call: Call, io: Io): Promise<unknown> {
  const path = call.get('run');
  if (path === undefined) return undefined;
  const other = [...PARTS, 'on-violation'].find((name) => call.has(name));
  if (other !== undefined) throw new InputError(`--${other}`, 'the run of the file has its own');
  return readJson(io, 'run', path);
}

async function readJson(io: Io, flag: string, path: string): Promise<unknown> {
  const text = await io.readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new InputError(`--${flag} ${path}`, `can't be read (${error.code ?? error.message})`);
  });
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new InputError(`--${flag} ${path}`, `is not JSON: ${reason}`);
  }
}

/** The one protocol that a command takes. @throws InputError */
export function protocolId(call: Call): string {
  const [id, ...more] = call.positional;
  if (id === undefined)
    throw new InputError('protocol', 'which one? lightcone list names them all');
  if (more.length > 0)
    throw new InputError(more[0], 'one protocol at a time; values are given with --set');
  return id;
}

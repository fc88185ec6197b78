// `lightcone check`: every schedule of a small run, within bounds.
import * as catalog from '../catalog/catalog.ts';
import { noneOf } from '../engine/meant-name.ts';
import { InputError } from '../engine/params.ts';
import type { Run } from '../engine/run.ts';
import { FAULT_KINDS } from '../explore/fault-mix.ts';
import type { SearchOptions } from '../explore/search.ts';
import { buildRun } from '../lab/build-run.ts';
import { type CheckProgress, checkJob } from '../lab/check.ts';
import { checkDocumentOf } from '../lab/check-document.ts';
import { type RandomJob, randomDocumentOf, randomJob } from '../lab/check-random.ts';
import type { CheckDocument } from '../lab/schema/documents.ts';
import { loadSource, type Source } from '../lab/source.ts';
import { checkText, randomText } from './check-text.ts';
import type { Command } from './command.ts';
import { type Call, readChoice, readWhole } from './flags.ts';
import { hostOf, type Io, ProgressLine, printJson } from './io.ts';
import { protocolId, RUN_FLAGS, requestOf } from './run-flags.ts';

/** Flags of `run` that mean the same here. */
const SHARED = ['preset', 'broken', 'set', 'network', 'faults', 'seed', 'json'];
const TIMINGS = ['asynchronous', 'synchronous'] as const;
const ANY = 'any';

export const check: Command = {
  name: 'check',
  usage: 'check <id> [--preset P] [--set name=value]... [flags]',
  about:
    'looks at every order in which messages, timers and commands of a small run can happen, and at every result of its draws',
  flags: [
    ...RUN_FLAGS.filter(({ name }) => SHARED.includes(name)),
    {
      name: 'timing',
      value: TIMINGS.join('|'),
      about: "anything may take any time, or delays keep to the network's bounds",
    },
    { name: 'max-states', value: 'N', about: 'give up after so many states; 1,000,000' },
    { name: 'max-depth', value: 'N', about: 'no schedule of more steps; 1,000' },
    { name: 'max-seconds', value: 'N', about: 'give up after so long' },
    { name: 'max-megabytes', value: 'N', about: 'give up when it takes so much memory; 1,200' },
    { name: 'crashes', value: 'N', about: 'nodes may crash so often, at any moment' },
    { name: 'recoveries', value: 'N', about: 'and recover so often' },
    { name: 'losses', value: 'N', about: 'so many messages may be lost' },
    {
      name: 'duplicates',
      value: `N|${ANY}`,
      about: `so many may come twice; ${ANY}: each may come any number of times`,
    },
    { name: 'partitions', value: 'N', about: 'the network may be cut in two so often' },
    { name: 'no-symmetry', about: 'tell nodes apart that the protocol declares alike' },
    {
      name: 'random',
      value: 'N',
      about: 'instead, N runs in time with faults at random, then calm: for large systems',
    },
    {
      name: 'kinds',
      value: FAULT_KINDS.join(','),
      about: 'of faults that random runs may have, or none; all',
    },
  ],
  takesProtocol: true,
  async run(call, io) {
    const options = optionsOf(call);
    refuseOthers(call);
    const maxSeconds = readWhole(call, 'max-seconds', 1);
    const source = await loadSource(catalog, protocolId(call));
    const run = buildRun(source, await requestOf(call, io));
    const runs = readWhole(call, 'random', 1);
    const bound = maxSeconds !== undefined && { maxMs: maxSeconds * 1000 };
    if (runs !== undefined)
      return checkAtRandom(io, source, { run, runs, ...kindsOf(call), ...bound }, call.has('json'));
    const line = new ProgressLine(io);
    const job = { run, options, ...bound };
    const result = await checkJob(job, source, {
      ...hostOf(io),
      progress: (progress) => line.show(() => progressText(progress)),
    });
    line.clear();
    const document = checkDocumentOf(run, result);
    if (call.has('json')) await printJson(io, document);
    else await io.out(checkText(run, result, document));
    return failed(io, result.exploration.error?.detail) ||
      document.results.some((one) => isOtherwise(one, run))
      ? 1
      : 0;
  },
};

const EVERY = [
  'timing',
  'max-states',
  'max-depth',
  'max-megabytes',
  'crashes',
  'recoveries',
  'losses',
  'duplicates',
  'partitions',
  'no-symmetry',
];
const AT_RANDOM = ['seed', 'kinds'];

/** @throws InputError for what means nothing to the check that is asked for */
function refuseOthers(call: Call): void {
  const isRandom = call.has('random');
  const given = (isRandom ? EVERY : AT_RANDOM).find((name) => call.has(name));
  if (given === undefined) return;
  throw isRandom
    ? new InputError(`--${given}`, 'either this or --random, whose faults are drawn')
    : new InputError(`--${given}`, 'goes with --random: of every schedule nothing is drawn');
}

/** @throws InputError */
function kindsOf(call: Call): Pick<RandomJob, 'kinds'> {
  const written = call.get('kinds');
  if (written === undefined) return {};
  const names = written === '' || written === 'none' ? [] : written.split(',');
  return {
    kinds: names.map((name) => {
      const found = FAULT_KINDS.find((kind) => kind === name);
      if (!found) throw new InputError('--kinds', `'${name}' ${noneOf(name, FAULT_KINDS)}`);
      return found;
    }),
  };
}

async function checkAtRandom(
  io: Io,
  source: Source,
  job: RandomJob,
  asJson: boolean,
): Promise<number> {
  const line = new ProgressLine(io);
  const result = await randomJob(job, source, {
    ...hostOf(io),
    progress: ({ runs, events, failures }) =>
      line.show(() => `${runs} of ${job.runs} runs, ${events} events, ${failures} checks fail`),
  });
  line.clear();
  const document = randomDocumentOf(source, job.run, result);
  if (asJson) await printJson(io, document);
  else await io.out(randomText(job, result, document));
  return result.failures.length > 0 ? 1 : 0;
}

/** A `sometimes` is promised by presets alone: with other values it may well be never reached. */
function isOtherwise({ ok, kind }: CheckDocument['results'][number], run: Run): boolean {
  return ok === false && (kind !== 'sometimes' || run.preset !== undefined);
}

/** A handler that throws is no property's business. */
function failed(io: Io, error: string | undefined): boolean {
  if (error !== undefined) io.err(`lightcone: a handler throws: ${error}\n`);
  return error !== undefined;
}

function progressText({ states, frontier, depth, statesPerSecond }: CheckProgress): string {
  return `${states} states, ${frontier} to go on from, ${depth} steps deep, ${statesPerSecond} states a second`;
}

/** @throws InputError */
function optionsOf(call: Call): SearchOptions {
  const megabytes = readWhole(call, 'max-megabytes', 1);
  const bounds = {
    maxStates: readWhole(call, 'max-states', 1),
    maxDepth: readWhole(call, 'max-depth', 1),
    crashes: readWhole(call, 'crashes', 0),
    recoveries: readWhole(call, 'recoveries', 0),
    losses: readWhole(call, 'losses', 0),
    duplicates: call.get('duplicates') === ANY ? Infinity : readWhole(call, 'duplicates', 0),
    partitions: readWhole(call, 'partitions', 0),
    maxBytes: megabytes === undefined ? undefined : megabytes * 1_000_000,
  };
  const given = Object.entries(bounds).filter(([, value]) => value !== undefined);
  return {
    timing: readChoice(call, 'timing', TIMINGS, 'asynchronous'),
    ...(call.has('no-symmetry') && { symmetry: false }),
    ...(Object.fromEntries(given) as Partial<Record<keyof typeof bounds, number>>),
  };
}

// `lightcone check`: every schedule of a small run, within bounds.
import * as catalog from '../catalog/catalog.ts';
import { InputError } from '../engine/params.ts';
import type { Run } from '../engine/run.ts';
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
const SHARED = ['preset', 'broken', 'set', 'network', 'json'];
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
  ],
  takesProtocol: true,
  async run(call, io) {
    const options = optionsOf(call);
    if (call.has('random')) refuseBounds(call);
    const maxSeconds = readWhole(call, 'max-seconds', 1);
    const source = await loadSource(catalog, protocolId(call));
    const run = buildRun(source, await requestOf(call, io));
    const runs = readWhole(call, 'random', 1);
    const bound = maxSeconds !== undefined && { maxMs: maxSeconds * 1000 };
    if (runs !== undefined)
      return checkAtRandom(io, source, { run, runs, ...bound }, call.has('json'));
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

const BOUNDS = [
  'timing',
  'max-states',
  'max-depth',
  'crashes',
  'recoveries',
  'losses',
  'duplicates',
  'partitions',
  'no-symmetry',
];

/** @throws InputError for what means nothing to random runs */
function refuseBounds(call: Call): void {
  const given = BOUNDS.find((name) => call.has(name));
  if (given !== undefined)
    throw new InputError(`--${given}`, 'either this or --random, whose faults are drawn');
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
  const bounds = {
    maxStates: readWhole(call, 'max-states', 1),
    maxDepth: readWhole(call, 'max-depth', 1),
    crashes: readWhole(call, 'crashes', 0),
    recoveries: readWhole(call, 'recoveries', 0),
    losses: readWhole(call, 'losses', 0),
    duplicates: call.get('duplicates') === ANY ? Infinity : readWhole(call, 'duplicates', 0),
    partitions: readWhole(call, 'partitions', 0),
  };
  const given = Object.entries(bounds).filter(([, value]) => value !== undefined);
  return {
    timing: readChoice(call, 'timing', TIMINGS, 'asynchronous'),
    ...(call.has('no-symmetry') && { symmetry: false }),
    ...(Object.fromEntries(given) as Partial<Record<keyof typeof bounds, number>>),
  };
}

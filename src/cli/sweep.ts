// `lightcone sweep`: many runs over values and seeds, summed up in rows.
import * as catalog from '../catalog/catalog.ts';
import { InputError } from '../engine/params.ts';
import { loadSource, type Source } from '../lab/source.ts';
import { sweep as runSweep } from '../lab/sweep.ts';
import { parseSeeds } from '../lab/sweep-axes.ts';
import { sweepCsv } from '../lab/sweep-csv.ts';
import { planSweep, type SweepPlan } from '../lab/sweep-plan.ts';
import type { Command } from './command.ts';
import { type Call, readChoice, readWhole } from './flags.ts';
import { hostOf, type Io, ProgressLine, printJson } from './io.ts';
import { openPool } from './pool.ts';
import { protocolId, RUN_FLAGS, requestOf } from './run-flags.ts';
import { sweepText } from './sweep-text.ts';

const MAX_WORKERS = 64;

export const sweep: Command = {
  name: 'sweep',
  usage: 'sweep <id> --set k=1..7 [--seeds 1..100] [flags of run]',
  about:
    'runs every combination of the values given (1..7, 0.1,0.2, lists with ; between) on every seed',
  flags: [
    ...RUN_FLAGS,
    { name: 'seeds', value: '1..100', about: 'the seeds of every combination' },
    { name: 'workers', value: 'N', about: 'threads; as many as there are cores' },
    { name: 'csv', about: 'rows separated by commas' },
  ],
  takesProtocol: true,
  async run(call, io) {
    if (call.has('csv') && call.has('json')) throw new InputError('--csv', 'either this or --json');
    const source = await loadSource(catalog, protocolId(call));
    const plan = await planFrom(call, io, source);
    const workers = readWhole(call, 'workers', 1) ?? io.cores;
    const document = await runPlan(io, source, plan, Math.min(workers, MAX_WORKERS));
    if (call.has('json')) await printJson(io, document);
    else await io.out(call.has('csv') ? sweepCsv(document) : sweepText(document));
    return document.rows.every((row) => row.violations.length === 0) ? 0 : 1;
  },
};

async function planFrom(call: Call, io: Io, source: Source): Promise<SweepPlan> {
  const seeds = readSeeds(call);
  return planSweep(source, {
    run: await requestOf(call, io),
    record: readChoice(call, 'record', ['full', 'counters'], 'counters'),
    ...(seeds && { seeds }),
  });
}

function readSeeds(call: Call): readonly number[] | undefined {
  const written = call.get('seeds');
  if (written === undefined) return undefined;
  if (call.has('seed')) throw new InputError('--seeds', 'either this or --seed');
  return parseSeeds('--seeds', written);
}

async function runPlan(io: Io, source: Source, plan: SweepPlan, workers: number) {
  const line = new ProgressLine(io);
  const pool = openPool(io, source, plan, workers);
  try {
    return await runSweep(plan, pool, {
      ...hostOf(io),
      progress: (done, total) => line.show(() => `${done} of ${total} runs`),
    });
  } finally {
    line.clear();
    await pool.close();
  }
}

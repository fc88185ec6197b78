// `lightcone bench`: the standing benchmarks.
import { nameHint } from '../engine/meant-name.ts';
import { InputError } from '../engine/params.ts';
import type { BenchDocument } from '../lab/schema/documents.ts';
import { missingForPage } from './bench-site.ts';
import { runBenchmarks } from './bench-worker.ts';
import type { Command } from './command.ts';
import { type Io, ProgressLine, printJson } from './io.ts';
import { tableText } from './table.ts';

export const bench: Command = {
  name: 'bench',
  usage: 'bench [--only NAME] [--json]',
  about: 'measures how fast the engine is beside its limits and its peers',
  flags: [
    { name: 'only', value: 'NAME', about: 'one benchmark' },
    { name: 'json', about: 'one JSON document' },
  ],
  takesProtocol: false,
  async run(call, io) {
    const names = await namesFor(call.get('only'), io);
    const line = new ProgressLine(io);
    const rows: BenchDocument['rows'] = [];
    await runBenchmarks(io.workerFile, names, {
      signal: io.signal,
      progress: (text) => line.show(() => text),
      take: (more) => rows.push(...more),
    });
    line.clear();
    if (call.has('json')) await printJson(io, { rows });
    else await io.out(benchText(rows));
    return 0;
  },
};

/** Measured in a browser: left out, and said, where there is none or no site. */
const OF_THE_PAGE = 'frames';

async function namesFor(only: string | undefined, io: Io): Promise<readonly string[]> {
  const { benchmarks } = await import('./benchmarks.ts');
  const names = Object.keys(benchmarks);
  if (only !== undefined && !names.includes(only))
    throw new InputError(`--only ${only}`, `no such benchmark; ${nameHint(only, names)}`);
  const chosen = only === undefined ? names : [only];
  if (!chosen.includes(OF_THE_PAGE)) return chosen;
  const missing = await missingForPage();
  if (missing === undefined) return chosen;
  if (only !== undefined) throw new InputError(`--only ${only}`, missing);
  io.err(`lightcone: ${OF_THE_PAGE} is left out: ${missing}\n`);
  return chosen.filter((name) => name !== OF_THE_PAGE);
}

function benchText(rows: BenchDocument['rows']): string {
  const cells = rows.map((row) => [row.benchmark, row.size, row.subject, row.rate, row.unit]);
  return tableText(['benchmark', 'size', 'subject', 'rate', 'unit'], cells);
}

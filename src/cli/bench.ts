// `lightcone bench`: the standing benchmarks.
import { InputError, nearest } from '../engine/params.ts';
import type { BenchDocument } from '../lab/schema/documents.ts';
import type { Command } from './command.ts';
import { ProgressLine, printJson } from './io.ts';
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
    const { benchmarks } = await import('../lab/bench/benchmarks.ts');
    const only = call.get('only');
    if (only !== undefined && !Object.hasOwn(benchmarks, only)) {
      const names = Object.keys(benchmarks);
      throw new InputError(
        `--only ${only}`,
        `no such benchmark; did you mean ${nearest(only, names)}?`,
      );
    }
    const line = new ProgressLine(io);
    const rows: BenchDocument['rows'] = [];
    for (const name of only === undefined ? Object.keys(benchmarks) : [only]) {
      if (io.signal.aborted) break;
      rows.push(...(await benchmarks[name]((text: string) => line.show(() => `${name}: ${text}`))));
    }
    line.clear();
    if (call.has('json')) await printJson(io, { rows });
    else await io.out(benchText(rows));
    return 0;
  },
};

function benchText(rows: BenchDocument['rows']): string {
  const cells = rows.map((row) => [row.benchmark, row.size, row.subject, row.rate, row.unit]);
  return tableText(['benchmark', 'size', 'subject', 'rate', 'unit'], cells);
}

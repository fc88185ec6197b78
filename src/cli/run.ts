// `lightcone run`: one run, its checks, its counts.
import * as catalog from '../catalog/catalog.ts';
import type { Run } from '../engine/run.ts';
import { buildRun } from '../lab/build-run.ts';
import { type Recording, type RunResult, runJob, succeeded } from '../lab/job.ts';
import { parseRunFor } from '../lab/parse-run.ts';
import { runDocumentOf } from '../lab/run-document.ts';
import { loadSource, type Source } from '../lab/source.ts';
import type { Command } from './command.ts';
import { type Call, readChoice } from './flags.ts';
import { hostOf, type Io, ProgressLine, printJson } from './io.ts';
import { protocolId, RUN_FILE, RUN_FLAGS, requestOf, runFileOf } from './run-flags.ts';
import { runText } from './run-text.ts';

export const run: Command = {
  name: 'run',
  usage: 'run <id> [--preset P] [--set name=value]... [flags]',
  about: 'runs a protocol once and says what it came to',
  flags: [...RUN_FLAGS, RUN_FILE],
  takesProtocol: true,
  async run(call, io) {
    const record = readChoice(call, 'record', ['full', 'counters'], 'full');
    const { source, value } = await buildFrom(call, io);
    const { report, wallMs } = await runOn(io, source, value, record);
    const document = runDocumentOf(value, report, wallMs);
    if (call.has('json')) await printJson(io, document);
    else await io.out(runText(document));
    const shownBy = source.body.broken?.preset;
    if (value.broken && succeeded(report) && value.preset !== shownBy)
      io.err(`lightcone: this variant did no wrong here; it does with --preset ${shownBy}\n`);
    return succeeded(report) ? 0 : 1;
  },
};

/** The run that a call asks for. @throws InputError */
export async function buildFrom(call: Call, io: Io): Promise<{ source: Source; value: Run }> {
  const source = await loadSource(catalog, protocolId(call));
  const whole = await runFileOf(call, io);
  if (whole !== undefined) return { source, value: parseRunFor(source, whole) };
  return { source, value: buildRun(source, await requestOf(call, io)) };
}

/** Runs to the end, or to Ctrl-C. */
export async function runOn(
  io: Io,
  source: Source,
  value: Run,
  record: Recording,
): Promise<RunResult> {
  const line = new ProgressLine(io);
  const result = await runJob({ run: value, record }, source, {
    ...hostOf(io),
    progress: ({ events, time }) => line.show(() => `${events} events, time ${time}`),
  });
  line.clear();
  return result;
}

// `lightcone trace`: the trace itself, in a format that others read.
import { InputError } from '../engine/params.ts';
import type { Run } from '../engine/run.ts';
import { Trace } from '../engine/trace.ts';
import { jsonLines } from '../figure/export/jsonl.ts';
import { mermaidDiagram } from '../figure/export/mermaid.ts';
import { shivizLog } from '../figure/export/shiviz.ts';
import { spaceTimeSvg } from '../figure/svg.ts';
import { nodesOf } from '../lab/expand.ts';
import { succeeded } from '../lab/job.ts';
import type { Source } from '../lab/source.ts';
import type { Command } from './command.ts';
import { readChoice } from './flags.ts';
import { type Io, printAll } from './io.ts';
import { buildFrom, runOn } from './run.ts';
import { RUN_FILE, RUN_FLAGS } from './run-flags.ts';

const FORMATS = ['jsonl', 'shiviz', 'mermaid', 'svg'] as const;
type Format = (typeof FORMATS)[number];
/** Beyond these a diagram shows nothing that anybody could tell apart, and a log is more clocks than events. */
const MAX_NODES = 500;
const MAX_CLOCK_ENTRIES = 20_000_000;
const MIN_WIDTH = 1200;
const MAX_WIDTH = 12_000;
const PIXELS_AN_EVENT = 48;

export const trace: Command = {
  name: 'trace',
  usage: `trace <id> [--format ${FORMATS.join('|')}] [flags of run]`,
  about: 'runs a protocol once and prints its trace',
  flags: [
    ...RUN_FLAGS,
    RUN_FILE,
    { name: 'format', value: FORMATS.join('|'), about: 'jsonl unless another is asked for' },
  ],
  takesProtocol: true,
  async run(call, io) {
    const format = readChoice(call, 'format', FORMATS, 'jsonl');
    if (readChoice(call, 'record', ['full', 'counters'], 'full') === 'counters')
      throw new InputError('--record', 'counters keeps no trace');
    if (call.has('json') && format !== 'jsonl')
      throw new InputError('--json', `${format} is not JSON; leave --json or --format away`);
    const { source, value } = await buildFrom(call, io);
    checkNodes(nodesOf(source, value.params), format);
    const { report, trace: data } = await runOn(io, source, value, 'full');
    if (data)
      await printTrace(io, source, value, new Trace(data), call.has('json') ? 'json' : format);
    return succeeded(report) ? 0 : 1;
  },
};

async function printTrace(
  io: Io,
  source: Source,
  run: Run,
  data: Trace,
  format: Format | 'json',
): Promise<void> {
  const { manifest } = source;
  if (format !== 'json') checkSize(data, format);
  switch (format) {
    case 'jsonl':
      return printAll(io, jsonLines(data, manifest.nodeLabel, run));
    case 'json':
      return printAll(io, asArray(jsonLines(data, manifest.nodeLabel, run)));
    case 'shiviz':
      return printAll(io, shivizLog(data, manifest));
    case 'mermaid':
      return printAll(io, mermaidDiagram(data, manifest));
    case 'svg':
      return io.out(spaceTimeSvg(data, manifest, { width: widthFor(data) }));
  }
}

/** Pixels: room for every event beside the others of its lane, within what programs open. */
function widthFor({ count, nodes }: Trace): number {
  const eventsOfOneLane = count / Math.max(1, nodes);
  return Math.round(Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, eventsOfOneLane * PIXELS_AN_EVENT)));
}

/** Before anything runs. @throws InputError */
function checkNodes(nodes: number, format: Format): void {
  if (format !== 'jsonl' && nodes > MAX_NODES)
    throw new InputError(
      '--format',
      `${format} is for at most ${MAX_NODES} nodes; jsonl takes all`,
    );
}

function checkSize({ count, nodes }: Trace, format: Format): void {
  if (format !== 'jsonl' && count * nodes > MAX_CLOCK_ENTRIES)
    throw new InputError(
      '--format',
      `${count} events of ${nodes} nodes are too many for ${format}: end earlier with --until, or take jsonl`,
    );
}

/** The lines as one JSON document. */
function* asArray(lines: Iterable<string>): Generator<string> {
  let before = '[\n';
  for (const line of lines) {
    yield before + line.trimEnd();
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}

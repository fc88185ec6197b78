// The command `lightcone`: finds the subcommand, and turns what goes wrong into an exit status and one line.
import { nameHint } from '../engine/meant-name.ts';
import { InputError } from '../engine/params.ts';
import { bench } from './bench.ts';
import { serveBenchmarks } from './bench-worker.ts';
import { check } from './check.ts';
import { type Command, helpOf } from './command.ts';
import { type FlagSpec, readCall } from './flags.ts';
import type { Io } from './io.ts';
import { list } from './list.ts';
import { serveTasks } from './pool.ts';
import { processIo } from './process-io.ts';
import { run } from './run.ts';
import { sweep } from './sweep.ts';
import { trace } from './trace.ts';

const COMMANDS: readonly Command[] = [list, run, trace, sweep, check, bench];
const HELP: FlagSpec = { name: 'help', about: 'this text' };
const WRONG_CALL = 2;

/** 0: done, and every check came out as expected or null; 1: a check came out otherwise; 2: the call was wrong. */
export async function main(
  argv: readonly string[],
  io: Io = processIo(ownBundle()),
): Promise<number> {
  try {
    return await dispatch(argv, io);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    io.err(`lightcone: ${error.message.replace(/\s*\n\s*/g, ' ')}\n`);
    return WRONG_CALL;
  }
}

async function dispatch([name, ...args]: readonly string[], io: Io): Promise<number> {
  if (name === '--help' || name === 'help' || name === '-h') {
    await io.out(overview());
    return 0;
  }
  const command = commandOf(name);
  if (args.includes('--help') || args.includes('-h')) {
    await io.out(helpOf({ ...command, flags: [...command.flags, HELP] }));
    return 0;
  }
  const call = readCall(args, command.flags);
  if (!command.takesProtocol && call.positional.length > 0)
    throw new InputError(call.positional[0], `${command.name} takes flags only`);
  return command.run(call, io);
}

function commandOf(name: string | undefined): Command {
  const names = COMMANDS.map((command) => command.name);
  if (name === undefined)
    throw new InputError('command', `which one? ${names.join(', ')}; --help says more`);
  const command = COMMANDS.find((one) => one.name === name);
  if (!command)
    throw new InputError(`command ${name}`, `no such command; ${nameHint(name, names)}`);
  return command;
}

function overview(): string {
  const lines = COMMANDS.map(({ usage, about }) => `  lightcone ${usage}\n      ${about}\n`);
  return `${lines.join('')}\nEach command says more with --help.\n`;
}

/** The bundle that worker threads load: this file, where it is one. */
function ownBundle(): URL | undefined {
  return import.meta.url.endsWith('.mjs') ? new URL(import.meta.url) : undefined;
}

serveTasks();
serveBenchmarks();

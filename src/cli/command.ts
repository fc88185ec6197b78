// A subcommand: what it is called, what it takes, what it does.
import type { Call, FlagSpec } from './flags.ts';
import type { Io } from './io.ts';

export interface Command {
  readonly name: string;
  readonly usage: string;
  readonly about: string;
  readonly flags: readonly FlagSpec[];
  readonly takesProtocol: boolean;
  /** Gives the exit status. @throws InputError for a wrong call */
  run(call: Call, io: Io): Promise<number>;
}

export function helpOf(command: Command): string {
  const flags = command.flags.map(({ name, value, about }) => {
    const flag = `--${name}${value === undefined ? '' : ` ${value}`}`;
    return `  ${flag.padEnd(24)}  ${about}\n`;
  });
  return `lightcone ${command.usage}\n\n${command.about}\n\n${flags.join('')}`;
}

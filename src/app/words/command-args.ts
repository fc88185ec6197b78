// The arguments of a command in a form: what may be typed, and what is wrong with what was.
import type { CommandArgSchema, CommandArgSchemas } from '../../engine/command-args.ts';
import type { ParamSchema, ParamsOf } from '../../engine/params.ts';
import { groupDigits } from './time.ts';

/** An argument with its bounds in one run. */
export interface BoundedArg extends Pick<CommandArgSchema<unknown>, 'kind' | 'label' | 'about'> {
  readonly id: string;
  readonly min: number;
  readonly max: number;
}

/** In the order in which they are declared. A node's id is one of so many. */
export function boundedArgs(
  args: CommandArgSchemas<ParamsOf<ParamSchema>>,
  params: ParamsOf<ParamSchema>,
  nodes: number,
): readonly BoundedArg[] {
  return Object.entries(args).map(([id, arg]) => {
    const [min, max] = arg.kind === 'node' ? [0, nodes - 1] : arg.bounds(params);
    const { kind, label, about } = arg;
    return { id, kind, label, about, min, max };
  });
}

/** What is wrong with a text without spaces at its ends; undefined where nothing is, as where it is empty. */
export function argProblem({ label, min, max }: BoundedArg, text: string): string | undefined {
  if (text === '') return undefined;
  const value = Number(text);
  if (!/^-?\d+$/.test(text)) return `${label}: ‘${text}’ is not a whole number.`;
  if (value >= min && value <= max) return undefined;
  return `${label}: ${text} is not between ${groupDigits(min)} and ${groupDigits(max)}.`;
}

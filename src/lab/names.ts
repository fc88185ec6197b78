// Clear errors for names that aren't there: the one that was meant is said, or else all that there are.
import { nameHint } from '../engine/meant-name.ts';
import { InputError } from '../engine/params.ts';

/** @throws InputError unless `name` is one of `valid`. */
export function requireName(
  where: string,
  what: string,
  name: string,
  valid: readonly string[],
): void {
  if (valid.includes(name)) return;
  throw new InputError(where, `there is no ${what} '${name}'; ${nameHint(name, valid)}`);
}

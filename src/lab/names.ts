// Clear errors for names that aren't there: the nearest valid one is always said.
import { InputError, nearest } from '../engine/params.ts';

/** @throws InputError unless `name` is one of `valid`. */
export function requireName(
  where: string,
  what: string,
  name: string,
  valid: readonly string[],
): void {
  if (valid.includes(name)) return;
  const hint = nearest(name, valid);
  throw new InputError(
    where,
    `there is no ${what} '${name}'${hint ? `; did you mean ${hint}?` : ''}`,
  );
}

// Reads foreign data by a schema; what is wrong is said in one sentence with its path.
import type * as z from 'zod/mini';
import { noneOf } from '../../engine/meant-name.ts';
import { InputError } from '../../engine/params.ts';

/** The value by its schema. @throws InputError whose `where` is the path, e.g. `interventions[2].at.time`. */
export function readBy<T>(schema: z.ZodMiniType<T>, value: unknown, root: string): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = innermost(result.error.issues[0]);
  const path = pathText(issue.path);
  throw new InputError(
    path === '' || path.startsWith('[') ? root + path : path,
    issueText(issue, value),
  );
}

/** The same for a part of a value; `where` is the part's path and what lies within it. @throws InputError */
export function readPart<T>(schema: z.ZodMiniType<T>, value: unknown, part: string): T {
  try {
    return readBy(schema, value, part);
  } catch (error) {
    if (!(error instanceof InputError) || error.where.startsWith(part)) throw error;
    throw new InputError(`${part}.${error.where}`, error.message.slice(error.where.length + 2));
  }
}

type Issue = z.core.$ZodIssue;

/** Of a union nothing of which fits: the issue of the member that got furthest. */
function innermost(issue: Issue): Issue {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return issue;
  const candidates = issue.errors
    .filter((list) => list.length > 0)
    .map((list) => innermost(list[0]));
  const deepest = candidates.sort((a, b) => b.path.length - a.path.length)[0];
  if (!deepest || deepest.path.length === 0) return issue;
  return { ...deepest, path: [...issue.path, ...deepest.path] };
}

/** `a.b[2].c` */
function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((key, i) => (typeof key === 'number' ? `[${key}]` : `${i > 0 ? '.' : ''}${String(key)}`))
    .join('');
}

function issueText(issue: Issue, root: unknown): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `there is no '${issue.keys[0]}' here`;
    case 'invalid_type':
      return valueAt(root, issue.path) === undefined
        ? 'is missing'
        : `must be ${article(issue.expected)}`;
    case 'invalid_value':
      return notAmong(valueAt(root, issue.path), issue.values.map(String));
    case 'too_small':
      return `must be ${sizeText(issue.origin)}at least ${String(issue.minimum)}`;
    case 'too_big':
      return `must be ${sizeText(issue.origin)}at most ${String(issue.maximum)}`;
    case 'invalid_union':
      return unionText(issue, root);
    default:
      return issue.message && issue.message !== 'Invalid input' ? issue.message : 'is not valid';
  }
}

function unionText(issue: z.core.$ZodIssueInvalidUnion, root: unknown): string {
  const value = valueAt(root, issue.path);
  if ('options' in issue && issue.options) return notAmong(value, issue.options.map(String));
  if (value === undefined) return 'is missing';
  return `${JSON.stringify(value)?.slice(0, 60)} is not valid here`;
}

function notAmong(value: unknown, valid: readonly string[]): string {
  if (value === undefined) return 'is missing';
  const name = typeof value === 'string' ? value : '';
  return `${JSON.stringify(value)?.slice(0, 60)} ${noneOf(name, valid)}`;
}

function sizeText(origin: string): string {
  return origin === 'array' ? 'a list of ' : origin === 'string' ? 'a text of length ' : '';
}

function article(expected: string): string {
  const words: Record<string, string> = {
    int: 'a whole number',
    number: 'a number',
    string: 'a text',
    boolean: 'true or false',
    array: 'a list',
    object: 'an object',
    record: 'an object',
  };
  return words[expected] ?? expected;
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  let value = root;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}

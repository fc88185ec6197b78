// Numbers for plain values: what is equal gets one number, and is kept once.
import { freezePlain } from '../engine/plain.ts';

/** Values by number, from 0; each is frozen, since many states share it. */
export class Interner<T> {
  readonly values: T[] = [];
  /** Characters kept, for the count of memory. */
  characters = 0;
  private readonly numbers = new Map<string, number>();

  /** `text` says all in which values may differ. */
  numberOf(text: string, make: () => T): number {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    const number = this.values.push(freezePlain(make())) - 1;
    this.numbers.set(text, number);
    this.characters += text.length;
    return number;
  }
}

/** Plain data as a text that no other value has. Keys count in the order in which they were set: handlers may walk them. */
export function plainText(value: unknown): string {
  switch (typeof value) {
    case 'number':
      return Object.is(value, -0) ? '-0' : `${value}`;
    case 'string':
      return JSON.stringify(value);
    case 'boolean':
      return value ? 't' : 'f';
    case 'object':
      return value === null ? 'n' : objectText(value);
    default:
      return 'u';
  }
}

function objectText(value: object): string {
  let text = '';
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) text += `${plainText(value[i])},`;
    return `[${text}]`;
  }
  for (const key in value) {
    const name = /^\w+$/.test(key) ? key : JSON.stringify(key);
    text += `${name}:${plainText((value as Record<string, unknown>)[key])},`;
  }
  return `{${text}}`;
}

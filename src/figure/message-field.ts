// What a message carries, in one word: the one field of its body that tells it from others of its type.
import { messagesOf } from '../analysis/messages.ts';
import type { Trace } from '../engine/trace.ts';

/** Where the word is found: the body itself, or a field of it, named where the body has others beside it. */
interface FieldPlace {
  readonly key: string | undefined;
  readonly isNamed: boolean;
}

/** So many messages are looked at to find what varies. */
const MOST_LOOKED_AT = 4000;
const LONGEST_TEXT = 12;

const known = new WeakMap<Trace, ReadonlyMap<string, FieldPlace>>();

/** `8`, or `key 26`, of the message sent at that record; '' where nothing short tells it from others of its type. */
export function messageField(trace: Trace, send: number): string {
  const place = placesIn(trace).get(trace.type(send));
  if (!place) return '';
  const value = valueAt(trace.body(send), place.key);
  if (value === undefined) return '';
  const isNamed = place.isNamed && !String(value).startsWith('[');
  return isNamed ? `${place.key} ${value}` : String(value);
}

function placesIn(trace: Trace): ReadonlyMap<string, FieldPlace> {
  const made = known.get(trace);
  if (made) return made;
  const bodies = new Map<string, unknown[]>();
  const { send, count } = messagesOf(trace);
  for (let row = 0; row < Math.min(count, MOST_LOOKED_AT); row++) {
    const type = trace.type(send[row]);
    const ofType = bodies.get(type) ?? [];
    bodies.set(type, ofType);
    ofType.push(trace.body(send[row]));
  }
  const places = new Map<string, FieldPlace>();
  for (const [type, ofType] of bodies) {
    const place = placeIn(ofType);
    if (place) places.set(type, place);
  }
  known.set(trace, places);
  return places;
}

/**
 * The first place at which bodies differ: what is always the same says nothing. A lone number is named all the same:
 * that stamps are equal is what decides there.
 */
function placeIn(bodies: readonly unknown[]): FieldPlace | undefined {
  const keys = new Set(bodies.flatMap(scalarKeys));
  for (const key of [undefined, ...keys]) {
    const values = new Set(bodies.map((body) => valueAt(body, key)));
    values.delete(undefined);
    if (values.size > 1) return { key, isNamed: key !== undefined && keys.size > 1 };
  }
  return loneNumber(bodies, [undefined, ...keys]);
}

/** The only short value that bodies have, if that is a number. */
function loneNumber(
  bodies: readonly unknown[],
  places: readonly (string | undefined)[],
): FieldPlace | undefined {
  const filled = places.filter((key) => bodies.some((body) => valueAt(body, key) !== undefined));
  if (filled.length !== 1) return undefined;
  const [key] = filled;
  const isNumber = bodies.every((body) => typeof (valueAt(body, key) ?? 0) === 'number');
  return isNumber ? { key, isNamed: false } : undefined;
}

function scalarKeys(body: unknown): readonly string[] {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return [];
  return Object.keys(body).filter((key) => valueAt(body, key) !== undefined);
}

function valueAt(body: unknown, key: string | undefined): number | string | undefined {
  const value: unknown =
    key === undefined || typeof body !== 'object' || body === null ? body : Reflect.get(body, key);
  if (typeof value === 'number') return value;
  if (Array.isArray(value)) return key === undefined ? undefined : listText(value);
  return typeof value === 'string' && value.length <= LONGEST_TEXT ? value : undefined;
}

/** `[3,4,5…]`; undefined for a list of anything but numbers and short words. */
function listText(list: readonly unknown[]): string | undefined {
  if (!list.every((item) => typeof item === 'number' || typeof item === 'string')) return undefined;
  const text = list.join(',');
  const isWhole = text.length <= LONGEST_TEXT;
  const cut = text.slice(0, LONGEST_TEXT).lastIndexOf(',');
  return isWhole ? `[${text}]` : cut < 0 ? undefined : `[${text.slice(0, cut)}…]`;
}

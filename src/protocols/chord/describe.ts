// What a node shows: its place on the ring, its pointers, its keys, and what is left of a search it has at hand.
import type { Describe, Edge, Facets, InitContext, RingFacet } from '../../engine/contract.ts';
import { powerOfTwo } from '../../kit/identifier-circle.ts';
import type { Params } from './index.ts';
import type { Contact } from './messages.ts';
import { keysOf } from './metrics.ts';
import type { Place, State } from './place.ts';

/** With more nodes than this nobody reads a node's tables off a picture. */
const DETAILED_NODES = 64;
/** With more nodes than this not even its place on the circle. */
const PLACED_NODES = 1024;
/** Keys that are shown of a node. */
const SHOWN_KEYS = 24;

export const describe: Describe<State, Params> = (state, context) => {
  const cell = cellOf(state, context);
  if (context.count > PLACED_NODES) return { cell };
  const shown = state.places.filter(({ joined }) => joined);
  const ring = shown.length > 0 ? ringOf(state, shown, context) : undefined;
  if (context.count > DETAILED_NODES) return { cell, ring };
  return { cell, ring, ...details(state, shown, context) };
};

/** That a node holds no key is worth a colour only where the load of many is compared. */
function cellOf(state: State, { params, count }: InitContext<Params>): string {
  if (!state.places.some(({ joined }) => joined)) return 'outside';
  if (state.served > 0) return 'asked';
  const isBare = count > DETAILED_NODES && params.keys > 0 && keysOf(state) === 0;
  return isBare ? 'empty' : 'member';
}

function details(
  state: State,
  shown: readonly Place[],
  { id, params }: InitContext<Params>,
): Facets {
  const size = powerOfTwo(params.bits);
  return {
    band: bandOf(state),
    badges: [{ text: names(idsOf(state.places)), tone: 'idle' }],
    rows: state.places.length === 1 ? rowsOf(state.places[0], size) : summary(state, shown),
    edges: shown.flatMap((place) => edgesOf(place, id)),
  };
}

function bandOf({ places, lookups, asked }: State): Facets['band'] {
  const lookup = lookups.find(({ purpose }) => purpose === 'lookup');
  if (lookup) return { text: 'looks up {key}', values: { key: lookup.key }, tone: 'active' };
  const isOut = places.every(({ joined }) => !joined);
  if (isOut && (asked > 0 || lookups.length > 0)) return { text: 'joins', tone: 'waiting' };
  if (isOut) return { text: 'outside', tone: 'idle' };
  const isCutOff = places.some(({ joined, successors }) => joined && successors.length === 0);
  return isCutOff ? { text: 'no successor', tone: 'warning' } : undefined;
}

type Row = readonly [name: string, value: string | number];

function rowsOf({ id, pred, successors, fingers, keys }: Place, size: number): Row[] {
  return [
    ['identifier', id],
    ['predecessor', pred?.id ?? 'unknown'],
    [successors.length > 1 ? 'successors' : 'successor', names(idsOf(successors))],
    ...fingers.map((finger, i): Row => {
      const step = powerOfTwo(i);
      return [`${id} + ${step} = ${(id + step) % size}`, finger.id];
    }),
    ['keys', names(keys.toSorted((a, b) => a - b))],
  ];
}

function summary(state: State, shown: readonly Place[]): Row[] {
  return [
    ['identifiers', names(idsOf(state.places))],
    ['in the ring', shown.length],
    ['keys', keysOf(state)],
  ];
}

function idsOf(places: readonly Pick<Contact, 'id'>[]): number[] {
  return places.map(({ id }) => id);
}

function names(ids: readonly number[]): string {
  if (ids.length === 0) return 'none';
  const rest = ids.length - SHOWN_KEYS;
  return ids.slice(0, SHOWN_KEYS).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

/** Fingers to the same node are one line with their numbers. */
function edgesOf({ pred, successors, fingers }: Place, own: number): Edge[] {
  const numbers = new Map<number, number[]>();
  fingers.forEach(({ node }, i) => {
    numbers.set(node, [...(numbers.get(node) ?? []), i + 1]);
  });
  return [
    ...successors.map(
      ({ node }, i): Edge => ({
        to: node,
        role: i === 0 ? 'successor' : 'in its successor list',
        ...(i > 0 && { text: `${i + 1}` }),
      }),
    ),
    ...[...numbers].map(([to, which]): Edge => ({ to, role: 'finger', text: spanOf(which) })),
    ...(pred ? [{ to: pred.node, role: 'predecessor' }] : []),
  ].filter(({ to }) => to !== own);
}

function spanOf(numbers: readonly number[]): string {
  const last = numbers[numbers.length - 1];
  const isRun = numbers.length > 2 && last - numbers[0] === numbers.length - 1;
  return isRun ? `${numbers[0]}–${last}` : numbers.join(', ');
}

function ringOf(
  state: State,
  shown: readonly Place[],
  { params, count }: InitContext<Params>,
): RingFacet {
  const size = powerOfTwo(params.bits);
  const keys = count > DETAILED_NODES ? [] : shown.flatMap((place) => place.keys);
  return {
    at: shown.map(({ id }) => id / size),
    label: names(idsOf(shown)),
    keys: keys.slice(0, SHOWN_KEYS).map((key) => ({ at: key / size, text: `${key}` })),
    arcs: state.calls.flatMap(({ about }) =>
      about.kind === 'find' && about.find.purpose !== 'finger'
        ? [
            {
              from: about.find.via / size,
              to: about.find.key / size,
              text: `key ${about.find.key}`,
            },
          ]
        : [],
    ),
  };
}

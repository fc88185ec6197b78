// Chord: what the catalogue shows of it.
import { defineManifest } from '../../engine/contract.ts';
import {
  choice,
  flag,
  int,
  list,
  type ParamsOf,
  type ParamValues,
  real,
  ticks,
} from '../../engine/params.ts';
import { powerOfTwo } from '../../kit/identifier-circle.ts';

/** Places on the ring, virtual ones included: a table each has to fit into memory. */
const MAX_PLACES = 200_000;
/** Rings are numbered from 1. */
export const RINGS = 1_000_000;

const params = {
  nodes: int(9, { min: 1, max: MAX_PLACES, label: 'Nodes', about: 'How many nodes there are.' }),
  bits: int(5, {
    min: 3,
    max: 32,
    label: 'Bits m',
    about: 'Identifiers are 0 to 2^m − 1. Unless given, wide enough for the nodes.',
    derive: ({ values }) => bitsFor(values),
  }),
  ids: list([], {
    min: 0,
    max: 4_294_967_295,
    label: 'Identifiers',
    about: 'Those of the first nodes, in order; where the list ends they are drawn.',
  }),
  ring: int(0, {
    min: 0,
    max: RINGS,
    label: 'Ring',
    about:
      'Which ring is drawn: identifiers, keys, and which nodes are killed or join later. 0: another one for each seed; any other number: the same ring, whatever the seed.',
  }),
  successors: int(1, {
    min: 1,
    max: 32,
    label: 'Successor list r',
    about: 'How many of the nodes that follow it a node knows.',
  }),
  virtualNodes: int(1, {
    min: 1,
    max: 64,
    label: 'Virtual nodes',
    about: 'Identifiers for each node: with more of them the load is more even.',
  }),
  keys: int(20, { min: 0, max: 1_000_000, label: 'Keys', about: 'Keys stored on the ring.' }),
  lookups: int(20, {
    min: 0,
    max: 1_000_000,
    label: 'Lookups',
    about: 'Lookups of random identifiers from random live nodes, one after another.',
  }),
  lookup: choice('recursive', ['iterative', 'recursive'], {
    label: 'Lookup',
    about:
      'recursive: each node hands the question on, and the owner answers. iterative: whoever asks contacts each node on the way by itself.',
  }),
  failFraction: real(0, {
    min: 0,
    max: 1,
    label: 'Killed',
    about: 'Fraction of the nodes killed at once, before the lookups.',
  }),
  stabilize: flag(false, {
    label: 'Stabilisation',
    about:
      'Whether nodes mend their pointers periodically. Without it the ring has right tables from the start, and nothing is repaired.',
  }),
  joins: int(0, {
    min: 0,
    max: MAX_PLACES - 1,
    label: 'Joins',
    about:
      'How many of the nodes are outside at first, and join one after another; with stabilisation one, unless given.',
    derive: ({ values }) => (values.stabilize && Number(values.nodes) > 1 ? 1 : 0),
  }),
  rule: choice('zave', ['zave', 'original'], {
    label: 'Stabilise rule',
    about:
      'zave: before a node adopts its successor’s predecessor as its own successor, it asks whether that one lives. original: as published in 2001, it adopts at once.',
  }),
  period: ticks(1_000_000, {
    min: 1,
    max: 1_000_000_000,
    label: 'Period Ts',
    about: 'From one round of stabilisation to the next.',
  }),
  rounds: int(10, {
    min: 0,
    max: 1_000_000,
    label: 'Rounds',
    about:
      'For so many periods stabilisation is waited for; after that, until nothing has changed for a while.',
  }),
  churn: real(0, {
    min: 0,
    max: 1000,
    label: 'Churn',
    about: 'Nodes that leave, and join again two periods later, in each period.',
  }),
  leaving: choice('announced', ['announced', 'silent'], {
    label: 'Leaving',
    about:
      'announced: keys go to the successor, and both neighbours are told. silent: the node is gone, as if it had crashed.',
  }),
  pace: ticks(0, {
    min: 0,
    max: 1_000_000_000,
    label: 'Pace',
    about:
      'From the end of a lookup to the next, beside joins and churn. 0: lookups come when the ring is quiet.',
  }),
  timeout: ticks(40_000, {
    min: 1,
    max: 1_000_000_000,
    label: 'Timeout',
    about:
      'How long to wait for an answer before a node is taken for dead: four mean delays unless given.',
    derive: ({ meanDelay }) => 4 * meanDelay,
  }),
};

export type Params = ParamsOf<typeof params>;

const manifest = defineManifest({
  id: 'chord',
  title: 'Chord',
  family: 'Overlays',
  version: 1,
  about:
    'Nodes and keys share one circle of identifiers; a key belongs to the first node at or after it, and fingers find that node in about ½ log N hops.',
  params,
  presets: [
    { id: 'figure', title: 'Nine nodes, m = 5' },
    { id: 'dead-on-the-way', title: 'Step by step, past a dead node' },
    { id: 'join', title: 'A node joins' },
    { id: 'leave', title: 'A node leaves' },
    { id: 'churn', title: 'Sixteen that come and go' },
    { id: 'churn-too-fast', title: 'Going faster than coming' },
    { id: 'successor-list', title: 'Two successors die' },
    { id: 'ring-breaks', title: 'The whole list dies' },
    { id: 'dead-adopted', title: 'Adopting the dead' },
    { id: 'two-rings', title: 'Two rings for good' },
    { id: 'half-dead', title: 'Half of a thousand die' },
    { id: 'load', title: 'Ten keys each, on average' },
    { id: 'virtual-nodes', title: 'Twenty virtual nodes each' },
    { id: 'twenty-thousand', title: 'Twenty thousand nodes' },
  ],
  views: ['ring', 'space-time', 'grid'],
  time: { unit: 'ms', ticks: 1000 },
  nodeLabel: 'N',
  metrics: [
    {
      name: 'hopsMean',
      about: 'Live nodes contacted after the origin, the owner included; mean of what was found.',
      unit: 'hops',
    },
    {
      name: 'hopsToPredecessorMean',
      about: 'The same without the owner: up to the node that knows it for its successor.',
      unit: 'hops',
    },
    { name: 'hopsMax', about: 'The longest way to an owner, the owner included.', unit: 'hops' },
    {
      name: 'timeoutsMean',
      about: 'Contacts with nodes that gave no answer, mean of all lookups.',
      unit: 'timeouts',
    },
    {
      name: 'failedLookups',
      about: "Lookups that did not end at the key's first live successor.",
      unit: 'of the lookups',
    },
    {
      name: 'lostLookups',
      about: 'Lookups of keys whose owner was killed: what it held is gone with it.',
      unit: 'of the lookups',
    },
    { name: 'keysMean', about: 'Keys on a live node, mean.', unit: 'keys' },
    { name: 'keysP1', about: 'Keys on a live node, 1st percentile.', unit: 'keys' },
    { name: 'keysP99', about: 'Keys on a live node, 99th percentile.', unit: 'keys' },
    { name: 'keysMax', about: 'Keys on the live node that has most.', unit: 'keys' },
    { name: 'nodesWithoutKeys', about: 'Live nodes that have no key.', unit: 'fraction of nodes' },
    {
      name: 'keysMoved',
      about:
        'Of all keys, those that the last node to join took over; where all are in the ring from the start, those that the last one has.',
      unit: 'of the keys',
    },
  ],
  cells: [
    { id: 'outside', title: 'outside the ring', tone: 'idle' },
    { id: 'empty', title: 'holds no key', tone: 'warning' },
    { id: 'member', title: 'in the ring', tone: 'done' },
    { id: 'asked', title: 'was asked by a lookup', tone: 'active' },
  ],
  commands: { lookup: 'Look up', join: 'Join', leave: 'Leave' },
  commandArgs: {
    lookup: {
      key: {
        kind: 'int',
        label: 'Key',
        about: 'The identifier that is looked for; left empty, one is drawn.',
        bounds: ({ bits }) => [0, powerOfTwo(bits) - 1],
      },
    },
    join: {
      through: {
        kind: 'node',
        label: 'Through',
        about: 'A node of the ring, which is asked for the way; left open, one is drawn.',
      },
    },
  },
  check: (given) => wrongPlaces(given) ?? wrongIds(given) ?? wrongChange(given),
});

/** With 2^m ≥ 4 N² hardly any two nodes are adjacent numbers, so that the circle is as good as a line without gaps. */
function bitsFor({ nodes, virtualNodes, ids }: ParamValues): number {
  const places = Number(nodes) * Number(virtualNodes);
  const given = Array.isArray(ids) ? Math.max(0, ...(ids as number[])) : 0;
  const room = places <= 10 ? 32 : 4 * places * places;
  let bits = 5;
  while (bits < 32 && powerOfTwo(bits) < Math.max(room, given + 1)) bits++;
  return bits;
}

type Wrong = { readonly param: string; readonly message: string } | undefined;

function wrongPlaces({ nodes, virtualNodes, bits }: Params): Wrong {
  const places = nodes * virtualNodes;
  if (places > powerOfTwo(bits))
    return { param: 'bits', message: `${places} identifiers don't fit into ${bits} bits` };
  if (places > MAX_PLACES)
    return {
      param: 'virtualNodes',
      message: `${places} virtual nodes in all are more than ${MAX_PLACES}`,
    };
  return undefined;
}

function wrongIds({ ids, nodes, bits }: Params): Wrong {
  if (ids.length > nodes)
    return { param: 'ids', message: `${ids.length} identifiers for ${nodes} nodes` };
  const large = ids.find((id) => id >= powerOfTwo(bits));
  if (large !== undefined)
    return { param: 'ids', message: `${large} doesn't fit into ${bits} bits` };
  const twice = ids.find((id, i) => ids.indexOf(id) < i);
  if (twice !== undefined) return { param: 'ids', message: `${twice} comes twice` };
  return undefined;
}

function wrongChange({ nodes, joins, churn, stabilize, failFraction }: Params): Wrong {
  if (!stabilize && joins > 0)
    return { param: 'joins', message: 'needs stabilize: only that takes a new node in' };
  if (!stabilize && churn > 0)
    return { param: 'churn', message: 'needs stabilize: only that repairs the ring' };
  if (joins >= nodes) return { param: 'joins', message: 'at least one node must be in the ring' };
  if (Math.round(failFraction * (nodes - joins)) >= nodes - joins)
    return { param: 'failFraction', message: 'at least one node must be up' };
  return undefined;
}

export default manifest;

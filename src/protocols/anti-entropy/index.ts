// Anti-entropy: what the catalogue shows of it.
import { defineManifest } from '../../engine/contract.ts';
import { choice, int, type ParamsOf } from '../../engine/params.ts';

/** Cycles that a node waits by default: more where an update has far to go, or where a hub has many to call. */
const PATIENCE = 200;
const PATIENCE_A_NODE = 4;
const PATIENCE_A_ROW = 12;
const SLOW: readonly unknown[] = ['ring-lattice', 'scale-free', 'ring', 'line'];
const FLAT: readonly unknown[] = ['grid', 'geometric'];
/** A hub that calls one node a cycle needs n ln n cycles for all (coupon collector). */
const PATIENCE_A_LEAF = 2;
/** Neighbours unless given. */
const DEGREE = 4;
/** Links that are drawn up and kept at most, counted at both ends. */
const MAX_ENDS = 8_000_000;
const MOST_NODES: Readonly<Record<string, number>> = { complete: 2000, geometric: 20_000 };
/** Topologies that are built from a number of neighbours, and those of them that take an even one. */
const EVEN: readonly string[] = ['ring-lattice', 'small-world', 'scale-free'];
const WITH_DEGREE: readonly string[] = [...EVEN, 'random', 'geometric'];

const manifest = defineManifest({
  id: 'anti-entropy',
  title: 'Anti-entropy',
  family: 'Epidemics',
  version: 2,
  about:
    'In every cycle each node compares its store with that of a random other one: an update reaches everybody, whatever is lost on the way.',
  params: {
    nodes: int(1000, { min: 2, max: 1_000_000, label: 'Nodes', about: 'How many nodes.' }),
    mode: choice('push-pull', ['push', 'pull', 'push-pull'], {
      label: 'Direction',
      about:
        'push: a node sends what it has. pull: it asks for what the other has. push-pull: both in one exchange.',
    }),
    timing: choice('cycle', ['cycle', 'async'], {
      label: 'Timing',
      about:
        'cycle: all nodes act in synchronous cycles, on what they held when the cycle began. async: each acts once a cycle by its own timer, and messages take time.',
    }),
    initial: int(1, {
      min: 1,
      max: 1_000_000,
      label: 'Initially infected',
      about: 'How many nodes have the update at the start: node 0 and those after it.',
    }),
    judged: choice('cycle-start', ['cycle-start', 'immediate'], {
      label: 'Shown',
      about:
        'cycle: a node shows of itself what it held when the cycle began (cycle-start), or what it holds by now (immediate). That matters to push-pull.',
    }),
    digest: choice('full', ['full', 'checksum', 'recent', 'merkle'], {
      label: 'Comparison',
      about:
        'full: whole stores, in every exchange. checksum: whole stores only where checksums differ. recent: lists of recent updates and checksums first. merkle: a tree of hashes down to the items that differ.',
    }),
    items: int(4096, {
      min: 1,
      max: 65_536,
      label: 'Items',
      about: 'How many items a store has. All but one are the same everywhere.',
    }),
    recent: int(15, {
      min: 0,
      max: 1_000_000,
      unit: 'cycles',
      label: 'Recent',
      about: 'recent: how old an update may be to stand in the list.',
    }),
    view: choice('full', ['full', 'neighbours'], {
      label: 'Who knows whom',
      about:
        'full: a partner is drawn among all other nodes. neighbours: among those that it has a link to.',
    }),
    topology: choice(
      'ring-lattice',
      [
        'ring-lattice',
        'small-world',
        'random',
        'scale-free',
        'geometric',
        'grid',
        'tree',
        'routers',
        'ring',
        'line',
        'star',
        'complete',
      ],
      {
        label: 'Topology',
        about:
          'neighbours: how links are laid. ring-lattice: to the nearest on a circle. small-world: a tenth of these lead anywhere. random: any pair with the same probability, so that parts may be cut off. geometric: whoever is near, as with radio. routers: hosts on a core of routers, which take part.',
      },
    ),
    degree: int(DEGREE, {
      min: 2,
      max: 1000,
      label: 'Neighbours',
      about:
        'neighbours: how many a node has on average, where the topology leaves a choice: fewer than there are nodes (the default: all of them, if they are so few), and an even number but for random.',
    }),
    patience: int(PATIENCE, {
      min: 1,
      max: 1_000_000_000,
      unit: 'cycles',
      label: 'Patience',
      about:
        'How long the run goes on for nodes that miss the update. Anti-entropy itself never ends, and cannot know that it is done.',
      derive: ({ values: { view, topology, nodes } }) => {
        if (view === 'full') return PATIENCE;
        if (SLOW.includes(topology)) return PATIENCE + PATIENCE_A_NODE * Number(nodes);
        if (topology === 'star')
          return PATIENCE + PATIENCE_A_LEAF * Number(nodes) * (32 - Math.clz32(Number(nodes)));
        if (!FLAT.includes(topology)) return PATIENCE;
        return PATIENCE + PATIENCE_A_ROW * Math.ceil(Math.sqrt(Number(nodes)));
      },
    }),
  },
  presets: [
    { id: 'push-pull', title: 'Push-pull: twelve cycles' },
    { id: 'push', title: 'Push: the last ones take long' },
    { id: 'pull', title: 'Pull: slow start, quick end' },
    { id: 'twelve', title: 'Twelve nodes, message by message' },
    { id: 'partition', title: 'A partition, and it heals' },
    { id: 'loss', title: 'Half of all messages lost' },
    { id: 'checksum', title: 'Checksums first' },
    { id: 'recent', title: 'Recent updates first' },
    { id: 'merkle', title: 'A Merkle tree' },
    { id: 'neighbours', title: 'Only neighbours' },
    { id: 'small-world', title: 'Only neighbours, some far away' },
    { id: 'thirty-thousand', title: 'Thirty thousand' },
  ],
  views: ['grid', 'space-time'],
  time: { unit: 'cycle', ticks: 1000 },
  nodeLabel: 'N',
  metrics: [
    {
      name: 'cyclesAll',
      about: 'When the last live node got the update, if all have it.',
      unit: 'cycles',
    },
    { name: 'messages', about: 'Messages of all types.', unit: 'messages' },
    {
      name: 'comparisons',
      about: 'Exchanges that sent a whole store, or the timestamps of all its items.',
      unit: '',
    },
    {
      name: 'itemsSent',
      about: 'Items, timestamps and hashes that messages carried.',
      unit: '',
    },
  ],
  cells: [
    { id: 'susceptible', title: 'susceptible', tone: 'idle' },
    { id: 'infected', title: 'infected', tone: 'active' },
  ],
  commands: { write: 'Write a new value' },
  check: (params) => {
    const { nodes, initial, view } = params;
    if (initial > nodes) return { param: 'initial', message: `there are only ${nodes} nodes` };
    if (view !== 'neighbours') return undefined;
    const [many, degree] = [tooMany(params), wrongDegree(params)];
    if (many !== undefined) return { param: 'nodes', message: many };
    return degree === undefined ? undefined : { param: 'degree', message: degree };
  },
});

interface Linked {
  readonly nodes: number;
  readonly topology: string;
  readonly degree: number;
}

/** Where every pair is looked at, nodes are few. */
function tooMany({ nodes, topology }: Linked): string | undefined {
  const most = MOST_NODES[topology] ?? Infinity;
  return nodes > most ? `${topology} takes at most ${most} nodes, not ${nodes}` : undefined;
}

/** What is wrong with the number of neighbours, if anything; where the topology leaves no choice, little can be. */
function wrongDegree({ nodes, topology, degree }: Linked): string | undefined {
  if (!WITH_DEGREE.includes(topology)) return undefined;
  if (nodes * degree > MAX_ENDS)
    return `with ${nodes} nodes at most ${Math.floor(MAX_ENDS / nodes)}`;
  if (degree === DEGREE) return undefined;
  if (degree >= nodes) return `a node has ${nodes - 1} others for neighbours, not ${degree}`;
  if (EVEN.includes(topology) && degree % 2 === 1)
    return `${topology} takes an even number, not ${degree}`;
  return undefined;
}

export type Params = ParamsOf<(typeof manifest)['params']>;
export default manifest;

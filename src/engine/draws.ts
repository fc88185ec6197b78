// Random draws of nodes and of the workload: from their streams, or chosen when schedules are explored.
import {
  bits,
  Stream,
  type StreamKey,
  scale,
  streamKey,
  subKeyA,
  subKeyB,
  word,
} from './random.ts';
import { INFO, Info, Status, type World } from './world.ts';

const MAX_OUTCOMES = 1 << 21;

function refuseOutcomes(n: number): never {
  throw new Error(`draws from ${n} outcomes`);
}

export class Draws {
  private readonly world: World;
  private readonly chooser: ((n: number) => number) | undefined;
  private readonly nodeKey: StreamKey;
  private readonly loadStream: Stream;

  constructor(world: World, seed: number, chooser: ((n: number) => number) | undefined) {
    this.world = world;
    this.chooser = chooser;
    this.nodeKey = streamKey(seed, 'node');
    this.loadStream = new Stream(streamKey(seed, 'workload'));
  }

  /** 0 to n - 1, from the node's own stream. @throws Error unless n is a whole number from 1 to 2^21 */
  node(node: number, n: number): number {
    if (n < 1 || n > MAX_OUTCOMES || (n | 0) !== n) refuseOutcomes(n);
    if (this.chooser !== undefined) return this.chooser(n);
    const a = subKeyA(this.nodeKey, node);
    const b = subKeyB(this.nodeKey, node);
    const { info } = this.world;
    const at = node * INFO + Info.draws;
    for (;;) {
      const drawn = scale(bits(a, b, info[at]++), n);
      if (drawn >= 0) return drawn;
    }
  }

  chance(node: number, probability: number): boolean {
    if (probability <= 0) return false;
    if (probability >= 1) return true;
    if (this.chooser !== undefined) return this.chooser(2) === 1;
    const a = subKeyA(this.nodeKey, node);
    const b = subKeyB(this.nodeKey, node);
    const drawn = word(a, b, this.world.info[node * INFO + Info.draws]++);
    return (drawn + 0.5) / 4294967296 < probability;
  }

  load(n: number): number {
    if (this.chooser !== undefined) return this.chooser(n);
    this.loadStream.counter = this.world.loadDraws;
    const drawn = this.loadStream.int(n);
    this.world.loadDraws = this.loadStream.counter;
    return drawn;
  }

  /** A node's clock, in ticks; when schedules are explored it counts the node's own events. */
  clock(node: number): number {
    const { world } = this;
    if (this.chooser === undefined) return world.localTime(node);
    world.setStatus(node, Status.clockRead, true);
    return world.steps[node];
  }
}

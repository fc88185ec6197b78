// Faults drawn at random for one run in time: some kinds switched off wholly, and all of them over by a certain moment.
import { Stream, streamKey } from '../engine/random.ts';
import type { Intervention, MessageName } from '../engine/run.ts';

export const FAULT_KINDS = ['crash', 'pause', 'partition', 'lose', 'duplicate', 'delay'] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

export interface Mix {
  readonly kinds: readonly FaultKind[];
  readonly nodes: number;
  /** Message types that may be lost, doubled or delayed. */
  readonly types: readonly string[];
  /** Ticks: by then whoever is down or slow is back, and the network is whole. */
  readonly healed: number;
}

/** Faults of one kind in one run, at most. */
const MOST = 3;
/** A message is named by its place among those of its channel and type. */
const ORDINALS = 4;

/** The same seed gives the same faults. In order of time, as far as they have one. */
export function faultsOf(seed: number, mix: Mix): readonly Intervention[] {
  const stream = new Stream(streamKey(seed, 'faults'));
  const faults = mix.kinds
    .filter(() => stream.int(2) === 1)
    .flatMap((kind) =>
      Array.from({ length: 1 + stream.int(MOST) }, () => faultOf(kind, stream, mix)).flat(),
    );
  return faults.sort((a, b) => timeOf(a) - timeOf(b));
}

function timeOf(what: Intervention): number {
  return 'at' in what ? what.at.time : -1;
}

function faultOf(kind: FaultKind, stream: Stream, mix: Mix): readonly Intervention[] {
  const { nodes, types, healed } = mix;
  const [first, second] = [stream.int(healed), stream.int(healed)].sort((a, b) => a - b);
  const [begin, end] = [{ time: first }, { time: second }];
  const node = stream.int(nodes);
  switch (kind) {
    case 'crash':
      return [
        { kind: 'crash', at: begin, node },
        { kind: 'recover', at: end, node },
      ];
    case 'pause':
      return [
        { kind: 'pause', at: begin, node },
        { kind: 'resume', at: end, node },
      ];
    case 'partition':
      return [
        { kind: 'partition', at: begin, groups: [sideOf(stream, nodes)] },
        { kind: 'heal', at: end },
      ];
    default: {
      if (types.length === 0 || nodes < 2) return [];
      const to = (node + 1 + stream.int(nodes - 1)) % nodes;
      const type = types[stream.int(types.length)];
      const message: MessageName = { from: node, to, type, ordinal: stream.int(ORDINALS) };
      return [
        kind === 'delay' ? { kind, message, ticks: 1 + stream.int(healed) } : { kind, message },
      ];
    }
  }
}

function sideOf(stream: Stream, nodes: number): number[] {
  const side = Array.from({ length: nodes }, (_, node) => node).filter(() => stream.int(2) === 1);
  return side.length > 0 && side.length < nodes ? side : [stream.int(nodes)];
}

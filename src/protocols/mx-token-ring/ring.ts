// The ring's links: passes go to the next process that is not taken for dead, acknowledged where that is asked for.
import type { Node } from '../../engine/contract.ts';
import type { Params } from './index.ts';

/** A token, or a candidate's bid to make the next one. `hop` counts the places it has moved, skipped ones included. */
export interface Packet {
  readonly epoch: number;
  readonly hop: number;
  /** A bid: whose it is, and at which hop that one has seen the token last. null for a token. */
  readonly bid: Bid | null;
}
export interface Bid {
  readonly candidate: number;
  readonly seen: number;
}
export interface Messages {
  TOKEN: { readonly epoch: number; readonly hop: number };
  ELECTION: { readonly epoch: number; readonly hop: number } & Bid;
  /** Repeats what has arrived. */
  ACK: Packet;
  ENROL: null;
}
/** A packet sent and not acknowledged yet; `hop` is that of its sending. */
export interface Pass {
  readonly packet: Packet;
  readonly to: number;
  readonly tries: number;
}
export interface RingState {
  passes: Pass[];
  /** Whom it takes for dead. */
  dead: number[];
}
export type Member = Node<RingState, Messages, Params>;

/** The next process in the ring, as far as `dead` tells; the process itself if there is no other. */
export function nextOf(id: number, count: number, dead: readonly number[]): number {
  for (let step = 1; step < count; step++) {
    const to = (id + step) % count;
    if (!dead.includes(to)) return to;
  }
  return id;
}

/** Sends the packet to the next process, and keeps it until that has acknowledged it. */
export function passOn(node: Member, packet: Packet): void {
  const { state, params, count, id } = node;
  const to = nextOf(id, count, state.dead);
  transmit(node, to, packet);
  if (!params.acknowledgements || to === id) return;
  state.passes.push({ packet, to, tries: 0 });
  node.setTimer('ack', params.ackTimeout);
}

function transmit(node: Member, to: number, packet: Packet): void {
  const { epoch, bid } = packet;
  const hop = movedTo(node, to, packet);
  if (bid === null) node.send(to, 'TOKEN', { epoch, hop });
  else node.send(to, 'ELECTION', { epoch, hop, ...bid });
}

function movedTo({ id, count }: Member, to: number, { hop }: Packet): number {
  return hop + ((to - id + count - 1) % count) + 1;
}

/** Says that a packet has arrived, whatever becomes of it: its sender need not try again. */
export function acknowledge(node: Member, from: number, packet: Packet): void {
  heardFrom(node, from);
  if (node.params.acknowledgements && from !== node.id) node.send(from, 'ACK', packet);
}

/** An acknowledgement: that pass is done. Returns whether it was waited for. */
export function settle(node: Member, from: number, { epoch, hop, bid }: Packet): boolean {
  const { passes } = node.state;
  heardFrom(node, from);
  const open = passes.filter(
    ({ to, packet }) =>
      to !== from ||
      packet.epoch !== epoch ||
      packet.bid?.candidate !== bid?.candidate ||
      packet.bid?.seen !== bid?.seen ||
      movedTo(node, to, packet) !== hop,
  );
  keepOnly(node, open);
  return open.length < passes.length;
}

/** The token is here or gone on: passes of it need no acknowledgement any more. */
export function forgetTokens(node: Member): void {
  keepOnly(
    node,
    node.state.passes.filter(({ packet }) => packet.bid !== null),
  );
}

function keepOnly(node: Member, open: Pass[]): void {
  node.state.passes = open;
  if (open.length === 0) node.cancelTimer('ack');
}

/** Whoever says something is not dead. */
function heardFrom({ state }: Member, from: number): void {
  state.dead = state.dead.filter((id) => id !== from);
}

/** No acknowledgement in time: tries again, and in the end skips the neighbour. Returns whom it skips. */
export function retry(node: Member): number[] {
  const { state, params } = node;
  const late = state.passes;
  const given = late.filter(({ tries }) => tries >= params.retries).map(({ to }) => to);
  const skipped = [...new Set(given)];
  state.passes = [];
  state.dead.push(...skipped);
  for (const { packet, to, tries } of late) {
    if (skipped.includes(to)) passOn(node, packet);
    else {
      transmit(node, to, packet);
      state.passes.push({ packet, to, tries: tries + 1 });
      node.setTimer('ack', params.ackTimeout);
    }
  }
  return skipped;
}

/** Tells everybody that it belongs to the ring again. */
export function enrol(node: Member): void {
  if (node.params.acknowledgements) node.broadcast('ENROL', null);
}

/** Whoever was skipped is back: passes to it are tried from the beginning. */
export function readmit(node: Member, from: number): void {
  const { state } = node;
  heardFrom(node, from);
  state.passes = state.passes.map((pass) => (pass.to === from ? { ...pass, tries: 0 } : pass));
}

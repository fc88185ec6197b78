// Traces for tests: drawn by hand, and made at random as a network might have run them.
import { Flag, Kind, Trace, TraceWriter } from '../../engine/trace.ts';

/** Writes records of one kind or another; returns their indices. */
export class Drawing {
  readonly writer: TraceWriter;
  private readonly numbers = new Map<string, number>([['', 0]]);

  constructor(nodes: number) {
    this.writer = new TraceWriter(nodes, ['']);
  }

  private number(name: string): number {
    const known = this.numbers.get(name);
    if (known !== undefined) return known;
    const made = this.writer.names.push(name) - 1;
    this.numbers.set(name, made);
    return made;
  }

  add(
    kind: number,
    {
      type = '',
      node = -1,
      peer = -1,
      cause = -1,
      time = 0,
      value = Number.NaN,
      flags = Flag.step as number,
    },
  ): number {
    this.writer.append(kind, flags, this.number(type), node, peer, cause, time, value);
    return this.writer.count - 1;
  }

  local(node: number, time: number, kind: number = Kind.timer): number {
    return this.add(kind, { type: 'tick', node, time });
  }

  /** `flags`: Flag.step where the send begins a step; Flag.broadcast where it goes on with one. */
  send(from: number, to: number, time: number, type = 'M', flags = 0): number {
    return this.add(Kind.send, { type, node: from, peer: to, time, flags });
  }

  receive(send: number, time: number, flags = 0): number {
    return this.end(Kind.receive, send, time, Number.NaN, flags);
  }

  /** A send to where the received message came from, in the step of the receive. */
  answer(receive: number, time: number): number {
    const trace = this.trace();
    return this.send(trace.node(receive), trace.peer(receive), time, 'R');
  }

  lose(send: number, time: number, reason = 0): number {
    return this.end(Kind.lose, send, time, reason, 0);
  }

  private end(kind: number, send: number, time: number, value: number, flags: number): number {
    const { data } = this.trace();
    const from = data.chunks[0].node[send];
    const node = data.chunks[0].peer[send];
    const type = data.names[data.chunks[0].head[send] >>> 16];
    return this.add(kind, {
      type,
      node,
      peer: from,
      cause: send,
      time,
      value,
      flags: flags | Flag.step,
    });
  }

  trace(): Trace {
    return new Trace(this.writer.data());
  }
}

/** One act of a random run: a local event, a send, a broadcast, or the arrival (or loss) of what is under way. */
export interface Act {
  readonly what: number;
  readonly node: number;
  readonly pick: number;
}

/** A trace that those acts make: any numbers give a valid one. */
export function randomTrace(nodes: number, acts: readonly Act[]): Trace {
  const drawing = new Drawing(nodes);
  const underWay: number[] = [];
  let time = 0;
  for (const { what, node, pick } of acts) {
    time += pick % 3;
    const at = node % nodes;
    if (what === 0) drawing.local(at, time);
    else if (what === 1)
      underWay.push(
        drawing.send(at, (at + 1 + (pick % (nodes - 1))) % nodes, time, 'M', Flag.step),
      );
    else if (what === 2) {
      let flags: number = Flag.step;
      for (let to = 0; to < nodes; to++) {
        if (to === at) continue;
        underWay.push(drawing.send(at, to, time, 'B', flags));
        flags = Flag.broadcast;
      }
    } else if (underWay.length > 0) {
      const [send] = underWay.splice(pick % underWay.length, 1);
      if (what === 3) drawing.lose(send, time);
      else {
        const record = drawing.receive(send, time);
        if (what === 6) underWay.push(drawing.answer(record, time));
      }
    }
  }
  return drawing.trace();
}

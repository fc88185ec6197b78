// The limit of the message storm: a bare loop over typed arrays, nothing of the engine in it.
import type { Subject } from './row.ts';

/** N nodes, N messages: each delivery counts at the receiver and sends one on to a uniform node after Exp(1) delay. */
export function stormLimit(nodes: number, deliveries: number): Subject {
  return {
    name: 'limit',
    prepare() {
      const storm = new BareStorm(nodes);
      storm.run(nodes);
      return () => storm.run(deliveries);
    },
  };
}

class BareStorm {
  private readonly time: Float64Array;
  private readonly order: Uint32Array;
  private readonly target: Int32Array;
  private readonly received: Int32Array;
  private readonly nodes: number;
  private sequence = 0;
  private a = 0x9e3779b9;
  private b = 0x243f6a88;
  private c = 0xb7e15162;
  private counter = 1;

  constructor(nodes: number) {
    this.nodes = nodes;
    this.time = new Float64Array(nodes);
    this.order = new Uint32Array(nodes);
    this.target = new Int32Array(nodes);
    this.received = new Int32Array(nodes);
    for (let i = 0; i < nodes; i++) {
      this.time[i] = this.exponential();
      this.order[i] = this.sequence++;
      this.target[i] = this.uniform();
    }
    for (let i = nodes >> 2; i >= 0; i--) this.sift(i, this.time[i], this.order[i], this.target[i]);
  }

  /** sfc32. */
  private word(): number {
    const t = (((this.a + this.b) | 0) + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (this.c << 21) | (this.c >>> 11);
    this.c = (this.c + t) | 0;
    return t >>> 0;
  }
  private exponential(): number {
    return -Math.log((this.word() + 0.5) / 4294967296);
  }
  private uniform(): number {
    return Math.floor((this.word() / 4294967296) * this.nodes);
  }

  run(deliveries: number): number {
    for (let i = 0; i < deliveries; i++) {
      const now = this.time[0];
      this.received[this.target[0]]++;
      this.sift(0, now + this.exponential(), this.sequence++, this.uniform());
    }
    return deliveries;
  }

  private sift(start: number, t: number, o: number, target: number): void {
    const { time, order, target: targets, nodes } = this;
    let i = start;
    for (;;) {
      const first = (i << 2) + 1;
      if (first >= nodes) break;
      const end = first + 4 < nodes ? first + 4 : nodes;
      let best = first;
      for (let c = first + 1; c < end; c++)
        if (time[c] < time[best] || (time[c] === time[best] && order[c] < order[best])) best = c;
      if (time[best] > t || (time[best] === t && order[best] > o)) break;
      time[i] = time[best];
      order[i] = order[best];
      targets[i] = targets[best];
      i = best;
    }
    time[i] = t;
    order[i] = o;
    targets[i] = target;
  }
}

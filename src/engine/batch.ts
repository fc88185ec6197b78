// Messages of one phase of a synchronous cycle, in the order of their sending: typed columns, no queue.

export class Batch {
  count = 0;
  private head = new Int32Array(1024);
  private to = new Int32Array(1024);
  private from = new Int32Array(1024);
  private cause = new Int32Array(1024);
  private value = new Float64Array(1024);
  private readonly bodies: unknown[] = [];

  /** `head` is kind | flags << 8 | type << 16, as in the pool. */
  push(head: number, to: number, from: number, cause: number, value: number, body: unknown): void {
    const i = this.count++;
    if (i === this.head.length) this.grow();
    this.head[i] = head;
    this.to[i] = to;
    this.from[i] = from;
    this.cause[i] = cause;
    this.value[i] = value;
    if (body !== undefined) this.bodies[i] = body;
  }
  headAt(i: number): number {
    return this.head[i];
  }
  toAt(i: number): number {
    return this.to[i];
  }
  fromAt(i: number): number {
    return this.from[i];
  }
  causeAt(i: number): number {
    return this.cause[i];
  }
  valueAt(i: number): number {
    return this.value[i];
  }
  bodyAt(i: number): unknown {
    return this.bodies[i];
  }
  clear(): void {
    this.count = 0;
    if (this.bodies.length > 0) this.bodies.length = 0;
  }

  private grow(): void {
    this.head = doubled(this.head);
    this.to = doubled(this.to);
    this.from = doubled(this.from);
    this.cause = doubled(this.cause);
    const value = new Float64Array(this.value.length * 2);
    value.set(this.value);
    this.value = value;
  }
}

function doubled(from: Int32Array): Int32Array<ArrayBuffer> {
  const to = new Int32Array(from.length * 2);
  to.set(from);
  return to;
}

// A worker that answers as a test tells it to.
import type { FromWorker, ToWorker } from '../messages.ts';

export class FakeWorker extends EventTarget {
  static readonly all: FakeWorker[] = [];
  readonly asked: ToWorker[] = [];
  ended = false;

  constructor() {
    super();
    FakeWorker.all.push(this);
    queueMicrotask(() => this.tell({ kind: 'ready' }));
  }

  postMessage(message: ToWorker): void {
    this.asked.push(message);
  }

  terminate(): void {
    this.ended = true;
  }

  tell(data: FromWorker): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
}

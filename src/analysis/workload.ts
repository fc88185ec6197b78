// What was asked of a run from outside: whether two runs stand on one workload is read from what happened, not from parameters.
import { Kind, type Trace } from '../engine/trace.ts';

export interface Workload {
  /** Records of commands invoked, by scripts, by hand or by the workload. */
  readonly requests: readonly number[];
  /** How many of them were refused, as by a process that asks already. */
  readonly refused: number;
}

export function workloadOf(trace: Trace): Workload {
  const requests: number[] = [];
  let refused = 0;
  for (let i = 0; i < trace.count; i++) {
    const kind = trace.kind(i);
    if (kind === Kind.invoke) requests.push(i);
    // A text for an answer is a reason why nothing comes of it.
    else if (kind === Kind.respond && typeof trace.body(i) === 'string') refused++;
  }
  return { requests, refused };
}

/** Where two workloads first part. Ticks. */
export interface WorkloadParting {
  readonly time: number;
  readonly node: number;
  /** The command. */
  readonly type: string;
  /** Which of the two has it. */
  readonly isOfFirst: boolean;
}

/** undefined where the same nodes were asked for the same at the same times. */
export function workloadParting(a: Trace, b: Trace): WorkloadParting | undefined {
  const [first, second] = [asked(a), asked(b)];
  const at = first.findIndex((one, i) => one.key !== second[i]?.key);
  const i = at < 0 ? first.length : at;
  const [one, other] = [first[i], second[i]];
  if (!one && !other) return undefined;
  const isOfFirst = !other || (one !== undefined && one.time <= other.time);
  const { time, node, type } = isOfFirst ? one : other;
  return { time, node, type, isOfFirst };
}

/** In an order that hangs on nothing but what is asked. */
function asked(trace: Trace) {
  return workloadOf(trace)
    .requests.map((record) => {
      const [time, node, type] = [trace.time(record), trace.node(record), trace.type(record)];
      const body = JSON.stringify(trace.body(record) ?? null);
      return { time, node, type, key: `${time} ${node} ${type} ${body}` };
    })
    .sort((a, b) => a.time - b.time || a.node - b.node || (a.key < b.key ? -1 : 1));
}

// What holds in every trace, whatever the protocol, the network and the faults.
import type { RunReport } from '../report.ts';
import type { Run } from '../run.ts';
import type { Simulation } from '../simulation.ts';
import { Flag, Kind, Loss, Trace } from '../trace.ts';

/** The law that record `i` breaks, if it breaks one. */
type Law = (trace: Trace, i: number) => string | undefined;

/** Every broken law, in words; empty where all hold. */
export function brokenLaws(simulation: Simulation): string[] {
  const trace = new Trace(simulation.trace());
  const found: string[] = [];
  for (let i = 0; i < trace.count; i++)
    for (const law of LAWS) {
      const broken = law(trace, i);
      if (broken) found.push(`${i} ${trace.kindName(i)}: ${broken}`);
    }
  const report = simulation.report();
  return [
    ...found,
    ...fates(simulation, trace),
    ...counts(trace, report),
    ...silence(trace),
    ...rest(simulation),
    ...order(trace, simulation.run),
  ];
}

const LAWS: readonly Law[] = [timeGoesOn, causeComesBefore, arrivalIsOfItsSend, stepIsOneNode];

function timeGoesOn(trace: Trace, i: number): string | undefined {
  return i > 0 && trace.time(i) < trace.time(i - 1) ? 'time goes back' : undefined;
}

function causeComesBefore(trace: Trace, i: number): string | undefined {
  const cause = trace.cause(i);
  if (cause >= i) return `its cause ${cause} comes later`;
  const kind = trace.kind(i);
  if (kind !== Kind.send && kind !== Kind.mark) return undefined;
  const start = trace.stepStart(i);
  return cause !== start ? `its cause ${cause} is not its step's first record ${start}` : undefined;
}

function arrivalIsOfItsSend(trace: Trace, i: number): string | undefined {
  const kind = trace.kind(i);
  if (kind !== Kind.receive && kind !== Kind.lose && kind !== Kind.duplicate) return undefined;
  const cause = trace.cause(i);
  if (cause < 0 || trace.kind(cause) !== Kind.send) return `its cause ${cause} is no send`;
  const [from, to] =
    kind === Kind.duplicate ? [trace.node(i), trace.peer(i)] : [trace.peer(i), trace.node(i)];
  const same =
    trace.node(cause) === from && trace.peer(cause) === to && trace.type(cause) === trace.type(i);
  if (!same) return `its send ${cause} is another message`;
  return kind !== Kind.duplicate && trace.time(cause) >= trace.time(i)
    ? 'it arrives no later than it was sent'
    : undefined;
}

function stepIsOneNode(trace: Trace, i: number): string | undefined {
  if (trace.flags(i) & Flag.step) return undefined;
  const start = trace.stepStart(i);
  return trace.node(start) !== trace.node(i) || trace.time(start) !== trace.time(i)
    ? `its step began with ${start}, elsewhere or at another time`
    : undefined;
}

/** Every send has one fate (received, lost, in flight at the end), and one more for each duplicate. */
function fates(simulation: Simulation, trace: Trace): string[] {
  const balance = new Map<number, number>();
  const add = (send: number, n: number) => balance.set(send, (balance.get(send) ?? 0) + n);
  for (let i = 0; i < trace.count; i++) {
    const kind = trace.kind(i);
    if (kind === Kind.send) add(i, 1);
    if (kind === Kind.duplicate) add(trace.cause(i), 1);
    if (kind === Kind.receive || kind === Kind.lose) add(trace.cause(i), -1);
  }
  for (const send of inFlight(simulation)) add(send, -1);
  return [...balance].filter(([, n]) => n !== 0).map(([i, n]) => `${i} send: ${n} fates missing`);
}

/** Sends of the messages that are still on their way. */
function inFlight({ machine, compiled }: Simulation): number[] {
  const { pool } = machine.world;
  return pool
    .slots()
    .filter((slot) => pool.peer(slot) >= 0 && compiled.onMessage[pool.head(slot) >>> 16])
    .map((slot) => pool.cause(slot));
}

/** The report counts what the trace shows. */
function counts(trace: Trace, { messages, events }: RunReport): string[] {
  const seen = { sent: 0, delivered: 0, lost: 0, duplicated: 0, corrupted: 0, control: 0, self: 0 };
  for (let i = 0; i < trace.count; i++) {
    const kind = trace.kind(i);
    const isSelf = trace.node(i) === trace.peer(i);
    const counts = !isSelf && !(trace.flags(i) & Flag.control);
    if (kind === Kind.send) {
      if (isSelf) seen.self++;
      else if (trace.flags(i) & Flag.control) seen.control++;
      else seen.sent++;
    }
    if (!counts) continue;
    if (kind === Kind.receive) seen.delivered++;
    if (kind === Kind.receive && trace.flags(i) & Flag.corrupted) seen.corrupted++;
    if (kind === Kind.lose) seen.lost++;
    if (kind === Kind.lose && trace.value(i) === Loss.corrupted) seen.corrupted++;
    if (kind === Kind.duplicate) seen.duplicated++;
  }
  const wrong = Object.entries(seen).filter(
    ([name, n]) => messages[name as keyof typeof seen] !== n,
  );
  const byType = Object.values(messages.byType).reduce((sum, n) => sum + n, 0);
  return [
    ...wrong.map(([name, n]) => `report: ${name} is not ${n}`),
    ...(byType === seen.sent ? [] : [`report: by type ${byType} are sent, not ${seen.sent}`]),
    ...(events === trace.count ? [] : [`report: ${events} events, not ${trace.count}`]),
  ];
}

/** Where a run is quiescent, what is pending is background, or waits for a paused node or a partition. */
function rest({ machine }: Simulation): string[] {
  const { pool, held, cutOff, foreground } = machine.world;
  const waiting = new Set([...held.values(), cutOff].flat());
  const pending = pool
    .slots()
    .filter((slot) => !waiting.has(slot) && !((pool.head(slot) >> 8) & Flag.background)).length;
  return pending === foreground ? [] : [`end: ${pending} are pending, ${foreground} counted`];
}

/** A node that is down does nothing until it recovers; a paused one nothing until it is resumed or crashes. */
function silence(trace: Trace): string[] {
  const down = new Set<number>();
  const paused = new Set<number>();
  const found: string[] = [];
  for (let i = 0; i < trace.count; i++) {
    const kind = trace.kind(i);
    const node = trace.node(i);
    if (kind === Kind.crash) {
      down.add(node);
      paused.delete(node);
    } else if (kind === Kind.recover) down.delete(node);
    else if (kind === Kind.pause) paused.add(node);
    else if (kind === Kind.resume) paused.delete(node);
    else if (kind !== Kind.lose && kind !== Kind.clock) {
      if (down.has(node)) found.push(`${i} ${trace.kindName(i)}: node ${node} is down`);
      if (paused.has(node)) found.push(`${i} ${trace.kindName(i)}: node ${node} is paused`);
    }
  }
  return found;
}

/** FIFO channels deliver in the order of sending, whatever holds messages up, but for what was placed by hand. */
function order(trace: Trace, run: Run): string[] {
  if (!run.network.fifo || run.interventions.some(({ kind }) => kind === 'delay')) return [];
  const last = new Map<string, number>();
  const found: string[] = [];
  for (let i = 0; i < trace.count; i++) {
    if (trace.kind(i) !== Kind.receive || trace.node(i) === trace.peer(i)) continue;
    const channel = `${trace.peer(i)}>${trace.node(i)}`;
    if (trace.cause(i) < (last.get(channel) ?? -1)) found.push(`${i} receive: overtakes`);
    last.set(channel, Math.max(trace.cause(i), last.get(channel) ?? -1));
  }
  return found;
}

// Runs for property tests: networks, parameters and interventions drawn from a tape of numbers, so that they shrink.
import { DEFAULT_NETWORK, type NetworkSpec } from '../network.ts';
import { DEFAULT_STOP, type Intervention, type Place, type Run, type Stop } from '../run.ts';
import { Simulation, type SimulationOptions } from '../simulation.ts';
import { CHATTER_TYPES, chatter, chatterManifest, readingChatter } from './chatter.ts';

/** A whole number from 0 to n - 1. */
export type Pick = (n: number) => number;

/** Reads choices from a tape, and 0 where it ends: a shorter tape is a simpler run. */
export function tapePick(tape: readonly number[]): Pick {
  let at = 0;
  return (n) => (tape[at++] ?? 0) % n;
}

const one = <T>(pick: Pick, values: readonly T[]): T => values[pick(values.length)];

export function drawNetwork(pick: Pick, nodes: number): NetworkSpec {
  const pairs = one(pick, [0, 0, 1, 2]);
  return {
    delay: one(pick, [
      'uniform:6000..14000',
      'constant:10000',
      'exponential:10000',
      'lognormal:10000:0.8',
      'uniform:1..40',
    ]),
    loss: one(pick, [0, 0, 0.2]),
    duplication: one(pick, [0, 0, 0.2]),
    corruption: one(pick, [0, 0, 0.2]),
    fifo: one(pick, [false, true]),
    bandwidth: one(pick, [0, 0, 0.001, 0.5]),
    partition: one(pick, ['drop', 'hold']),
    ...(pairs > 0 && {
      pairs: Array.from({ length: pairs }, () => ({
        from: pick(nodes),
        to: pick(nodes),
        ...one(pick, [{ loss: 0.5 }, { delay: 'constant:500' }, { delay: 'exponential:50000' }]),
      })),
    }),
  };
}

/** A place after one of so many records, or at a time alone. */
function drawPlace(pick: Pick, events: number): Place {
  if (pick(3) === 0) return { time: pick(80_000) };
  return { after: pick(events + 1) - 1, time: pick(4) === 0 ? pick(80_000) : 0 };
}

const later = ({ after, time }: Place, by: number): Place =>
  after === undefined ? { time: time + 500 * by } : { after: after + by, time };

/** One thing that happens to a run, often with what repairs it; `events` is about how many records there are. */
export function drawInterventions(pick: Pick, nodes: number, events: number): Intervention[] {
  const at = drawPlace(pick, events);
  const end = later(at, 1 + pick(40));
  const node = pick(nodes);
  const to = pick(nodes);
  const message = { from: node, to, type: one(pick, CHATTER_TYPES), ordinal: pick(3) };
  const repaired = pick(4) > 0;
  switch (pick(10)) {
    case 0:
      return [
        { kind: 'crash', at, node },
        ...(repaired ? [recovery(end, node, pick(3) === 0)] : []),
      ];
    case 1:
      return [
        { kind: 'pause', at, node },
        ...(repaired ? [{ kind: 'resume', at: end, node } as const] : []),
      ];
    case 2:
      return [
        { kind: 'pause', at, node },
        { kind: 'crash', at: end, node },
        ...(repaired ? [recovery(later(end, 5), node, false)] : []),
      ];
    case 3:
      return [
        { kind: 'partition', at, groups: [[node]], ...(pick(2) === 0 && { oneWay: true }) },
        ...(repaired ? [{ kind: 'heal', at: end } as const] : []),
      ];
    case 4:
      return [{ kind: 'command', at, node, command: 'go', args: { hops: pick(4) } }];
    case 5:
      return [{ kind: 'clock', at, node, offset: pick(1000), drift: one(pick, [0, 0.01, -0.2]) }];
    case 6:
      return [{ kind: 'lose', message }];
    case 7:
      return [{ kind: 'duplicate', message }];
    case 8:
      return [{ kind: 'corrupt', message }];
    default:
      return [{ kind: 'delay', message, ticks: 1 + pick(60_000) }];
  }
}

function recovery(at: Place, node: number, amnesia: boolean): Intervention {
  return { kind: 'recover', at, node, ...(amnesia && { amnesia }) };
}

export interface DrawnLimits {
  readonly interventions: number;
  readonly stop?: Partial<Stop>;
  readonly params?: Run['params'];
}

export function drawRun(pick: Pick, { interventions, stop, params }: DrawnLimits): Run {
  const nodes = Number(params?.nodes ?? 1 + pick(5));
  return makeRun({
    params: {
      nodes,
      hops: 1 + pick(4),
      rounds: pick(4),
      limit: one(pick, [1_000_000, 1_000_000, 8]),
      beat: one(pick, [0, 0, 7000]),
      reads: pick(2) === 0,
      crashed: pick(8) === 0 ? [pick(nodes)] : [],
      ...params,
    },
    network: drawNetwork(pick, nodes),
    seed: 1 + pick(1000),
    stop: {
      ...DEFAULT_STOP,
      maxEvents: 3000,
      onViolation: one(pick, ['count', 'stop']),
      ...stop,
    },
    interventions: Array.from({ length: pick(interventions + 1) }, () =>
      drawInterventions(pick, nodes, 60),
    ).flat(),
  });
}

/** A chatter run; what is left out takes a simple value. */
export function makeRun(given: Partial<Run>): Run {
  const defaults = Object.fromEntries(
    Object.entries(chatterManifest.params).map(([name, param]) => [name, param.default]),
  );
  return {
    format: 1,
    protocol: 'chatter',
    version: 1,
    network: DEFAULT_NETWORK,
    seed: 1,
    stop: DEFAULT_STOP,
    interventions: [],
    ...given,
    params: { ...defaults, ...given.params },
  };
}

export function simulate(
  run: Run,
  options: SimulationOptions = { record: 'full' },
  from?: Simulation,
): Simulation {
  const body = run.params.reads === true ? readingChatter : chatter;
  return new Simulation(body, chatterManifest, run, options, from).finish();
}

// A run's workload, network, faults and seed under another algorithm of its family; what can't go over is named.
import type { Manifest } from '../engine/contract.ts';
import { checkParam, InputError, type Param, type ParamValue } from '../engine/params.ts';
import type { Intervention, Run } from '../engine/run.ts';
import { Kind, type Trace } from '../engine/trace.ts';
import { derives } from './expand.ts';

export interface Beside {
  /** Some parameters only: the rest by default, as `reviseRun` expands them. */
  readonly run: Run;
  /** What of the first run has no place in this one, in words. */
  readonly left: readonly string[];
}

/** The value of the parameter `load` with which only commands ask. */
const COMMANDS = 'commands';

/** Whether who asks can be told by commands alone, under both. */
export function takesRequests(from: Manifest, to: Manifest): boolean {
  return [from, to].every(({ params: { load } }) => {
    return load?.kind === 'choice' && load.values.includes(COMMANDS);
  });
}

/** The requests that a trace came to, as commands at their times. */
export function requestsIn(trace: Trace): readonly Intervention[] {
  const requests: Intervention[] = [];
  for (let i = 0; i < trace.count; i++)
    if (trace.kind(i) === Kind.invoke)
      requests.push({
        kind: 'command',
        at: { time: trace.time(i) },
        node: trace.node(i),
        command: trace.type(i),
      });
  return requests;
}

/**
 * The run as `to` would have it: parameters that are the same in both, the network, the seed, and what was done to it. With
 * `requests` these are all that asks, whatever the workload was.
 */
export function runBeside(
  run: Run,
  from: Manifest,
  to: Manifest,
  requests?: readonly Intervention[],
): Beside {
  const left: string[] = [];
  const params: Record<string, ParamValue> = {};
  for (const [name, value] of Object.entries(run.params))
    if (isShared(from.params[name], to.params[name])) {
      if (isTaken(name, to.params[name], value)) params[name] = value;
      else left.push(`${name} ${String(value)}`);
    }
  if (requests) params.load = COMMANDS;
  const kept = run.interventions.filter(({ kind }) => !requests || kind !== 'command');
  const interventions = [...(requests ?? []), ...kept].flatMap((what) => placedByTime(what, to));
  const rules = kept.filter((what) => 'message' in what).length;
  if (rules > 0)
    left.push(rules === 1 ? 'the fate of one message' : `the fates of ${rules} messages`);
  if (run.schedule) left.push('the schedule that it follows');
  const { maxEvents, onViolation, until } = run.stop;
  return {
    run: {
      format: run.format,
      protocol: to.id,
      version: to.version,
      params,
      network: run.network,
      seed: run.seed,
      stop: { maxEvents, onViolation, ...(until !== undefined && { until }) },
      interventions,
    },
    left,
  };
}

/** One declaration of the kit's, or two of the same words. What follows from other values means another thing elsewhere. */
function isShared(a: Param | undefined, b: Param | undefined): boolean {
  if (!a || !b) return false;
  if (a === b) return true;
  return a.kind === b.kind && a.label === b.label && !derives(a) && !derives(b);
}

function isTaken(name: string, param: Param, value: ParamValue): boolean {
  try {
    checkParam(name, param, value);
    return true;
  } catch (error) {
    if (error instanceof InputError) return false;
    throw error;
  }
}

/** Events have other numbers there, and messages other names. */
function placedByTime(what: Intervention, to: Manifest): readonly Intervention[] {
  if ('message' in what) return [];
  if (what.kind === 'command' && !Object.hasOwn(to.commands ?? {}, what.command)) return [];
  return [{ ...what, at: { time: what.at.time } }];
}

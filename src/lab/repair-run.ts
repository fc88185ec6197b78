// The nearest valid run to a value that isn't one: keeps what can be kept, takes defaults for the rest, says which.
import type { NetworkSpec } from '../engine/network.ts';
import { checkNetwork } from '../engine/network.ts';
import { checkParam, InputError, type ParamValues } from '../engine/params.ts';
import type { Intervention, Run, Stop } from '../engine/run.ts';
import { buildRun, checkRun, presetOf } from './build-run.ts';
import { checkTogether, expandParams, knownParam } from './expand.ts';
import { readBy } from './schema/read.ts';
import { interventionSchema, networkSchema, stopSchema } from './schema/run.ts';
import type { Source } from './source.ts';

export interface Repair {
  readonly run: Run;
  /** What was left out or replaced: `parameter nodes: 900 is not between 2 and 64`. */
  readonly changes: readonly string[];
}

type Fields = Readonly<Record<string, unknown>>;

/** Never throws for data: at worst the result is the protocol's default run. */
export function repairRun(source: Source, value: unknown): Repair {
  return new Repairer(source, asFields(value)).repair();
}

function asFields(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : {};
}

class Repairer {
  private readonly source: Source;
  private readonly given: Fields;
  private readonly changes: string[] = [];

  constructor(source: Source, given: Fields) {
    this.source = source;
    this.given = given;
  }

  repair(): Repair {
    const { source, given } = this;
    const base = this.base();
    const network = this.network(base.network);
    let run: Run = {
      ...base,
      network,
      params: this.params(base.params, network),
      interventions: [],
    };
    if (given.broken === true) run = this.first({ ...run, broken: true }, run);
    const { seed } = given;
    if (typeof seed === 'number' && Number.isSafeInteger(seed) && seed >= 0) run = { ...run, seed };
    const stop = this.attempt(() => readBy<Stop>(stopSchema, given.stop, 'stop'));
    if (stop) run = this.first({ ...run, stop }, run);
    const listed: readonly unknown[] = Array.isArray(given.interventions)
      ? given.interventions
      : [];
    for (const [i, item] of listed.entries()) run = this.withIntervention(run, item, i);
    checkRun(source, run);
    return { run, changes: this.changes };
  }

  private base(): Run {
    const { preset } = this.given;
    const known =
      preset === undefined ? undefined : this.attempt(() => presetOf(this.source, String(preset)));
    return buildRun(this.source, known ? { preset: known.id } : {});
  }

  private network(base: NetworkSpec): NetworkSpec {
    let network = base;
    for (const [name, value] of Object.entries(asFields(this.given.network))) {
      const next = { ...network, [name]: value };
      network =
        this.attempt(() => checkNetwork(readBy<NetworkSpec>(networkSchema, next, 'network'))) ??
        network;
    }
    return network;
  }

  /** All the values given if they go together, else one after another those that go with the ones before. */
  private params(base: ParamValues, network: NetworkSpec): ParamValues {
    const schema = this.source.manifest.params;
    const single = Object.entries(asFields(this.given.params)).filter(
      ([name, value]) =>
        this.attempt(() => checkParam(name, knownParam(schema, name), value)) !== undefined,
    );
    const together = (values: Fields): ParamValues => {
      const params = expandParams(schema, values, network);
      checkTogether(this.source, params);
      return params;
    };
    const whole = quietly(() => together(Object.fromEntries(single)));
    if (whole) return whole;
    let kept: Fields = base;
    for (const [name, value] of single)
      kept = this.attempt(() => together({ ...kept, [name]: value })) ?? kept;
    return together(kept);
  }

  private withIntervention(run: Run, item: unknown, i: number): Run {
    const where = `interventions[${i}]`;
    const one = this.attempt(
      () => readBy<Intervention>(interventionSchema, item, where),
      `${where}: `,
    );
    return one ? this.first({ ...run, interventions: [...run.interventions, one] }, run) : run;
  }

  /** `next` if it is valid, else `before`, and says why. */
  private first(next: Run, before: Run): Run {
    const valid = this.attempt(() => {
      checkRun(this.source, next);
      return true;
    });
    return valid ? next : before;
  }

  private attempt<T>(action: () => T, prefix = ''): T | undefined {
    try {
      return action();
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      this.changes.push(prefix + error.message);
      return undefined;
    }
  }
}

function quietly<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

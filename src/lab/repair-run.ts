// The nearest valid run to a value that isn't one: keeps what can be kept, takes defaults for the rest, says which.
import type { NetworkSpec } from '../engine/network.ts';
import { checkNetwork, NETWORK_NAMES } from '../engine/network.ts';
import { checkParam, InputError, type ParamValues } from '../engine/params.ts';
import { type Intervention, RUN_FORMAT, type Run, type Stop } from '../engine/run.ts';
import { buildRun, checkRun, presetOf } from './build-run.ts';
import { checkTogether, expandParams, knownParam } from './expand.ts';
import { readPart } from './schema/read.ts';
import { interventionSchema, networkSchema, seedSchema, stopSchema } from './schema/run.ts';
import type { Source } from './source.ts';

export interface Repair {
  readonly run: Run;
  /** All that was left out or replaced, each by its name: `parameter nodes: 900 is not between 2 and 64`. */
  readonly changes: readonly string[];
}

type Fields = Readonly<Record<string, unknown>>;

/** Never throws for data: at worst the result is the protocol's default run. */
export function repairRun(source: Source, value: unknown): Repair {
  return new Repairer(source, isFields(value) ? value : {}).repair();
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const KNOWN: readonly string[] = [
  ...['format', 'protocol', 'version', 'broken', 'preset', 'params', 'network', 'seed', 'stop'],
  ...['interventions', 'schedule'],
];

class Repairer {
  private readonly source: Source;
  private readonly given: Fields;
  private readonly changes: string[] = [];

  constructor(source: Source, given: Fields) {
    this.source = source;
    this.given = given;
  }

  repair(): Repair {
    const { source } = this;
    this.nameStrangers();
    const base = this.base();
    const network = this.network(base.network);
    const whole: Run = { ...base, network, params: this.params(network), interventions: [] };
    const { pairs: _, ...alike } = network;
    let run = this.withBroken(this.first(whole, { ...whole, network: alike }));
    run = { ...run, seed: this.seed(base.seed) };
    run = this.withStop(run);
    for (const [i, item] of this.interventions().entries())
      run = this.withIntervention(run, item, i);
    checkRun(source, run);
    return { run, changes: this.changes };
  }

  /** What no run has, and what can't go into another one. */
  private nameStrangers(): void {
    const { format, protocol, schedule, version } = this.given;
    const { id } = this.source.manifest;
    for (const name of Object.keys(this.given))
      if (!KNOWN.includes(name)) this.changes.push(`run: there is no '${name}' here`);
    if (protocol !== id) this.changes.push(`protocol: ${shown(protocol)} is not ${id}`);
    // Another version has an error of its own.
    if (typeof version !== 'number')
      this.changes.push(`version: ${shown(version)} is not a number`);
    if (format !== RUN_FORMAT)
      this.changes.push(`format: ${shown(format)} is not one that is read here`);
    if (schedule !== undefined)
      this.changes.push('schedule: it belongs to the run as it was, and is left out');
  }

  private base(): Run {
    const { preset } = this.given;
    const known =
      preset === undefined ? undefined : this.attempt(() => presetOf(this.source, String(preset)));
    return buildRun(this.source, known ? { preset: known.id } : {});
  }

  private network(base: NetworkSpec): NetworkSpec {
    let network = base;
    const given = this.part('network', NETWORK_NAMES);
    for (const [name, value] of Object.entries(given)) {
      const next = { ...network, [name]: value };
      network =
        this.attempt(() => checkNetwork(readPart<NetworkSpec>(networkSchema, next, 'network'))) ??
        network;
    }
    return network;
  }

  /** All the values given if they go together, else one after another those that go with the ones before. */
  private params(network: NetworkSpec): ParamValues {
    const schema = this.source.manifest.params;
    const single = Object.entries(this.part('params', Object.keys(schema))).filter(
      ([name, value]) =>
        this.attempt(() => checkParam(name, knownParam(schema, name), value)) !== undefined,
    );
    const together = (values: Fields): ParamValues => {
      const params = expandParams(schema, values, network);
      checkTogether(this.source, params);
      return params;
    };
    const whole = quietly(() => together({ ...this.presetParams, ...Object.fromEntries(single) }));
    if (whole) return whole;
    let kept: Fields = this.presetParams;
    for (const [name, value] of single) {
      const where = `parameter ${name}`;
      const next = this.attempt(() => together({ ...kept, [name]: value }), where);
      if (next) kept = { ...kept, [name]: value };
    }
    return together(kept);
  }

  private get presetParams(): Fields {
    const { preset } = this.given;
    return this.source.body.presets.find(({ id }) => id === preset)?.params ?? {};
  }

  private withBroken(run: Run): Run {
    const { broken } = this.given;
    if (broken === true) return this.first({ ...run, broken }, run);
    if (broken !== undefined && broken !== false)
      this.changes.push('broken: must be true or false');
    return run;
  }

  private seed(usual: number): number {
    return this.attempt(() => readPart(seedSchema, this.given.seed, 'seed')) ?? usual;
  }

  private withStop(base: Run): Run {
    const { maxEvents, onViolation } = base.stop;
    let run: Run = { ...base, stop: { maxEvents, onViolation } };
    for (const [name, value] of Object.entries(this.part('stop', ['maxEvents', 'onViolation']))) {
      const next = { ...run.stop, [name]: value };
      const stop = this.attempt(() => readPart<Stop>(stopSchema, next, 'stop'));
      if (stop) run = this.first({ ...run, stop }, run);
    }
    return run;
  }

  private interventions(): readonly unknown[] {
    const { interventions } = this.given;
    if (Array.isArray(interventions)) return interventions;
    this.changes.push(`interventions: ${interventions === undefined ? MISSING : 'must be a list'}`);
    return [];
  }

  private withIntervention(run: Run, item: unknown, i: number): Run {
    const where = `interventions[${i}]`;
    const one = this.attempt(() => readPart<Intervention>(interventionSchema, item, where));
    if (!one) return run;
    const next = { ...run, interventions: [...run.interventions, one] };
    // Those left out before it have no place among the checked ones.
    const checked = `interventions[${run.interventions.length}]`;
    return this.first(next, run, (message) => message.replace(checked, where));
  }

  /** The fields of a part of the run; those of `needed` that it lacks are named. */
  private part(part: string, needed: readonly string[]): Fields {
    const given = this.given[part];
    if (given !== undefined && !isFields(given)) this.changes.push(`${part}: must be an object`);
    const fields = isFields(given) ? given : {};
    const missing = needed.filter((name) => !Object.hasOwn(fields, name));
    if (missing.length > 0) this.changes.push(`${part}: ${missing.join(', ')} ${MISSING}`);
    return fields;
  }

  /** `next` if it is valid, else `before`, and says why. */
  private first(next: Run, before: Run, words = (message: string) => message): Run {
    try {
      checkRun(this.source, next);
      return next;
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      this.changes.push(words(error.message));
      return before;
    }
  }

  /** undefined where it fails, and says why; with `where` so that this is what is named. */
  private attempt<T>(action: () => T, where?: string): T | undefined {
    try {
      return action();
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      const isElse = where !== undefined && error.where !== where;
      this.changes.push(
        isElse ? `${where}: does not go with the others (${error.message})` : error.message,
      );
      return undefined;
    }
  }
}

const MISSING = 'missing, taken as usual';

function shown(value: unknown): string {
  return value === undefined ? 'none' : (JSON.stringify(value)?.slice(0, 60) ?? 'this');
}

function quietly<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

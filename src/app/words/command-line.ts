// The equivalent call of the command line for a run, where one exists.
import type { Preset } from '../../engine/contract.ts';
import type { NetworkSpec } from '../../engine/network.ts';
import { NETWORK_NAMES } from '../../engine/network.ts';
import type { ParamValue, ParamValues } from '../../engine/params.ts';
import { DEFAULT_STOP, type Run, type Stop } from '../../engine/run.ts';
import { type Timing, UNHEARD } from '../../lab/cycle-timing.ts';
import type { SweepSpec } from '../../lab/schema/link.ts';

export interface CommandLine {
  readonly text: string;
  /** Content of the fault file that it names; undefined where none is needed. */
  readonly faults: string | undefined;
}

/** What is done with a run beside running it once. */
export type FurtherCall =
  | {
      readonly command: 'sweep';
      readonly spec: SweepSpec;
      /** The run's values that stay: not those swept, nor those that follow from others. */
      readonly params: ParamValues;
    }
  | { readonly command: 'check'; readonly flags: readonly string[]; readonly isSeeded: boolean };

/** From a checkout. */
const CALL = 'npm run -s lightcone --';

/**
 * `npm run -s lightcone -- run …` with what differs from the preset, whose own run is `presetRun`; interventions beyond its script
 * go to a fault file. Where the script itself or the goal was changed, the preset is left out and everything is written. With
 * `further` it is `lightcone sweep …` or `lightcone check …`.
 */
export function commandLine(
  run: Run,
  preset: Preset | undefined,
  presetRun: Run,
  timing?: Timing,
  further?: FurtherCall,
): CommandLine {
  const script = preset?.script ?? [];
  // No flag takes a goal away.
  const isWhole =
    run.stop.goal === preset?.stop?.goal &&
    script.every((what, i) => isSame(what, run.interventions[i]));
  const base = isWhole ? presetRun : undefined;
  const faults = isWhole ? run.interventions.slice(script.length) : run.interventions;
  const params = further?.command === 'sweep' ? further.params : run.params;
  const words = [
    CALL,
    further?.command ?? 'run',
    run.protocol,
    ...(isWhole && run.preset !== undefined ? ['--preset', run.preset] : []),
    ...(run.broken ? ['--broken'] : []),
    ...changedParams(params, base),
    ...(further?.command === 'sweep' ? sweptParams(further.spec) : []),
    ...changedNetwork(run.network, base?.network, timing),
    ...seedsOf(run, further),
    ...(further?.command === 'check' ? further.flags : changedStop(run.stop, base?.stop)),
    ...(faults.length > 0 ? ['--faults', 'faults.json'] : []),
  ];
  return {
    text: words.join(' '),
    faults: faults.length > 0 ? JSON.stringify(faults, null, 1) : undefined,
  };
}

/** The call that runs a run from a file. */
export function runFileCommand({ protocol }: Run, file: string): string {
  return `${CALL} run ${protocol} --run ${file}`;
}

function sweptParams({ axes }: SweepSpec): readonly string[] {
  return axes.flatMap(({ param, values }) => ['--set', quoted(`${param}=${values}`)]);
}

/** Where every schedule is looked at, the seed plays no part. */
function seedsOf({ seed }: Run, further: FurtherCall | undefined): readonly string[] {
  if (further?.command === 'sweep') return ['--seeds', quoted(further.spec.seeds)];
  return further && !further.isSeeded ? [] : ['--seed', String(seed)];
}

function changedStop(
  { until, maxEvents, onViolation }: Stop,
  before: Stop = DEFAULT_STOP,
): readonly string[] {
  return [
    ...(until === undefined || until === before.until ? [] : ['--until', String(until)]),
    ...(maxEvents === before.maxEvents ? [] : ['--max-events', String(maxEvents)]),
    ...(onViolation === before.onViolation ? [] : ['--on-violation', onViolation]),
  ];
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function changedParams(params: ParamValues, presetRun: Run | undefined): readonly string[] {
  return Object.entries(params).flatMap(([name, value]) => {
    return presetRun && isSame(presetRun.params[name], value)
      ? []
      : ['--set', quoted(`${name}=${written(value)}`)];
  });
}

/** What a run in cycles does not hear is not asked for. */
function changedNetwork(
  network: NetworkSpec,
  before: NetworkSpec | undefined,
  timing: Timing | undefined,
): readonly string[] {
  return NETWORK_NAMES.flatMap((name) =>
    before?.[name] === network[name] || (timing === 'cycle' && UNHEARD.includes(name))
      ? []
      : ['--network', quoted(`${name}=${network[name]}`)],
  );
}

function written(value: ParamValue): string {
  return Array.isArray(value) ? value.join(',') : String(value);
}

/** For a POSIX shell. */
function quoted(text: string): string {
  return /^[\w.,:=/@%+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

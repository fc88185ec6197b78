// The equivalent call of the command line for a run, where one exists.
import { manifestOf } from '../../catalog/catalog.ts';
import type { Preset } from '../../engine/contract.ts';
import type { NetworkSpec } from '../../engine/network.ts';
import { NETWORK_NAMES } from '../../engine/network.ts';
import type { ParamValue } from '../../engine/params.ts';
import type { Run } from '../../engine/run.ts';

export interface CommandLine {
  readonly text: string;
  /** Content of the fault file that it names; undefined where none is needed. */
  readonly faults: string | undefined;
}

/** `lightcone run …` with what differs from the preset; interventions beyond its script go to a fault file. */
export function commandLine(
  run: Run,
  preset: Preset | undefined,
  presetRun: Run | undefined,
): CommandLine {
  const words = ['lightcone run', run.protocol];
  if (run.preset !== undefined) words.push('--preset', run.preset);
  if (run.broken) words.push('--broken');
  words.push(...changedParams(run, presetRun), ...changedNetwork(run.network, presetRun?.network));
  words.push('--seed', String(run.seed));
  const script = preset?.script ?? [];
  const isScript = script.every(
    (what, i) => JSON.stringify(what) === JSON.stringify(run.interventions[i]),
  );
  const extra = isScript ? run.interventions.slice(script.length) : run.interventions;
  if (extra.length > 0) words.push('--faults', 'faults.json');
  return {
    text: words.join(' '),
    faults: extra.length > 0 ? JSON.stringify(extra, null, 1) : undefined,
  };
}

function changedParams(run: Run, presetRun: Run | undefined): readonly string[] {
  return Object.keys(manifestOf(run.protocol).params).flatMap((name) => {
    const value = run.params[name];
    const isSame = presetRun && JSON.stringify(presetRun.params[name]) === JSON.stringify(value);
    return isSame ? [] : ['--set', quoted(`${name}=${written(value)}`)];
  });
}

function changedNetwork(network: NetworkSpec, before: NetworkSpec | undefined): readonly string[] {
  return NETWORK_NAMES.flatMap((name) =>
    before && before[name] === network[name]
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

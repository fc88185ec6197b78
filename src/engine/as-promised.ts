// What a preset promises of a run, and of which runs: those that are its own, but for the bounds and, of failures, the seed.
import type { Compiled } from './compiled.ts';
import type { Preset } from './contract.ts';
import type { NetworkSpec } from './network.ts';
import { equalPlain } from './plain.ts';
import type { Run } from './run.ts';
import { usualValue } from './usual-value.ts';

/**
 * Whether the run is a preset's, so that what it promises counts:
 *
 * - `exactly`: parameters, network, interventions, goal and seed are the preset's. What it says is `sometimes` seen must
 *   be seen, and what it expects to fail must fail.
 * - `otherSeed`: all but the seed is. Other delays are drawn: what the preset teaches may show, and need not. A property
 *   that it expects to fail is as expected either way; one that is `sometimes` seen may stay unseen.
 * - `no`: anything else differs, or a wrong variant runs, or a schedule is followed: every property is expected to hold,
 *   and nothing is promised to be seen.
 *
 * A bound (until, maxEvents, onViolation) only decides how far a run goes.
 */
export type Likeness = 'exactly' | 'otherSeed' | 'no';

export function likenessToPreset(compiled: Compiled, run: Run): Likeness {
  const preset = presetIn(compiled, run);
  if (!preset || run.broken || run.schedule || !isAlike(compiled, preset, run)) return 'no';
  return run.seed === (preset.seed ?? 1) ? 'exactly' : 'otherSeed';
}

/** Ids of the properties that the run's preset expects to fail, whatever the run is like. */
export function meantToFail(compiled: Compiled, run: Run): readonly string[] {
  return presetIn(compiled, run)?.expectFails ?? [];
}

function presetIn({ body }: Compiled, run: Run): Preset | undefined {
  return body.presets.find(({ id }) => id === run.preset);
}

function isAlike(compiled: Compiled, preset: Preset, run: Run): boolean {
  const network: NetworkSpec = { ...compiled.body.protocol.network, ...preset.network };
  return (
    equalPlain(network, run.network) &&
    equalPlain(preset.script ?? [], run.interventions) &&
    preset.stop?.goal === run.stop.goal &&
    Object.entries(compiled.manifest.params).every(([name, param]) =>
      equalPlain(
        run.params[name],
        preset.params?.[name] ?? usualValue(param, run.params, run.network),
      ),
    )
  );
}

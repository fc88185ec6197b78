// Makes contrasts of what is asked for: a preset, a run before and after its last change, a run beside another one.
import { manifestOf } from '../../catalog/catalog.ts';
import { InputError } from '../../engine/params.ts';
import type { Intervention, Run } from '../../engine/run.ts';
import { requestsIn, runBeside, takesRequests } from '../../lab/contrast-beside.ts';
import type { ContrastPreset } from '../../lab/contrast-presets.ts';
import {
  CONTRAST_FORMAT,
  type Contrast,
  type ContrastRun,
  MOST_RUNS,
} from '../../lab/schema/contrast.ts';
import { splitAxes } from '../../lab/sweep-axes.ts';
import { client } from '../state/execution.ts';
import { withoutIntervention } from '../state/run-edits.ts';
import { presetWish } from '../state/session.ts';
import { interventionText } from '../words/interventions.ts';
import { wordsOf } from '../words/run-words.ts';
import { paramTitle, valueText } from '../words/sweep.ts';
import type { Outcome } from '../worker/client.ts';

/** Makes a contrast and opens it; what stands against it is said in the dialog. */
export type OpenContrast = (make: () => Contrast | Promise<Contrast>) => void;

const contrastOf = (title: string, runs: readonly ContrastRun[], about?: string): Contrast => ({
  format: CONTRAST_FORMAT,
  title,
  ...(about !== undefined && { about }),
  runs,
});

export async function presetContrast({ title, about, runs }: ContrastPreset): Promise<Contrast> {
  const made = runs.map(async ({ title, protocol, request }) => {
    return { title, run: (await client.prepare({ from: 'preset', protocol, request })).run };
  });
  return contrastOf(title, await Promise.all(made), about);
}

/** What was done to the run last; undefined where nothing was. */
export function lastChange(run: Run): Intervention | undefined {
  return run.interventions.at(-1);
}

/** The run without the last of its interventions, and with it. */
export function beforeAndAfter({ run, trace }: Outcome): Contrast {
  const last = lastChange(run);
  const words = wordsOf({ run, trace });
  const what = last ? interventionText(last, words) : 'nothing';
  return contrastOf(`${words.title}, before and after one change`, [
    { title: 'Before', run: withoutIntervention(run, run.interventions.length - 1) },
    { title: `After: ${what}`, run },
  ]);
}

/** The run, and the same with other values of one parameter, written as for a sweep. @throws InputError, RefusedError */
export async function besideValues(run: Run, name: string, written: string): Promise<Contrast> {
  const manifest = manifestOf(run.protocol);
  const { axes } = splitAxes(manifest.params, { [name]: written });
  const title = paramTitle(manifest, name);
  const values = axes[0]?.written ?? [written];
  if (values.length >= MOST_RUNS)
    throw new InputError(
      `parameter ${name}`,
      `a contrast has room for ${MOST_RUNS - 1} values beside the run’s own`,
    );
  const others = values.map(async (value) => {
    const wish = { from: 'run', run, change: { set: { [name]: value } } } as const;
    return { title: `${title} ${value}`, run: (await client.prepare(wish)).run };
  });
  const own = { title: `${title} ${valueText(run.params[name])}`, run };
  return contrastOf(`${manifest.title}: ${title}`, distinct([own, ...(await Promise.all(others))]));
}

/** The run beside another preset of its algorithm, as that stands. @throws RefusedError */
export async function besidePreset(run: Run, preset: string): Promise<Contrast> {
  const { title, presets } = manifestOf(run.protocol);
  const titleOf = (id: string | undefined) =>
    presets.find((one) => one.id === id)?.title ?? 'The run as it was';
  const other = await client.prepare(presetWish(run.protocol, preset));
  return contrastOf(
    title,
    distinct([
      { title: titleOf(run.preset), run },
      { title: titleOf(preset), run: other.run },
    ]),
  );
}

/** The right variant beside the wrong one. @throws RefusedError */
export async function besideWrong(run: Run): Promise<Contrast> {
  const { broken: _, ...right } = run;
  const wrong = { from: 'run', run: { ...right, broken: true }, change: {} } as const;
  return contrastOf(`${manifestOf(run.protocol).title}, right and wrong`, [
    { title: 'As it should be', run: right },
    { title: 'A wrong variant', run: (await client.prepare(wrong)).run },
  ]);
}

/** The run beside another algorithm of its family; with `asIsAsked` that gets its requests at their times. @throws RefusedError */
export async function besideAlgorithm(
  { run, trace }: Outcome,
  protocol: string,
  asIsAsked: boolean,
): Promise<Contrast> {
  const [from, to] = [manifestOf(run.protocol), manifestOf(protocol)];
  const isFixed = asIsAsked && takesRequests(from, to);
  const beside = runBeside(run, from, to, isFixed ? requestsIn(trace) : undefined);
  const other = await client.prepare({ from: 'run', run: beside.run, change: {} });
  const left = beside.left.join(', ');
  return contrastOf(
    `${from.title} beside ${to.title}`,
    [
      { title: from.title, run },
      { title: to.title, run: other.run },
    ],
    left === '' ? undefined : `Not taken over by ${to.title}: ${left}.`,
  );
}

/** A contrast from a file, as a link would bring it. @throws RefusedError, SyntaxError */
export async function contrastIn(text: string): Promise<Contrast> {
  const contrast: Contrast = JSON.parse(text);
  const run = contrast?.runs?.[0]?.run;
  const fragment = await client.pack({ run, contrast });
  const prepared = await client.prepare({ from: 'link', fragment });
  return prepared.contrast ?? contrast;
}

/** A run that stands there twice is there once more by number. */
function distinct(runs: readonly ContrastRun[]): readonly ContrastRun[] {
  return runs.map(({ title, run }, i) => {
    const isTaken = runs.slice(0, i).some((one) => one.title === title);
    return { title: isTaken ? `${title} (${i + 1})` : title, run };
  });
}

// What may stand beside the run on the stage: itself before its last change, other values, a preset, another algorithm.
import { type ReactNode, type SubmitEvent, useId, useState } from 'react';
import { manifestOf, manifests } from '../../catalog/catalog.ts';
import { takesRequests } from '../../lab/contrast-beside.ts';
import { Button, classes } from '../parts/button.tsx';
import controls from '../parts/controls.module.css';
import { useShown } from '../state/shown.ts';
import { interventionText } from '../words/interventions.ts';
import { wordsOf } from '../words/run-words.ts';
import { paramTitle, sweptNames, valuesHint } from '../words/sweep.ts';
import type { Outcome } from '../worker/client.ts';
import styles from './dialog.module.css';
import {
  beforeAndAfter,
  besideAlgorithm,
  besidePreset,
  besideValues,
  besideWrong,
  lastChange,
  type OpenContrast,
} from './make.ts';

interface PartProps {
  readonly outcome: Outcome;
  readonly open: OpenContrast;
}

export function BesideForm(props: PartProps) {
  const broken = useShown(({ source }) => source?.broken);
  return (
    <>
      <LastChange {...props} />
      <Algorithm {...props} />
      <Value {...props} />
      <OtherPreset {...props} />
      {broken && (
        <Line title="A wrong variant" hint={broken.about}>
          <Button onClick={() => props.open(() => besideWrong(props.outcome.run))}>
            Right and wrong
          </Button>
        </Line>
      )}
    </>
  );
}

interface LineProps {
  readonly title: string;
  readonly hint?: string;
  readonly children: ReactNode;
}

function Line({ title, hint, children }: LineProps) {
  return (
    <fieldset className={styles.line}>
      <legend className={styles.label}>{title}</legend>
      <div className={styles.fields}>{children}</div>
      {hint !== undefined && <p className={styles.hint}>{hint}</p>}
    </fieldset>
  );
}

function LastChange({ outcome, open }: PartProps) {
  const last = lastChange(outcome.run);
  const hint = last
    ? `${interventionText(last, wordsOf(outcome))}.`
    : 'Nothing has been done to this run yet.';
  return (
    <Line title="Its last change" hint={hint}>
      <Button disabled={!last} onClick={() => open(() => beforeAndAfter(outcome))}>
        Before and after
      </Button>
    </Line>
  );
}

function Algorithm({ outcome, open }: PartProps) {
  const own = manifestOf(outcome.run.protocol);
  const others = manifests().filter(({ id, family, time }) => {
    const isOneClock = time.unit === own.time.unit && time.ticks === own.time.ticks;
    return id !== own.id && family === own.family && isOneClock;
  });
  const [chosen, setChosen] = useState(others[0]?.id ?? '');
  const [asIsAsked, setAsIsAsked] = useState(true);
  const other = others.find(({ id }) => id === chosen);
  if (!other) return null;
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    open(() => besideAlgorithm(outcome, other.id, asIsAsked));
  };
  return (
    <form onSubmit={onSubmit}>
      <Line title="Another algorithm on the same workload">
        <select
          className={classes(controls.field)}
          aria-label="Algorithm"
          value={chosen}
          onChange={({ target }) => setChosen(target.value)}
        >
          {others.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
        <Button type="submit">Beside it</Button>
        {takesRequests(own, other) && (
          <label className={styles.option}>
            <input
              type="checkbox"
              checked={asIsAsked}
              onChange={({ target }) => setAsIsAsked(target.checked)}
            />
            asked at the times of this run
          </label>
        )}
      </Line>
    </form>
  );
}

function Value({ outcome, open }: PartProps) {
  const manifest = manifestOf(outcome.run.protocol);
  const names = sweptNames(manifest);
  const [name, setName] = useState(names[0]);
  const [written, setWritten] = useState('');
  const hintId = useId();
  if (name === undefined) return null;
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    open(() => besideValues(outcome.run, name, written));
  };
  return (
    <form onSubmit={onSubmit}>
      <Line title="Other values of a parameter">
        <select
          className={classes(controls.field)}
          aria-label="Parameter"
          value={name}
          onChange={({ target }) => setName(target.value)}
        >
          {names.map((one) => (
            <option key={one} value={one}>
              {paramTitle(manifest, one)}
            </option>
          ))}
        </select>
        <input
          type="text"
          className={classes(controls.field, styles.written)}
          aria-label="Values"
          aria-describedby={hintId}
          autoComplete="off"
          required
          value={written}
          onChange={({ target }) => setWritten(target.value)}
        />
        <Button type="submit">Beside it</Button>
        <p id={hintId} className={styles.hint}>
          {valuesHint(manifest.params[name], manifest)}
        </p>
      </Line>
    </form>
  );
}

function OtherPreset({ outcome: { run }, open }: PartProps) {
  const presets = manifestOf(run.protocol).presets.filter(({ id }) => id !== run.preset);
  const [chosen, setChosen] = useState(presets[0]?.id ?? '');
  if (presets.length === 0) return null;
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    open(() => besidePreset(run, chosen));
  };
  return (
    <form onSubmit={onSubmit}>
      <Line title="Another preset">
        <select
          className={classes(controls.field, styles.wide)}
          aria-label="Other preset"
          value={chosen}
          onChange={({ target }) => setChosen(target.value)}
        >
          {presets.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
        <Button type="submit">Beside it</Button>
      </Line>
    </form>
  );
}

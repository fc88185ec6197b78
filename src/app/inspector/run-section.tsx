// The run's parameters as a form made from the protocol's schema, and its seed.
import { Dices } from 'lucide-react';
import { manifestOf } from '../../catalog/catalog.ts';
import type { Manifest } from '../../engine/contract.ts';
import type { IntParam, Param, ParamValue } from '../../engine/params.ts';
import type { Run } from '../../engine/run.ts';
import { Button, classes, IconButton } from '../parts/button.tsx';
import controls from '../parts/controls.module.css';
import { openCheck } from '../state/check.ts';
import { screen } from '../state/screen.ts';
import { revise } from '../state/session.ts';
import { shown, useShown } from '../state/shown.ts';
import { openSweep } from '../state/sweep.ts';
import { groupDigits, type TimeScale } from '../words/time.ts';
import { ticksText, timeProblem, unitName, unitsText } from '../words/units.ts';
import { Field, type FieldIds, TextInput } from './field.tsx';
import fields from './form.module.css';
import styles from './inspector.module.css';
import { Folding } from './section.tsx';

export function RunSection({ run }: { readonly run: Run }) {
  const manifest = manifestOf(run.protocol);
  return (
    <Folding title="Run" summary={summaryOf(run, manifest)}>
      {run.broken && <WrongVariant />}
      {Object.entries(manifest.params).map(([name, param]) => (
        <ParamField
          key={`${run.protocol} ${name}`}
          name={name}
          param={param}
          value={run.params[name]}
          manifest={manifest}
        />
      ))}
      <SeedField seed={run.seed} />
      <div className={styles.buttons}>
        <Button onClick={openSweep}>Sweep a parameter…</Button>
        <Button onClick={() => screen.setState({ dialog: 'contrast', sheet: undefined })}>
          Contrast…
        </Button>
        <Button onClick={openCheck}>Check its schedules…</Button>
      </div>
    </Folding>
  );
}

/** The first parameter is how many there are; what differs from the defaults is seen when unfolded. */
function summaryOf({ params, seed, broken }: Run, { params: schema }: Manifest): string {
  const [first] = Object.keys(schema);
  const value = first === undefined ? '' : params[first];
  const shown = typeof value === 'number' ? groupDigits(value) : listText(value);
  const many = first === undefined ? [] : [`${schema[first].label ?? first} ${shown}`];
  return [...many, `seed ${seed}`, ...(broken ? ['a wrong variant'] : [])].join(', ');
}

function WrongVariant() {
  const about = useShown(({ source }) => source?.broken?.about);
  return <p className={styles.hint}>A wrong variant: {about}</p>;
}

interface ParamFieldProps {
  readonly name: string;
  readonly param: Param;
  readonly value: ParamValue;
  readonly manifest: Manifest;
}

function ParamField({ name, param, value, manifest }: ParamFieldProps) {
  return (
    <Field
      label={param.label ?? name}
      where={`parameter ${name}`}
      about={param.about}
      hint={hintOf(param, manifest)}
    >
      {(ids) =>
        isTime(param) ? (
          <TimeControl ids={ids} name={name} param={param} value={value} scale={manifest.time} />
        ) : (
          <Control ids={ids} name={name} param={param} value={value} />
        )
      }
    </Field>
  );
}

/** A number of ticks is typed and shown in the protocol's unit. */
function isTime(param: Param): param is IntParam {
  return param.kind === 'int' && param.unit === 'ticks';
}

function hintOf(param: Param, { time }: Manifest): string | undefined {
  return isTime(param) ? unitName(time) : param.unit || undefined;
}

interface TimeControlProps extends ControlProps {
  readonly param: IntParam;
  readonly scale: TimeScale;
}

function TimeControl({ ids, name, param, value, scale }: TimeControlProps) {
  const set = (typed: string) => {
    const message = timeProblem(typed, param, scale);
    if (message === undefined) revise({ set: { [name]: ticksText(typed, scale) ?? '' } });
    else shown.setState({ refused: { where: `parameter ${name}`, message } });
  };
  return (
    <TextInput
      {...ids}
      value={unitsText(Number(value), scale)}
      onCommit={set}
      number={{ min: param.min / scale.ticks, max: param.max / scale.ticks, step: 'any' }}
    />
  );
}

interface ControlProps {
  readonly ids: FieldIds;
  readonly name: string;
  readonly param: Param;
  readonly value: ParamValue;
}

function Control({ ids, name, param, value }: ControlProps) {
  const set = (text: string) => revise({ set: { [name]: text } });
  switch (param.kind) {
    case 'boolean':
      return (
        <input
          {...ids}
          type="checkbox"
          checked={value === true}
          onChange={({ target }) => set(String(target.checked))}
        />
      );
    case 'choice':
      return (
        <select
          {...ids}
          className={classes(controls.field)}
          value={String(value)}
          onChange={({ target }) => set(target.value)}
        >
          {param.values.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      );
    case 'int':
    case 'number': {
      const { min, max } = param;
      const step = param.kind === 'int' ? 1 : 'any';
      return (
        <TextInput {...ids} value={String(value)} onCommit={set} number={{ min, max, step }} />
      );
    }
    default:
      return <TextInput {...ids} value={listText(value)} onCommit={set} />;
  }
}

function listText(value: ParamValue): string {
  return Array.isArray(value) ? value.join(',') : String(value);
}

const NEW_SEEDS = 10_000;

function SeedField({ seed }: { readonly seed: number }) {
  const set = (text: string) => {
    const value = text.trim() === '' ? Number.NaN : Number(text);
    revise({ seed: value });
  };
  return (
    <Field label="Seed" where="seed" about="Every random draw follows from it.">
      {(ids) => (
        <div className={fields.pair}>
          <TextInput {...ids} value={String(seed)} onCommit={set} number={{ min: 0, step: 1 }} />
          <IconButton label="New seed" onClick={() => set(String(otherSeed(seed)))}>
            <Dices aria-hidden />
          </IconButton>
        </div>
      )}
    </Field>
  );
}

/** A seed that a person can read out; the choice itself decides nothing that must be repeatable. */
function otherSeed(seed: number): number {
  const drawn = 1 + (crypto.getRandomValues(new Uint32Array(1))[0] % NEW_SEEDS);
  return drawn === seed ? drawn + 1 : drawn;
}

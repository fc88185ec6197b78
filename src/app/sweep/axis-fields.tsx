// One swept parameter: which one, and its values.
import { useId } from 'react';
import type { Manifest } from '../../engine/contract.ts';
import type { SweepSpec } from '../../lab/schema/link.ts';
import { classes } from '../parts/button.tsx';
import controls from '../parts/controls.module.css';
import { TextField } from '../parts/text-field.tsx';
import work from '../parts/work.module.css';
import { paramTitle, sweptNames, valuesHint } from '../words/sweep.ts';
import type { SpecProblem } from './check-spec.ts';
import styles from './sweep.module.css';

type Axis = SweepSpec['axes'][number];

interface AxisFieldsProps {
  readonly title: string;
  readonly manifest: Manifest;
  readonly axis: Axis | undefined;
  /** The parameter that the other one sweeps. */
  readonly taken: string | undefined;
  readonly problem: SpecProblem | undefined;
  /** Values for a parameter that was just chosen. */
  proposed(name: string): string;
  onChange(axis: Axis | undefined): void;
}

export function AxisFields(props: AxisFieldsProps) {
  const { title, manifest, axis, taken, problem, proposed, onChange } = props;
  const id = useId();
  const { param } = axis ?? {};
  const names = sweptNames(manifest).filter((name) => name !== taken);
  const choose = (name: string) =>
    onChange(name === '' ? undefined : { param: name, values: proposed(name) });
  return (
    <div className={styles.axis}>
      <div>
        <label className={work.label} htmlFor={id}>
          {title}
        </label>
        <select
          id={id}
          className={classes(controls.field, work.wide)}
          value={param ?? ''}
          onChange={({ target }) => choose(target.value)}
        >
          <option value="">{taken === undefined ? 'none, seeds alone' : 'none'}</option>
          {param !== undefined && !names.includes(param) && <option value={param}>{param}</option>}
          {names.map((name) => (
            <option key={name} value={name}>
              {paramTitle(manifest, name)}
            </option>
          ))}
        </select>
      </div>
      {axis && param !== undefined && (
        <TextField
          label={`Values of ${paramTitle(manifest, param)}`}
          hint={valuesHint(manifest.params[param], manifest)}
          value={axis.values}
          problem={problem?.where === `parameter ${param}` ? problem.message : undefined}
          onChange={(values) => onChange({ param, values })}
        />
      )}
    </div>
  );
}

// The presets of the open algorithm, its wrong variant among them.
import { manifestOf } from '../../catalog/catalog.ts';
import { classes } from '../parts/button.tsx';
import controls from '../parts/controls.module.css';
import { useScreen } from '../state/screen.ts';
import { openPreset } from '../state/session.ts';
import { useShown } from '../state/shown.ts';
import styles from './header.module.css';

const WRONG = 'wrong variant';

export function PresetSelect() {
  const run = useScreen((state) => state.run);
  const broken = useShown(({ source }) => source?.broken);
  if (!run) return null;
  const { presets, id } = manifestOf(run.protocol);
  return (
    <select
      className={classes(controls.field, controls.soft, styles.preset)}
      aria-label="Preset"
      value={run.broken ? WRONG : (run.preset ?? '')}
      onChange={({ target: { value } }) =>
        void (value === WRONG ? openPreset(id, broken?.preset, true) : openPreset(id, value))
      }
    >
      {run.preset === undefined && <option value="">Own values</option>}
      <optgroup label={presets.length === 1 ? '1 preset' : `${presets.length} presets`}>
        {presets.map((preset) => (
          <option key={preset.id} value={preset.id}>
            {preset.title}
          </option>
        ))}
      </optgroup>
      {(broken || run.broken) && (
        <optgroup label="To see it fail">
          <option value={WRONG}>A wrong variant</option>
        </optgroup>
      )}
    </select>
  );
}

// What was refused and belongs to no field of the form.
import { manifestOf } from '../../catalog/catalog.ts';
import type { Run } from '../../engine/run.ts';
import { asSentence } from '../../playback/narration.ts';
import { useShown } from '../state/shown.ts';
import styles from './inspector.module.css';

export function Refused({ run }: { readonly run: Run }) {
  const refused = useShown((state) => state.refused);
  if (!refused || hasField(refused.where, run)) return null;
  return (
    <p className={styles.error} role="alert">
      {asSentence(`${refused.where}: ${refused.message}`)}
    </p>
  );
}

function hasField(where: string, { protocol }: Run): boolean {
  const params = Object.keys(manifestOf(protocol).params);
  return (
    where === 'seed' ||
    where.startsWith('network ') ||
    params.some((name) => where === `parameter ${name}`)
  );
}

// Choosing a contrast: one of the catalogue's, the run on the stage beside another, or one from a file.
import { type ChangeEvent, useState } from 'react';
import { InputError } from '../../engine/params.ts';
import { CONTRAST_PRESETS } from '../../lab/contrast-presets.ts';
import { asSentence } from '../../playback/narration.ts';
import { closeDialog } from '../dialogs/close.ts';
import { Modal } from '../parts/modal.tsx';
import { visitContrast } from '../state/session.ts';
import { useShown } from '../state/shown.ts';
import { RefusedError } from '../worker/client.ts';
import { BesideForm } from './beside-form.tsx';
import styles from './dialog.module.css';
import { contrastIn, type OpenContrast, presetContrast } from './make.ts';

export default function ContrastDialog() {
  const outcome = useShown((state) => state.outcome);
  const [problem, setProblem] = useState<string>();
  const open: OpenContrast = (make) => {
    setProblem(undefined);
    void (async () => {
      try {
        await visitContrast(await make());
      } catch (error) {
        setProblem(problemIn(error));
      }
    })();
  };
  return (
    <Modal title="Contrast" shape="wide" onClose={closeDialog}>
      <div className={styles.dialog}>
        <p className={styles.hint}>
          Two to four runs on one clock and one workload: what they do otherwise, and what it costs.
        </p>
        {problem !== undefined && (
          <p className={styles.problem} role="alert">
            {asSentence(problem)}
          </p>
        )}
        <div className={styles.columns}>
          <section>
            <h3 className={styles.heading}>Worth seeing</h3>
            <ul className={styles.presets}>
              {CONTRAST_PRESETS.map((preset) => (
                <li key={preset.id}>
                  <button
                    type="button"
                    className={styles.preset}
                    onClick={() => open(() => presetContrast(preset))}
                  >
                    <strong>{preset.title}</strong>
                    <span>{preset.about}</span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
          <section className={styles.own}>
            <h3 className={styles.heading}>The run on the stage</h3>
            {outcome && <BesideForm outcome={outcome} open={open} />}
            <FileField open={open} />
          </section>
        </div>
      </div>
    </Modal>
  );
}

function FileField({ open }: { readonly open: OpenContrast }) {
  const take = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    if (file) open(async () => contrastIn(await file.text()));
    target.value = '';
  };
  return (
    <label className={styles.file}>
      <span className={styles.label}>A contrast from a file</span>
      <input type="file" accept="application/json,.json" onChange={take} />
    </label>
  );
}

function problemIn(error: unknown): string {
  if (error instanceof RefusedError) {
    const { where, message } = error.refusal;
    return where === 'link' ? message : `${where}: ${message}`;
  }
  if (error instanceof SyntaxError) return 'the file is not JSON';
  if (error instanceof InputError || error instanceof Error) return error.message;
  return String(error);
}

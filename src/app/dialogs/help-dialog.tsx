// The keys, from the table that binds them, and what the pointer does.
import { BINDINGS, type KeyGroup } from '../keys/bindings.ts';
import { Modal } from '../parts/modal.tsx';
import { screen, useScreen } from '../state/screen.ts';
import { closeDialog } from './close.ts';
import styles from './dialogs.module.css';

const GROUPS: readonly KeyGroup[] = ['Playing', 'Moving', 'Changing', 'Instruments', 'Screen'];

const POINTER: readonly (readonly [string, string])[] = [
  ['Hover or focus an event', 'its past, its future and what is concurrent'],
  ['Drag an arrowhead', 'the message takes that long'],
  ['Click an arrow', 'lose, duplicate or open the message'],
  ['Click a lane', 'crash, recover, pause or command the process'],
  ['Drag the name of a lane', 'the lane stands elsewhere; Alt with an arrow key does the same'],
  ['H on the name of a lane', 'it is hidden; Shift H shows all lanes'],
  ['M on a focused event', 'its messages, one after the other; arrow keys then move the head'],
  ['Enter on a focused mark', 'what a click there does'],
  ['Drag a cut’s handle', 'the cut crosses that lane elsewhere; arrow keys do the same'],
];

export default function HelpDialog() {
  return (
    <Modal title="Keys and help" shape="wide" onClose={closeDialog}>
      <SingleKeysOption />
      <div className={styles.keys}>
        {GROUPS.map((group) => (
          <section key={group} aria-label={group}>
            <h3>{group}</h3>
            <dl>
              {BINDINGS.filter((binding) => binding.group === group).map(({ does, shown }) => (
                <div key={does}>
                  <dt>{does}</dt>
                  <dd>
                    {shown.map((key) => (
                      <kbd key={key} className={styles.key}>
                        {key}
                      </kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <section className={styles.whole} aria-label="In the diagram">
          <h3>In the diagram</h3>
          <dl>
            {POINTER.map(([act, effect]) => (
              <div key={act}>
                <dt>{act}</dt>
                <dd className={styles.note}>{effect}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </Modal>
  );
}

function SingleKeysOption() {
  const singleKeys = useScreen((state) => state.singleKeys);
  return (
    <label className={styles.option}>
      <input
        type="checkbox"
        checked={singleKeys}
        onChange={({ target }) => screen.setState({ singleKeys: target.checked })}
      />
      Letters, digits and signs act as keys
    </label>
  );
}

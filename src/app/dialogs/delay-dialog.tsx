// Setting how long one message takes: what dragging its arrowhead does, by number.
import { useState } from 'react';
import { Button, classes } from '../parts/button.tsx';
import controls from '../parts/controls.module.css';
import { Modal } from '../parts/modal.tsx';
import { type MessageAt, messageAt } from '../state/message-actions.ts';
import { doTo } from '../state/node-actions.ts';
import { screen } from '../state/screen.ts';
import { shown } from '../state/shown.ts';
import { messageText } from '../words/interventions.ts';
import { wordsOf } from '../words/run-words.ts';
import type { Outcome } from '../worker/client.ts';
import { closeDialog } from './close.ts';
import styles from './dialogs.module.css';

export default function DelayDialog() {
  const { outcome } = shown.getState();
  const { event } = screen.getState().selection;
  const message = outcome && event !== undefined ? messageAt(outcome.trace, event) : undefined;
  if (!outcome || !message) return null;
  return (
    <Modal title="Set delay" onClose={closeDialog}>
      <DelayForm outcome={outcome} message={message} />
    </Modal>
  );
}

interface DelayFormProps {
  readonly outcome: Outcome;
  readonly message: MessageAt;
}

function DelayForm({ outcome, message: { name, send, arrival } }: DelayFormProps) {
  const { trace } = outcome;
  const manifest = wordsOf(outcome);
  const { ticks, unit } = manifest.time;
  const now = arrival < 0 ? ticks : trace.time(arrival) - trace.time(send);
  const [text, setText] = useState(String(now / ticks));
  const value = Math.round(Number(text) * ticks);
  const isValid = text.trim() !== '' && value >= 1;
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        closeDialog();
        doTo(outcome, { kind: 'delay', message: name, ticks: value });
      }}
    >
      <label>
        <span className={styles.label}>
          {messageText(name, manifest)} takes, in {unit}
        </span>
        <input
          type="number"
          className={classes(controls.field)}
          min={1 / ticks}
          step="any"
          value={text}
          aria-invalid={!isValid}
          onChange={({ target }) => setText(target.value)}
        />
      </label>
      {!isValid && (
        <p className={styles.error}>
          Give a time of at least {1 / ticks} {unit}.
        </p>
      )}
      <div className={styles.actions}>
        <Button onClick={closeDialog}>Cancel</Button>
        <Button look="primary" type="submit" disabled={!isValid}>
          Set
        </Button>
      </div>
    </form>
  );
}

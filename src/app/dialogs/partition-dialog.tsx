// Cutting the network: who is on which side, both ways or one, from the cursor (or the place clicked) on.

import { useState } from 'react';
import { nodeName, timeEquation } from '../../playback/narration.ts';
import { Button } from '../parts/button.tsx';
import { Modal } from '../parts/modal.tsx';
import { useOutcome } from '../parts/outcome.ts';
import { doTo, placeHere } from '../state/node-actions.ts';
import { screen, useScreen } from '../state/screen.ts';
import { wordsOf } from '../words/run-words.ts';
import type { Outcome } from '../worker/client.ts';
import { closeDialog } from './close.ts';
import styles from './dialogs.module.css';
import { NodeSide } from './node-side.tsx';

export default function PartitionDialog() {
  const outcome = useOutcome();
  if (!outcome) return null;
  return (
    <Modal title="Partition the network" onClose={closeDialog}>
      <PartitionForm outcome={outcome} />
    </Modal>
  );
}

function PartitionForm({ outcome }: { readonly outcome: Outcome }) {
  const { trace, run } = outcome;
  const manifest = wordsOf(outcome);
  const picked = useScreen(({ selection }) => selection.node);
  const [side, setSide] = useState<readonly number[]>([picked ?? 0]);
  const [oneWay, setOneWay] = useState(false);
  const place = screen.getState().place ?? placeHere();
  const isWhole = side.length === 0 || side.length === trace.nodes;
  const cut = () => {
    closeDialog();
    const groups = [side];
    doTo(outcome, { kind: 'partition', at: place, groups, ...(oneWay && { oneWay }) });
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        cut();
      }}
    >
      <p className={styles.note}>
        From {timeEquation(place.time, manifest.time)} on, messages between the two sides are{' '}
        {run.network.partition === 'hold' ? 'held until the partition heals' : 'lost'}.
      </p>
      <NodeSide
        nodes={trace.nodes}
        side={side}
        onChange={setSide}
        nameOf={(node) => nodeName(manifest, node)}
      />
      <label className={styles.option}>
        <input
          type="checkbox"
          checked={oneWay}
          onChange={({ target }) => setOneWay(target.checked)}
        />
        One way: only messages out of this side are cut
      </label>
      {isWhole && <p className={styles.error}>Leave at least one node on each side.</p>}
      <div className={styles.actions}>
        <Button onClick={closeDialog}>Cancel</Button>
        <Button look="primary" type="submit" disabled={isWhole}>
          Partition
        </Button>
      </div>
    </form>
  );
}

// The text of an algorithm's folder, beside its animation.
import { useEffect, useState } from 'react';
import { manifestOf, readmeOf } from '../../catalog/catalog.ts';
import { Modal } from '../parts/modal.tsx';
import { useScreen } from '../state/screen.ts';
import { closeDialog } from './close.ts';
import styles from './dialogs.module.css';
import { MarkdownText } from './markdown-text.tsx';

export default function AboutDialog() {
  const protocol = useScreen(({ run }) => run?.protocol);
  const [text, setText] = useState<string>();
  useEffect(() => {
    if (protocol !== undefined) void readmeOf(protocol).then(setText);
  }, [protocol]);
  if (protocol === undefined) return null;
  const { title, about } = manifestOf(protocol);
  return (
    <Modal title={title} shape="wide" onClose={closeDialog}>
      <div className={styles.text}>
        <p>{about}</p>
        {text !== undefined && <MarkdownText source={text} />}
        {text?.includes('lecture notes') && (
          <p>
            The lecture notes, in short “the notes”, are those that Lightcone’s catalogue started
            from.
          </p>
        )}
      </div>
    </Modal>
  );
}

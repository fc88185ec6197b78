// Picks the nodes of one side: a box each, or a list of numbers where there are very many.
import { useState } from 'react';
import { InputError, parseList } from '../../engine/params.ts';
import { classes } from '../parts/button.tsx';
import controls from '../parts/controls.module.css';
import styles from './dialogs.module.css';

const MOST_BOXES = 128;

interface NodeSideProps {
  readonly nodes: number;
  readonly side: readonly number[];
  readonly onChange: (side: readonly number[]) => void;
  readonly nameOf: (node: number) => string;
}

export function NodeSide({ nodes, side, onChange, nameOf }: NodeSideProps) {
  if (nodes > MOST_BOXES) return <NodeList nodes={nodes} onChange={onChange} />;
  const toggle = (node: number) =>
    onChange(
      side.includes(node)
        ? side.filter((other) => other !== node)
        : [...side, node].sort((a, b) => a - b),
    );
  return (
    <fieldset className={styles.fieldset}>
      <legend className={styles.label}>On one side</legend>
      <div className={classes(styles.sides, styles.scroll)}>
        {Array.from({ length: nodes }, (_, node) => (
          <label key={nameOf(node)}>
            <input type="checkbox" checked={side.includes(node)} onChange={() => toggle(node)} />
            {nameOf(node)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function NodeList({ nodes, onChange }: Pick<NodeSideProps, 'nodes' | 'onChange'>) {
  const [error, setError] = useState('');
  const read = (text: string) => {
    try {
      const side = parseList('nodes', text);
      const wrong = side.find((node) => node < 0 || node >= nodes || !Number.isInteger(node));
      setError(wrong === undefined ? '' : `There is no node ${wrong}.`);
      onChange(wrong === undefined ? [...new Set(side)] : []);
    } catch (cause) {
      if (!(cause instanceof InputError)) throw cause;
      setError(cause.message);
      onChange([]);
    }
  };
  return (
    <label>
      <span className={styles.label}>On one side, e.g. 0..99,120</span>
      <input
        className={classes(controls.field)}
        defaultValue="0"
        aria-invalid={error !== ''}
        onChange={({ target }) => read(target.value)}
      />
      {error !== '' && <span className={styles.error}>{error}</span>}
    </label>
  );
}

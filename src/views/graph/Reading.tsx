// One line under nodes and messages: what is pointed at, or how many messages are on their way.
import type { Flight } from '../../figure/flights.ts';
import type { NodeState } from '../../figure/node-states.ts';
import { nodeText } from '../../figure/node-words.ts';
import { type NodeWords, nodeName } from '../../playback/narration.ts';
import type { ListView } from '../view-props.ts';
import styles from './reading.module.css';

interface ReadingProps {
  readonly flights: readonly Flight[];
  /** Row of a message, or nodes, that are pointed at. */
  readonly row: number | undefined;
  readonly nodes: ReadonlySet<number>;
  readonly states: readonly NodeState[];
  readonly words: NodeWords;
  nameOf(row: number): string;
  /** What else is to be said; '' for nothing. */
  readonly note: string;
  /** Asked for as a list, where not all that is painted can be reached one by one. */
  readonly onList: ((list: ListView) => void) | undefined;
}

export function Reading(props: ReadingProps) {
  const text = [textOf(props), props.note].filter((part) => part !== '').join('; ');
  const { onList } = props;
  return (
    <div className={styles.line}>
      <p className={styles.reading}>{text}</p>
      {onList && (
        <>
          <button type="button" className={styles.list} onClick={() => onList('table')}>
            Nodes as a list
          </button>
          <button type="button" className={styles.list} onClick={() => onList('messages')}>
            Messages as a list
          </button>
        </>
      )}
    </div>
  );
}

function textOf({ flights, row, nodes, states, words, nameOf }: ReadingProps): string {
  if (row !== undefined) return nameOf(row);
  const [node] = nodes;
  if (node !== undefined) return nodeText(nodeName(words, node), states[node]);
  const count = flights.filter(({ phase }) => phase === 'under-way').length;
  return `${count === 0 ? 'no' : count} ${count === 1 ? 'message' : 'messages'} on the way`;
}

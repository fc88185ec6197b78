// The global state at a cut: what each node is in, and what is in the channels (Chandy and Lamport 1985).
import { facetTimeline } from '../../playback/facets.ts';
import type { Reading } from '../../playback/instrument.ts';
import { filled, nodeName } from '../../playback/narration.ts';
import { Row, Section } from '../inspector/section.tsx';
import { counted, messageText } from '../words/instruments.ts';
import { wordsOf } from '../words/run-words.ts';
import { groupDigits } from '../words/time.ts';
import type { Outcome } from '../worker/client.ts';
import styles from './instruments.module.css';

interface CutStateProps {
  readonly outcome: Outcome;
  readonly reading: Extract<Reading, { readonly kind: 'cut' }>;
}

const MOST_NODES = 24;
const MOST_MESSAGES = 24;

export function CutState({ outcome, reading }: CutStateProps) {
  const { broken, channels, cut } = reading;
  const words = wordsOf(outcome);
  return (
    <Section title="State at the cut">
      {broken.length > 0 && (
        <>
          <p className={styles.note}>
            No state that the run could have been in: received before the cut, sent after it.
          </p>
          <Messages outcome={outcome} rows={broken} />
        </>
      )}
      <p className={styles.node}>
        Channels <span>{counted(channels.length, 'message')}</span>
      </p>
      <Messages outcome={outcome} rows={channels} />
      {cut.slice(0, MOST_NODES).map((at, node) => (
        <NodeState key={nodeName(words, node)} outcome={outcome} node={node} at={at} />
      ))}
      {cut.length > MOST_NODES && (
        <p className={styles.note}>and {groupDigits(cut.length - MOST_NODES)} more nodes</p>
      )}
    </Section>
  );
}

interface MessagesProps {
  readonly outcome: Outcome;
  readonly rows: readonly number[];
}

function Messages({ outcome, rows }: MessagesProps) {
  if (rows.length === 0) return null;
  const words = wordsOf(outcome);
  return (
    <ul className={styles.note}>
      {rows.slice(0, MOST_MESSAGES).map((row) => (
        <li key={row}>{messageText(outcome.trace, row, words)}</li>
      ))}
      {rows.length > MOST_MESSAGES && <li>and {groupDigits(rows.length - MOST_MESSAGES)} more</li>}
    </ul>
  );
}

interface NodeStateProps {
  readonly outcome: Outcome;
  readonly node: number;
  /** How many records come before the cut on its lane. */
  readonly at: number;
}

function NodeState({ outcome, node, at }: NodeStateProps) {
  const words = wordsOf(outcome);
  const { rows = [], band } = facetTimeline(outcome.trace).facetsOf(node, at);
  return (
    <>
      <p className={styles.node}>
        {nodeName(words, node)} {band && <span>{filled(band.text, band.values, words)}</span>}
      </p>
      <dl>
        {rows.map(([name, value]) => (
          <Row key={name} name={name}>
            {value}
          </Row>
        ))}
      </dl>
    </>
  );
}

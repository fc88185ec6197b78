// Messages by type: sent so far, and in the whole run.
import { useCursor } from '../parts/outcome.ts';
import { sentInAll, sentUntil, typesSent } from '../state/sends.ts';
import { groupDigits } from '../words/time.ts';
import type { Outcome } from '../worker/client.ts';
import styles from './inspector.module.css';
import { Folding, Row } from './section.tsx';

const NO_COUNTS = { lost: 0, duplicated: 0, corrupted: 0, control: 0, self: 0 };

export function MessagesSection({ outcome }: { readonly outcome: Outcome }) {
  const { trace, report } = outcome;
  const cursor = useCursor(outcome);
  const types = typesSent(trace);
  if (types.length === 0) return null;
  const sumUp = (sum: number, type: string) => sum + sentUntil(trace, type, cursor);
  const { lost, duplicated, corrupted, control, self } = report?.messages ?? NO_COUNTS;
  return (
    <Folding title="Messages" summary={`${groupDigits(types.reduce(sumUp, 0))} so far`}>
      <p className={styles.hint}>
        So far / in all. A message is a send to another node, counted when it is sent, lost ones
        included.
      </p>
      <dl>
        {types.map((type) => (
          <Row key={type} name={type}>
            {groupDigits(sentUntil(trace, type, cursor))}
            <span className={styles.muted}> / {groupDigits(sentInAll(trace, type))}</span>
          </Row>
        ))}
        {Object.entries({ lost, duplicated, corrupted, control, 'to itself': self })
          .filter(([, count]) => count > 0)
          .map(([name, count]) => (
            <Row key={name} name={name}>
              {groupDigits(count)}
            </Row>
          ))}
      </dl>
    </Folding>
  );
}

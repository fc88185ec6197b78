// The logical clocks of one event side by side, and what each of them says.
import type { ReactNode } from 'react';
import { isClockEvent, lamportOfTrace, vectorsOfTrace } from '../../analysis/clocks.ts';
import type { Trace } from '../../engine/trace.ts';
import { vectorText } from '../../figure/space-time-clock-labels.ts';
import { nodeName } from '../../playback/narration.ts';
import type { NamedManifest } from '../../playback/node-names.ts';
import { useUnfolded } from '../state/folds.ts';
import styles from './logical-clocks.module.css';
import { Fold } from './section.tsx';

interface ClocksProps {
  readonly trace: Trace;
  readonly record: number;
  readonly manifest: NamedManifest;
}

const TITLE = 'Logical clocks';
/** A vector of more nodes, and a matrix of more, nobody reads. */
const MOST_ENTRIES = 64;
const MOST_ROWS = 10;
/** Beyond so many numbers in all vectors they wait until they are asked for. */
const MOST_AT_ONCE = 4_000_000;

export function LogicalClocks({ trace, record, manifest }: ClocksProps) {
  const isOpen = useUnfolded(TITLE);
  if (!isClockEvent(trace, record)) return null;
  const isLight = trace.count * trace.nodes <= MOST_AT_ONCE;
  return (
    <Fold title={TITLE} summary={isLight ? summaryOf(trace, record) : 'Lamport, vector, matrix'}>
      {isOpen && <Readings trace={trace} record={record} manifest={manifest} />}
    </Fold>
  );
}

function summaryOf(trace: Trace, record: number): string {
  const lamport = `Lamport ${lamportOfTrace(trace)[record]}`;
  if (trace.nodes > MOST_ROWS) return lamport;
  return `${lamport}, vector ${vectorText(vectorsOfTrace(trace).at(record))}`;
}

function Readings({ trace, record, manifest }: ClocksProps) {
  const vectors = vectorsOfTrace(trace);
  const lamport = lamportOfTrace(trace)[record];
  const own = nodeName(manifest, trace.node(record));
  return (
    <dl className={styles.clocks}>
      <Reading name="Lamport" value={lamport}>
        The longest chain of events that ends here has {lamport}. Whatever happened before has a
        smaller reading; a smaller reading need not have happened before.
      </Reading>
      <Reading
        name="Vector"
        value={trace.nodes <= MOST_ENTRIES ? vectorText(vectors.at(record)) : undefined}
      >
        How many events of each lane happened before or are this one. One event happened before
        another exactly if its vector is the smaller.
      </Reading>
      <Reading
        name="Matrix"
        value={
          trace.nodes <= MOST_ROWS && (
            <Matrix rows={vectors.matrixAt(record)} own={trace.node(record)} manifest={manifest} />
          )
        }
      >
        A row is the vector that its process is known to have by now, as far as {own} knows. The
        least of a column: so many events of that process are known to all, and {own} knows it.
      </Reading>
    </dl>
  );
}

interface ReadingProps {
  readonly name: string;
  /** Nothing where it is too large to be read. */
  readonly value: ReactNode;
  readonly children: ReactNode;
}

function Reading({ name, value, children }: ReadingProps) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value || 'too large to be shown'}</dd>
      <dd className={styles.meaning}>{children}</dd>
    </>
  );
}

interface MatrixProps {
  readonly rows: readonly Int32Array[];
  readonly own: number;
  readonly manifest: NamedManifest;
}

function Matrix({ rows, own, manifest }: MatrixProps) {
  const names = rows.map((_, node) => nodeName(manifest, node));
  return (
    <table className={styles.matrix}>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">known to</span>
          </th>
          {names.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, node) => (
          <tr key={names[node]} data-own={node === own || undefined}>
            <th scope="row">{names[node]}</th>
            {Array.from(row, (count, of) => (
              <td key={names[of]}>{count}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

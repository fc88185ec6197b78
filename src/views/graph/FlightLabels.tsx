// Names of the messages on their way, beside their dots.
import type { FlightLabel } from '../../figure/flight-labels.ts';
import type { Flight } from '../../figure/flights.ts';
import styles from './flights.module.css';

interface FlightLabelsProps {
  readonly labels: readonly FlightLabel[];
  readonly flights: readonly Flight[];
  readonly marked: ReadonlySet<number | undefined>;
}

export function FlightLabels({ labels, flights, marked }: FlightLabelsProps) {
  const lost = new Set(flights.filter(({ phase }) => phase === 'lost').map(({ row }) => row));
  return labels.map(({ row, text, x, y }) => (
    <text
      key={row}
      className={styles.label}
      x={x}
      y={y}
      dy="0.35em"
      data-label={row}
      data-lost={lost.has(row)}
      data-marked={marked.has(row)}
    >
      {text}
    </text>
  ));
}

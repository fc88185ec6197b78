// The transport: play and step, the bar with its beats, where one is.
import { Bar } from './bar.tsx';
import { Buttons } from './buttons.tsx';
import { Reading } from './reading.tsx';
import styles from './transport.module.css';

export function Transport() {
  return (
    <section className={styles.transport} aria-label="Transport">
      <Buttons />
      <Bar />
      <Reading />
    </section>
  );
}

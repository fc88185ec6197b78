// That lanes are hidden, and the button that shows them again.
import styles from './legend.module.css';

interface HiddenLanesProps {
  readonly count: number;
  onShowAll(): void;
}

export function HiddenLanes({ count, onShowAll }: HiddenLanesProps) {
  return (
    <div className={styles.hiddenLanes}>
      <span className={styles.count}>
        {count} {count === 1 ? 'lane' : 'lanes'} hidden
      </span>
      <button type="button" onClick={onShowAll}>
        Show all lanes
      </button>
    </div>
  );
}

// That lanes are hidden or moved, and the buttons that bring back all of them, and their order.
import styles from './legend.module.css';

interface LaneButtonsProps {
  /** Lanes that are hidden. */
  readonly hidden: number;
  readonly isByNumber: boolean;
  onShowAll(): void;
  onByNumber(): void;
}

export function LaneButtons({ hidden, isByNumber, onShowAll, onByNumber }: LaneButtonsProps) {
  if (hidden === 0 && isByNumber) return null;
  return (
    <div className={styles.laneButtons}>
      {hidden > 0 && (
        <>
          <span className={styles.count}>
            {hidden} {hidden === 1 ? 'lane' : 'lanes'} hidden
          </span>
          <button type="button" onClick={onShowAll}>
            Show all lanes
          </button>
        </>
      )}
      {!isByNumber && (
        <button type="button" onClick={onByNumber}>
          Lanes by number
        </button>
      )}
    </div>
  );
}

// The stage: the views' tabs, the view that is open, and under it what happens in words.
import { usePending } from '../parts/outcome.ts';
import { useScreen } from '../state/screen.ts';
import { Caption } from './caption.tsx';
import { Notices } from './notices.tsx';
import styles from './stage.module.css';
import { StageBar, viewTabId } from './stage-bar.tsx';
import { View } from './view.tsx';

export function Stage() {
  const view = useScreen((state) => state.view);
  return (
    <main className={styles.stage} aria-busy={usePending()}>
      <StageBar />
      <Notices />
      <div id="view" className={styles.view} role="tabpanel" aria-labelledby={viewTabId(view)}>
        <View />
      </div>
      <Caption />
    </main>
  );
}

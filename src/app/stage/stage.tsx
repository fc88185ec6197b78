// The stage: the views' tabs, the view that is open, where there is room one beside it, and under them what happens in words.
import { lazy, Suspense, useRef } from 'react';
import { useOpening, useOutcome, usePending } from '../parts/outcome.ts';
import { useWidth } from '../parts/width.ts';
import { useScreen } from '../state/screen.ts';
import { type Panes, VIEW_TITLES } from '../state/views-of.ts';
import { Caption } from './caption.tsx';
import { Notices } from './notices.tsx';
import { Splitter } from './splitter.tsx';
import styles from './stage.module.css';
import { StageBar, viewTabId } from './stage-bar.tsx';
import { RoomForTwo, useHasRoom, usePanes } from './use-panes.ts';
import { View } from './view.tsx';

export function Stage() {
  const main = useRef<HTMLElement>(null);
  const hasRoom = useHasRoom(useWidth(main));
  const panes = usePanes(hasRoom);
  return (
    <main ref={main} className={styles.stage} aria-busy={usePending()}>
      <StageBar panes={panes} hasRoom={hasRoom} />
      <div>
        <Notices />
        <Instruments panes={panes} />
      </div>
      <RoomForTwo value={hasRoom}>
        <PanesOf panes={panes} />
      </RoomForTwo>
      <Caption />
    </main>
  );
}

const InstrumentBar = lazy(() => import('../instruments/instrument-bar.tsx'));

/** Where the diagram is on the stage and an instrument is laid on it. */
function Instruments({ panes: { view, beside } }: { readonly panes: Panes }) {
  const outcome = useOutcome();
  const isLaid = useScreen(({ instrument }) => instrument !== undefined);
  if (!outcome || !isLaid || (view !== 'space-time' && beside !== 'space-time')) return null;
  return (
    <Suspense>
      <InstrumentBar outcome={outcome} />
    </Suspense>
  );
}

function PanesOf({ panes: { view, beside } }: { readonly panes: Panes }) {
  const opening = useOpening();
  const share = useScreen((state) => state.share);
  const columns = `minmax(0, ${share}fr) auto minmax(0, ${100 - share}fr)`;
  return (
    <div className={styles.panes} style={beside && { gridTemplateColumns: columns }}>
      {opening && <p className={styles.opening}>Running {opening}…</p>}
      <div id="view" className={styles.view} role="tabpanel" aria-labelledby={viewTabId(view)}>
        <View wanted={view} />
      </div>
      {beside && (
        <>
          <Splitter title={VIEW_TITLES[view]} />
          <section className={styles.view} aria-label={`Beside it: ${VIEW_TITLES[beside]}`}>
            <View wanted={beside} />
          </section>
        </>
      )}
    </div>
  );
}

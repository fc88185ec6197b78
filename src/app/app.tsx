// The shell: which parts stand where, and which fold into sheets.
import { lazy, Suspense, useEffect } from 'react';
import { manifestOf } from '../catalog/catalog.ts';
import styles from './app.module.css';
import { Catalogue } from './catalogue/catalogue.tsx';
import { Dialogs } from './dialogs/dialogs.tsx';
import { Header } from './header/header.tsx';
import { Inspector } from './inspector/inspector.tsx';
import { listenToKeys } from './keys/listen.ts';
import { StageMenu } from './menus/stage-menu.tsx';
import { useDocked } from './parts/media.ts';
import { Modal } from './parts/modal.tsx';
import { useOpening } from './parts/outcome.ts';
import { SpokenStatus } from './parts/spoken-status.tsx';
import { Stage } from './stage/stage.tsx';
import { openAddress, openDefault, startAddress } from './state/address.ts';
import { startSession } from './state/execution.ts';
import { startPlayer } from './state/player.ts';
import { screen, useScreen } from './state/screen.ts';
import { startTheme } from './state/theme.ts';
import { Transport } from './transport/transport.tsx';

const ContrastStage = lazy(() => import('./contrast/contrast-stage.tsx'));

export function App() {
  useEffect(startEverything, []);
  const protocol = useScreen(({ run }) => run?.protocol);
  useEffect(() => {
    if (protocol !== undefined) document.title = `${manifestOf(protocol).title} · Lightcone`;
  }, [protocol]);
  const docked = useDocked();
  const isContrast = useScreen(({ contrast }) => contrast !== undefined);
  return (
    <>
      <div className={styles.app} data-opening={useOpening() !== undefined || undefined}>
        <Header />
        {docked.catalogue && (
          <nav className={styles.catalogue} aria-label="Algorithms">
            <Catalogue />
          </nav>
        )}
        {isContrast ? (
          <Suspense fallback={<main />}>
            <ContrastStage />
          </Suspense>
        ) : (
          <Stage />
        )}
        {docked.inspector && !isContrast && (
          <aside className={styles.inspector} aria-label="Inspector">
            <Inspector />
          </aside>
        )}
        <Transport />
      </div>
      <Sheets />
      <StageMenu />
      <Dialogs />
      <SpokenStatus />
    </>
  );
}

function Sheets() {
  const sheet = useScreen((state) => state.sheet);
  const docked = useDocked();
  const close = () => screen.setState({ sheet: undefined });
  if (sheet === 'catalogue' && !docked.catalogue)
    return (
      <Modal title="Algorithms" shape="sheet-start" onClose={close}>
        <Catalogue />
      </Modal>
    );
  if (sheet === 'inspector' && !docked.inspector)
    return (
      <Modal title="Inspector" shape="sheet-end" onClose={close}>
        <Inspector />
      </Modal>
    );
  return null;
}

function startEverything(): () => void {
  const stops = [
    startTheme(),
    startSession(openDefault),
    startPlayer(),
    startAddress(),
    listenToKeys(),
  ];
  if (!screen.getState().run) void openAddress();
  return () => {
    for (const stop of stops) stop();
  };
}

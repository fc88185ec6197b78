// The header: mark, where one is, the preset, undo and redo, theme, help, sharing, and the sheets where panels fold.
import {
  BookOpen,
  ChartScatter,
  CircleHelp,
  ListChecks,
  Menu,
  Redo2,
  Rows3,
  Share2,
  SlidersHorizontal,
  Undo2,
} from 'lucide-react';
import { useRef } from 'react';
import { manifestOf } from '../../catalog/catalog.ts';
import { Button, classes, IconButton } from '../parts/button.tsx';
import { useDocked, useMedia } from '../parts/media.ts';
import { openCheck } from '../state/check.ts';
import { isPreviewing } from '../state/previewing.ts';
import { screen, useHistory, useScreen } from '../state/screen.ts';
import { redo, undo } from '../state/session.ts';
import { openSweep } from '../state/sweep.ts';
import styles from './header.module.css';
import { Mark } from './mark.tsx';
import { PresetSelect } from './preset-select.tsx';
import { ThemeButton } from './theme-button.tsx';

export function Header() {
  const docked = useDocked();
  // On a phone the inspector has it.
  const hasRoom = useMedia('(min-width: 701px)');
  const contrast = useScreen((state) => state.contrast);
  return (
    <header className={styles.header}>
      {!docked.catalogue && (
        <IconButton label="Algorithms" onClick={() => screen.setState({ sheet: 'catalogue' })}>
          <Menu aria-hidden />
        </IconButton>
      )}
      <div className={styles.mark}>
        <Mark />
        <span className={styles.word}>Lightcone</span>
      </div>
      {contrast ? <ContrastCrumb title={contrast.title} /> : <Crumb />}
      {!contrast && <PresetSelect />}
      <div className={styles.space} />
      <div className={styles.tools}>
        <HistoryButtons />
        {hasRoom && (
          <IconButton
            look="quiet"
            label="Contrast…"
            keyHint="C"
            onClick={() => screen.setState({ dialog: 'contrast' })}
          >
            <Rows3 aria-hidden />
          </IconButton>
        )}
        {!contrast && <RunTools hasRoom={hasRoom} />}
        <ThemeButton />
        <IconButton
          look="quiet"
          label="Keys and help"
          keyHint="?"
          onClick={() => screen.setState({ dialog: 'help' })}
        >
          <CircleHelp aria-hidden />
        </IconButton>
        <Button
          look="primary"
          aria-label="Share"
          onClick={() => screen.setState({ dialog: 'share' })}
        >
          <Share2 aria-hidden />
          <span className={styles.word}>Share</span>
        </Button>
        {!docked.inspector && !contrast && (
          <IconButton label="Inspector" onClick={() => screen.setState({ sheet: 'inspector' })}>
            <SlidersHorizontal aria-hidden />
          </IconButton>
        )}
      </div>
    </header>
  );
}

/** What is said and done about one run. */
function RunTools({ hasRoom }: { readonly hasRoom: boolean }) {
  return (
    <>
      {hasRoom && (
        <IconButton look="quiet" label="Sweep…" onClick={openSweep}>
          <ChartScatter aria-hidden />
        </IconButton>
      )}
      {hasRoom && (
        <IconButton look="quiet" label="Check every schedule…" keyHint="E" onClick={openCheck}>
          <ListChecks aria-hidden />
        </IconButton>
      )}
      <IconButton
        look="quiet"
        label="About this algorithm"
        onClick={() => screen.setState({ dialog: 'about' })}
      >
        <BookOpen aria-hidden />
      </IconButton>
    </>
  );
}

function ContrastCrumb({ title }: { readonly title: string }) {
  return (
    <h1 className={classes(styles.crumb, styles.contrast)}>
      <span className={styles.family}>Contrast</span>
      <span className={classes(styles.family)} aria-hidden>
        /
      </span>
      <strong>{title}</strong>
    </h1>
  );
}

function Crumb() {
  const protocol = useScreen(({ run }) => run?.protocol);
  if (protocol === undefined) return null;
  const { family, title } = manifestOf(protocol);
  return (
    <h1 className={styles.crumb}>
      <span className={styles.family}>{family}</span>
      <span className={classes(styles.family)} aria-hidden>
        /
      </span>
      <strong>{title}</strong>
    </h1>
  );
}

function HistoryButtons() {
  const { undos, redos } = useHistory();
  // A press takes the focus from the diagram, which drops a preview there: that is all it takes back.
  const dropsPreview = useRef(false);
  return (
    <>
      <IconButton
        look="quiet"
        label="Undo"
        keyHint="Ctrl+Z"
        disabled={undos === 0}
        onPointerDown={() => {
          dropsPreview.current = isPreviewing();
        }}
        onClick={({ detail }) => {
          const hasDropped = detail > 0 && dropsPreview.current;
          dropsPreview.current = false;
          if (!hasDropped) undo();
        }}
      >
        <Undo2 aria-hidden />
      </IconButton>
      <IconButton
        look="quiet"
        label="Redo"
        keyHint="Ctrl+Shift+Z"
        disabled={redos === 0}
        onClick={redo}
      >
        <Redo2 aria-hidden />
      </IconButton>
    </>
  );
}

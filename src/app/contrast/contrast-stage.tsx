// The stage of a contrast: its runs one under another on one clock, what they have in common and where they part, what they cost.
import { X } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import type { Contrast } from '../../lab/schema/contrast.ts';
import { Button } from '../parts/button.tsx';
import { leaveContrast } from '../state/contrast.ts';
import { useScreen } from '../state/screen.ts';
import { useShown } from '../state/shown.ts';
import type { Pane, ShownContrast } from '../state/timeline.ts';
import type { Side } from '../words/contrast.ts';
import styles from './contrast.module.css';
import { ContrastNotes } from './contrast-notes.tsx';
import { ContrastTable } from './contrast-table.tsx';
import { Panes } from './panes.tsx';
import { runContrast } from './runner.ts';

const NOTHING_YET: ShownContrast = { panes: [], timeline: undefined, stops: [] };

export default function ContrastStage() {
  const contrast = useScreen((state) => state.contrast);
  useEffect(() => contrast && runContrast(contrast), [contrast]);
  if (!contrast) return null;
  return <StageOf contrast={contrast} />;
}

function StageOf({ contrast }: { readonly contrast: Contrast }) {
  const { panes, timeline } = useShown((state) => state.contrast) ?? NOTHING_YET;
  const sides = useMemo(() => sidesOf(panes), [panes]);
  return (
    <main className={styles.stage} aria-busy={!timeline}>
      <div className={styles.head}>
        <p className={styles.about}>{contrast.about}</p>
        <Button title="Leave the contrast (Escape)" onClick={leaveContrast}>
          <X aria-hidden /> Leave
        </Button>
      </div>
      <div className={styles.body}>
        {timeline && sides.length > 1 && <ContrastNotes sides={sides} timeline={timeline} />}
        <Panes panes={panes} timeline={timeline} />
        {timeline && sides.length > 0 && <ContrastTable sides={sides} />}
      </div>
    </main>
  );
}

/** Runs that are there. */
function sidesOf(panes: readonly Pane[]): readonly Side[] {
  return panes.flatMap(({ title, outcome }) => (outcome ? [{ title, outcome }] : []));
}

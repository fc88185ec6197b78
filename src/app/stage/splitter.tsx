// Between two views: shares the stage's room, by pointer and by key.
import type { KeyboardEvent, PointerEvent } from 'react';
import { screen, useScreen } from '../state/screen.ts';
import { setShare } from '../state/stage-views.ts';
import { SHARE } from '../state/views-of.ts';
import styles from './splitter.module.css';

const STEP = 2;
const FAST = 10;

export function Splitter({ title }: { readonly title: string }) {
  const share = useScreen((state) => state.share);
  const onKeyDown = (event: KeyboardEvent) => {
    const to = shareAfter(event, screen.getState().share);
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    setShare(to);
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const box = event.currentTarget.parentElement?.getBoundingClientRect();
    if (box) setShare(((event.clientX - box.left) / box.width) * 100);
  };
  return (
    <hr
      className={styles.splitter}
      tabIndex={0}
      aria-orientation="vertical"
      aria-label="Room of the two views"
      aria-controls="view"
      aria-valuemin={SHARE.least}
      aria-valuemax={SHARE.most}
      aria-valuenow={share}
      aria-valuetext={`${share} % for ${title}`}
      onKeyDown={onKeyDown}
      onDoubleClick={() => setShare(SHARE.first)}
      onPointerDown={(event) => {
        if (event.button === 0) event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={onPointerMove}
    />
  );
}

function shareAfter(event: KeyboardEvent, share: number): number | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const by = event.shiftKey ? FAST : STEP;
  return {
    ArrowLeft: share - by,
    ArrowRight: share + by,
    Home: SHARE.least,
    End: SHARE.most,
    Enter: SHARE.first,
  }[event.key];
}

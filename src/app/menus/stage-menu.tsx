// The menu at an arrow or a lane: what can be done to that message, or to that process from that time on.

import {
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { nodeName, timeEquation } from '../../playback/narration.ts';
import { focusKeeper } from '../parts/focus-keeper.ts';
import { useOutcome } from '../parts/outcome.ts';
import { laneActions } from '../state/lanes.ts';
import { messageActions } from '../state/message-actions.ts';
import { type Action, networkActions, nodeActions } from '../state/node-actions.ts';
import { type OpenMenu, screen, useScreen } from '../state/screen.ts';
import { messageText } from '../words/interventions.ts';
import { wordsOf } from '../words/run-words.ts';
import type { Outcome } from '../worker/client.ts';
import styles from './stage-menu.module.css';

export function StageMenu() {
  const menu = useScreen((state) => state.menu);
  const outcome = useOutcome();
  if (!menu || !outcome) return null;
  return <MenuAt key={`${menu.anchor.x} ${menu.anchor.y}`} menu={menu} outcome={outcome} />;
}

function close(): void {
  screen.setState({ menu: undefined });
}

function titleOf({ pick }: OpenMenu, outcome: Outcome): string {
  const manifest = wordsOf(outcome);
  if (pick.kind === 'message') return messageText(pick.message, manifest);
  return `${nodeName(manifest, pick.node)} at ${timeEquation(pick.time, manifest.time)}`;
}

function actionsOf({ pick }: OpenMenu, outcome: Outcome): readonly Action[] {
  if (pick.kind === 'message') {
    const event = pick.arrival >= 0 ? pick.arrival : pick.send;
    const open: Action = {
      id: 'open',
      title: 'Open',
      run: () => {
        screen.setState({ selection: { event, message: pick.send }, sheet: 'inspector' });
      },
    };
    return [...messageActions(outcome, pick.send), open];
  }
  const place = { after: pick.after, time: Math.floor(pick.time) };
  return [
    ...nodeActions(outcome, pick.node, place),
    ...networkActions(outcome, place),
    ...laneActions(outcome, pick.node),
  ];
}

function MenuAt({ menu, outcome }: { readonly menu: OpenMenu; readonly outcome: Outcome }) {
  const ref = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ left: menu.anchor.left, top: menu.anchor.bottom });
  useLayoutEffect(() => {
    if (ref.current) setPlace(beside(menu.anchor, ref.current));
  }, [menu]);
  useFocusInside(ref);
  const title = titleOf(menu, outcome);
  return (
    <div
      ref={ref}
      className={styles.menu}
      style={place}
      role="menu"
      aria-label={title}
      tabIndex={-1}
      onKeyDown={onKey}
    >
      <div className={styles.title} aria-hidden="true">
        {title}
      </div>
      {actionsOf(menu, outcome).map(({ id, title: text, run }) => (
        <button
          key={id}
          type="button"
          role="menuitem"
          tabIndex={-1}
          className={styles.item}
          onClick={() => {
            close();
            run();
          }}
        >
          {text}
        </button>
      ))}
    </div>
  );
}

const GAP = 8;

/** Below the anchor, or above it where there is no room; always on the screen. */
function beside(anchor: DOMRect, element: HTMLElement): { left: number; top: number } {
  const { width, height } = element.getBoundingClientRect();
  const left = Math.max(GAP, Math.min(innerWidth - width - GAP, anchor.left));
  const below = anchor.bottom + GAP;
  const above = anchor.top - height - GAP;
  const fits = below + height + GAP <= innerHeight || above < GAP;
  return { left, top: Math.max(GAP, Math.min(innerHeight - height - GAP, fits ? below : above)) };
}

/** Focus goes into the menu and back; a press elsewhere closes it. */
function useFocusInside(ref: RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    const menu = ref.current;
    const giveBack = focusKeeper();
    menu?.querySelector<HTMLElement>('[role=menuitem]')?.focus();
    const onPress = ({ target }: PointerEvent) => {
      if (target instanceof Node && !menu?.contains(target)) close();
    };
    window.addEventListener('pointerdown', onPress, true);
    return () => {
      window.removeEventListener('pointerdown', onPress, true);
      const isInside =
        menu?.contains(document.activeElement) || document.activeElement === document.body;
      if (isInside) giveBack();
    };
  }, [ref]);
}

function onKey(event: KeyboardEvent<HTMLElement>): void {
  if (event.key === 'Escape' || event.key === 'Tab') {
    event.preventDefault();
    return close();
  }
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=menuitem]')];
  const focused = document.activeElement;
  const at = focused instanceof HTMLElement ? items.indexOf(focused) : -1;
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  items[(to + items.length) % items.length]?.focus();
}

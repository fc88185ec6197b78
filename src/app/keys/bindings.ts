// Every key of the app, once: what is bound and what the help dialog lists come from this table.
import { flushSync } from 'react-dom';
import { openCheck } from '../state/check.ts';
import { leaveContrast } from '../state/contrast.ts';
import { moveToMatch, openSearchField, toggleInstruments } from '../state/instruments.ts';
import {
  moveByBeat,
  moveByEvents,
  moveToBeat,
  moveToCursor,
  moveToEnd,
  moveToViolation,
} from '../state/moving.ts';
import { speakMoment } from '../state/narrate.ts';
import { changeSpeed, togglePlaying } from '../state/player.ts';
import { screen } from '../state/screen.ts';
import { redo, undo } from '../state/session.ts';
import { showNextBeside } from '../state/stage-views.ts';
import { cycleTheme } from '../state/theme.ts';

export type KeyGroup = 'Playing' | 'Moving' | 'Changing' | 'Instruments' | 'Screen';

export interface Binding {
  readonly group: KeyGroup;
  readonly does: string;
  /** As the help dialog writes them. */
  readonly shown: readonly string[];
  /**
   * One sign is a character, wherever the layout has it; anything else is a `KeyboardEvent.code`, a place on the
   * keyboard. `Shift+` and `Mod+` (Control, or Command on a Mac) may stand before either.
   */
  readonly keys: readonly string[];
  readonly run: (event: KeyboardEvent) => void;
}

export const SEARCH_FIELD_ID = 'catalogue-search';

/** A move by hand is said aloud. */
const told = (move: () => void) => () => {
  move();
  speakMoment();
};

const DIGITS = [1, 2, 3, 4, 5, 6, 7, 8, 9];

/** At once: the next letter is typed into the field, and is no key of the app any more. */
function openSearch(): void {
  if (!document.getElementById(SEARCH_FIELD_ID))
    flushSync(() => screen.setState({ sheet: 'catalogue' }));
  document.getElementById(SEARCH_FIELD_ID)?.focus();
}

export const BINDINGS: readonly Binding[] = [
  {
    group: 'Playing',
    does: 'Play or pause',
    shown: ['Space'],
    keys: ['Space'],
    run: togglePlaying,
  },
  {
    group: 'Playing',
    does: 'Faster',
    shown: ['+'],
    keys: ['+', 'Shift++', '='],
    run: () => changeSpeed(1),
  },
  { group: 'Playing', does: 'Slower', shown: ['−'], keys: ['-'], run: () => changeSpeed(-1) },
  {
    group: 'Playing',
    does: 'Play over and over',
    shown: ['L'],
    keys: ['KeyL'],
    run: () => screen.setState(({ loop }) => ({ loop: !loop })),
  },
  {
    group: 'Moving',
    does: 'One event on',
    shown: ['→', '.'],
    keys: ['ArrowRight', 'Period'],
    run: told(() => moveByEvents(1)),
  },
  {
    group: 'Moving',
    does: 'One event back',
    shown: ['←', ','],
    keys: ['ArrowLeft', 'Comma'],
    run: told(() => moveByEvents(-1)),
  },
  {
    group: 'Moving',
    does: 'Next beat',
    shown: ['Page Down', 'Shift →', ']'],
    keys: ['PageDown', 'Shift+ArrowRight', ']', 'BracketRight'],
    run: told(() => moveByBeat(1)),
  },
  {
    group: 'Moving',
    does: 'Previous beat',
    shown: ['Page Up', 'Shift ←', '['],
    keys: ['PageUp', 'Shift+ArrowLeft', '[', 'BracketLeft'],
    run: told(() => moveByBeat(-1)),
  },
  {
    group: 'Moving',
    does: 'Beat 1 to 9',
    shown: ['1 … 9'],
    keys: DIGITS.flatMap((digit) => [`Digit${digit}`, `Numpad${digit}`]),
    run: ({ code }) => {
      moveToBeat(Number(code.at(-1)));
      speakMoment();
    },
  },
  {
    group: 'Moving',
    does: 'Start',
    shown: ['Home'],
    keys: ['Home'],
    run: told(() => moveToCursor(0)),
  },
  {
    group: 'Moving',
    does: 'End',
    shown: ['End'],
    keys: ['End'],
    run: told(moveToEnd),
  },
  {
    group: 'Moving',
    does: 'First violation',
    shown: ['V'],
    keys: ['KeyV'],
    run: told(moveToViolation),
  },
  { group: 'Changing', does: 'Undo', shown: ['Ctrl Z', '⌘ Z'], keys: ['Mod+z'], run: undo },
  {
    group: 'Changing',
    does: 'Redo',
    shown: ['Ctrl Shift Z', '⌘ ⇧ Z', 'Ctrl Y'],
    keys: ['Shift+Mod+z', 'Mod+y'],
    run: redo,
  },
  {
    group: 'Instruments',
    does: 'Instruments, or none',
    shown: ['I'],
    keys: ['KeyI'],
    run: toggleInstruments,
  },
  {
    group: 'Instruments',
    does: 'Search the run',
    shown: ['F'],
    keys: ['KeyF'],
    run: openSearchField,
  },
  {
    group: 'Instruments',
    does: 'Next match',
    shown: ['N'],
    keys: ['KeyN'],
    run: () => moveToMatch(1),
  },
  {
    group: 'Instruments',
    does: 'Previous match',
    shown: ['Shift N'],
    keys: ['Shift+KeyN'],
    run: () => moveToMatch(-1),
  },
  {
    group: 'Screen',
    does: 'Find an algorithm',
    shown: ['/'],
    keys: ['/', 'Shift+/'],
    run: openSearch,
  },
  {
    group: 'Screen',
    does: 'Check every schedule',
    shown: ['E'],
    keys: ['KeyE'],
    run: openCheck,
  },
  {
    group: 'Screen',
    does: 'Another view beside, or none',
    shown: ['B'],
    keys: ['KeyB'],
    run: showNextBeside,
  },
  {
    group: 'Screen',
    does: 'Contrast with another run',
    shown: ['C'],
    keys: ['KeyC'],
    run: () => screen.setState({ dialog: 'contrast' }),
  },
  {
    group: 'Screen',
    does: 'Leave the contrast',
    shown: ['Esc'],
    keys: ['Escape'],
    run: leaveContrast,
  },
  { group: 'Screen', does: 'Next theme', shown: ['T'], keys: ['KeyT'], run: cycleTheme },
  {
    group: 'Screen',
    does: 'This list',
    shown: ['?'],
    keys: ['?', 'Shift+?'],
    run: () => screen.setState({ dialog: 'help' }),
  },
];

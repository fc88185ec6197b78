// Binds the table of keys to the page, and keeps out of the way of fields, dialogs, and what has keys of its own.
import { screen } from '../state/screen.ts';
import { BINDINGS, type Binding } from './bindings.ts';

/** Where typing is text. */
const FIELDS =
  'input:not([type=checkbox]):not([type=radio]):not([type=button]), textarea, select, [contenteditable]';
/** What Space and Enter press. */
const PRESSED =
  'button, a, summary, input, [role=button], [role=menuitem], [role=tab], [role=checkbox]';
/** What arrows, Home and End move in; tabs take the left and right arrow themselves, and leave time its keys. */
const ARROWED = '[role=menu], [role=radiogroup], [role=listbox]';
const ARROWS = /^(Arrow|Home|End|Page)/;

/**
 * What was pressed with a pointer and has the focus since. `:focus-visible` can't tell: Chromium sets it before the page
 * hears of the key.
 */
let pressed: Element | null = null;

/** Starts listening; returns what stops it. */
export function listenToKeys(): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  window.addEventListener('keydown', onKey, { signal });
  window.addEventListener('pointerdown', onPointer, { signal, capture: true });
  window.addEventListener('focusin', onFocus, { signal });
  return () => listening.abort();
}

function onPointer({ target }: PointerEvent): void {
  pressed = target instanceof Element ? target.closest(PRESSED) : null;
}

function onFocus({ target }: FocusEvent): void {
  if (target !== pressed) pressed = null;
}

function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || isTaken(event)) return;
  const binding = bindingFor(event);
  if (!binding) return;
  event.preventDefault();
  if (event.code === 'Space') leaveButton();
  binding.run(event);
}

function isTaken(event: KeyboardEvent): boolean {
  const { target, code } = event;
  if (document.querySelector('dialog[open]')) return true;
  if (isSingleKey(event) && !screen.getState().singleKeys) return true;
  if (isClicker(event)) return false;
  if (!(target instanceof Element)) return false;
  if (target.closest(FIELDS)) return true;
  if (code === 'Space' && target.closest(PRESSED)) return target !== pressed;
  return ARROWS.test(code) && target.closest(ARROWED) !== null;
}

/** A button that was clicked keeps the focus: Space then plays, and must not press it as well. */
function leaveButton(): void {
  const focused = document.activeElement;
  if (focused?.matches(PRESSED) && focused instanceof HTMLElement) focused.blur();
}

/** A letter, digit or sign by itself: people who speak to their computer can switch these off. */
function isSingleKey({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return key.length === 1 && key !== ' ' && !ctrlKey && !metaKey;
}

/** A presenter's clicker works wherever the focus was left, texts of several lines aside. */
function isClicker({ code, target }: KeyboardEvent): boolean {
  return code.startsWith('Page') && !(target instanceof HTMLTextAreaElement);
}

/** A character's binding goes before that of a place on the keyboard. */
function bindingFor(event: KeyboardEvent): Binding | undefined {
  const has = (name: string) => BINDINGS.find(({ keys }) => keys.includes(name));
  return has(prefix(event) + event.key.toLowerCase()) ?? has(prefix(event) + event.code);
}

function prefix({ shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent): string {
  return `${altKey ? 'Alt+' : ''}${shiftKey ? 'Shift+' : ''}${ctrlKey || metaKey ? 'Mod+' : ''}`;
}

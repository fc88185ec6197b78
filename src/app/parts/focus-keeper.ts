// Gives the focus back to where it was before a dialog or a menu, with a ring only where it had one.

/** Not yet in TypeScript's list of options. */
interface FocusHow extends FocusOptions {
  readonly focusVisible: boolean;
}

/** Remembers what has the focus; the result gives it back. */
export function focusKeeper(): () => void {
  const focused = document.activeElement;
  const how: FocusHow = { focusVisible: focused?.matches(':focus-visible') ?? false };
  return () => {
    if (focused instanceof HTMLElement || focused instanceof SVGElement) focused.focus(how);
  };
}

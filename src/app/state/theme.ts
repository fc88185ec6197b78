// The theme: as the system has it, light, dark, or for a projector; put on the root element, kept where that is allowed.
import { screen, type ThemeChoice } from './screen.ts';

const STORED = 'lightcone-theme';

export const THEMES: readonly { readonly id: ThemeChoice; readonly title: string }[] = [
  { id: 'system', title: 'As the system' },
  { id: 'light', title: 'Light' },
  { id: 'dark', title: 'Dark' },
  { id: 'projector', title: 'Projector' },
];

export function setTheme(theme: ThemeChoice): void {
  screen.setState({ theme });
}

/** The next of light, dark and projector after what is shown. */
export function cycleTheme(): void {
  const order = ['light', 'dark', 'projector'] as const;
  setTheme(order[(order.indexOf(shownTheme()) + 1) % order.length]);
}

/** The theme on the screen, with the system's preference looked up. */
export function shownTheme(): 'light' | 'dark' | 'projector' {
  const { theme } = screen.getState();
  if (theme !== 'system') return theme;
  return systemIsDark().matches ? 'dark' : 'light';
}

function systemIsDark(): MediaQueryList {
  return matchMedia('(prefers-color-scheme: dark)');
}

/** Reads what was kept and follows the choice; returns what stops it. */
export function startTheme(): () => void {
  const kept = read();
  if (kept) screen.setState({ theme: kept });
  const apply = () => {
    document.documentElement.dataset.theme = shownTheme();
  };
  apply();
  const unsubscribe = screen.subscribe(
    ({ theme }) => theme,
    (theme) => {
      apply();
      keep(theme);
    },
  );
  const dark = systemIsDark();
  dark.addEventListener('change', apply);
  return () => {
    unsubscribe();
    dark.removeEventListener('change', apply);
  };
}

function read(): ThemeChoice | undefined {
  try {
    const kept = localStorage.getItem(STORED);
    return THEMES.find(({ id }) => id === kept)?.id;
  } catch {
    return undefined;
  }
}

function keep(theme: ThemeChoice): void {
  try {
    localStorage.setItem(STORED, theme);
  } catch {
    // Storage may be forbidden; the choice then lasts as long as the page.
  }
}

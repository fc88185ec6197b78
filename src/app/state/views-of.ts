// The views of a run: those that its protocol names, then those that show any run.
import type { Manifest, ViewName } from '../../engine/contract.ts';

/** As their tabs are called. */
export const VIEW_TITLES: Readonly<Record<ViewName, string>> = {
  'space-time': 'Space–time',
  grid: 'Grid and plots',
  network: 'Network',
  ring: 'Ring',
  table: 'State',
  messages: 'Messages',
  log: 'Log',
};

const SHOW_ANY_RUN: readonly ViewName[] = ['network'];

/** In the order of their tabs; the first one opens. */
export function viewsOf({ views }: Pick<Manifest, 'views'>): readonly ViewName[] {
  return [...new Set([...views, ...SHOW_ANY_RUN])];
}

/** The view of that name; undefined for a name that is none's. */
export function viewNamed(name: unknown): ViewName | undefined {
  return (Object.keys(VIEW_TITLES) as ViewName[]).find((view) => view === name);
}

// The views of a run: those that its protocol names, then those that show any run; and which of them are on the stage.
import type { Manifest, ViewName } from '../../engine/contract.ts';

/** Plots are made of any trace, and so no protocol names them. */
export type StageView = ViewName | 'plots';

/** As their tabs are called. */
export const VIEW_TITLES: Readonly<Record<StageView, string>> = {
  'space-time': 'Space–time',
  grid: 'Grid and plots',
  network: 'Network',
  ring: 'Ring',
  table: 'State',
  messages: 'Messages',
  plots: 'Plots',
  log: 'Log',
};

const SHOW_ANY_RUN: readonly StageView[] = ['network', 'table', 'messages', 'plots', 'log'];

/** In the order of their tabs; the first one opens. */
export function viewsOf({ views }: Pick<Manifest, 'views'>): readonly StageView[] {
  return [...new Set<StageView>([...views, ...SHOW_ANY_RUN])];
}

/** The view of that name; undefined for a name that is none's. */
export function viewNamed(name: unknown): StageView | undefined {
  return (Object.keys(VIEW_TITLES) as StageView[]).find((view) => view === name);
}

/** Of the stage's width for the first of two views, in percent. */
export const SHARE = { least: 25, most: 75, first: 56 } as const;

/** A share within its bounds, whole. */
export function heldShare(share: number): number {
  return Math.max(SHARE.least, Math.min(SHARE.most, Math.round(share) || SHARE.first));
}

/** What is on the stage. */
export interface Panes {
  readonly view: StageView;
  /** The one beside it, where there is room for two. */
  readonly beside: StageView | undefined;
}

/** What of the views that are wanted a protocol has: its first one where it has not the one, nothing beside it where it has not the other. */
export function panesOf({ view, beside }: Panes, views: readonly StageView[]): Panes {
  const main = views.includes(view) ? view : views[0];
  const isShown = beside !== undefined && beside !== main && views.includes(beside);
  return { view: main, beside: isShown ? beside : undefined };
}

/** The stage after a view was asked for; the one that stands beside already changes places. */
export function withView(panes: Panes, view: StageView): Panes {
  return { view, beside: panes.beside === view ? panes.view : panes.beside };
}

/** The stage after a view was asked for beside the other. */
export function withBeside({ view, beside }: Panes, wanted: StageView | undefined): Panes {
  return wanted === view && beside !== undefined
    ? { view: beside, beside: wanted }
    : { view, beside: wanted };
}

/** What comes after the view that stands beside: the next one, and after the last one none. */
export function nextBeside(panes: Panes, views: readonly StageView[]): StageView | undefined {
  const { view, beside } = panesOf(panes, views);
  const others = views.filter((one) => one !== view);
  return others[beside === undefined ? 0 : others.indexOf(beside) + 1];
}

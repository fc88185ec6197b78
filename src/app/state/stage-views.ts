// Choosing the views of the stage, and sharing its room between them.
import { manifestOf } from '../../catalog/catalog.ts';
import { screen } from './screen.ts';
import { speak } from './speak.ts';
import {
  heldShare,
  nextBeside,
  type StageView,
  VIEW_TITLES,
  viewsOf,
  withBeside,
  withView,
} from './views-of.ts';

export function showView(view: StageView): void {
  screen.setState(withView(screen.getState(), view));
}

export function showBeside(view: StageView | undefined): void {
  screen.setState(withBeside(screen.getState(), view));
}

/** By key: the next view beside the other, after the last one none; said aloud. */
export function showNextBeside(): void {
  const state = screen.getState();
  if (!state.run || state.contrast) return;
  const next = nextBeside(state, viewsOf(manifestOf(state.run.protocol)));
  showBeside(next);
  speak(next ? `${VIEW_TITLES[next]} stands beside.` : 'One view.');
}

/** A list beside the view that it is asked for in, or in its place where there is room for one alone. */
export function showList(list: StageView, of: StageView, hasRoom: boolean): void {
  if (hasRoom && screen.getState().beside !== of) showBeside(list);
  else showView(list);
}

/** In percent; held within its bounds. */
export function setShare(share: number): void {
  screen.setState({ share: heldShare(share) });
}

/** Whether the diagram is on the stage. */
export function isOnStage(view: StageView): boolean {
  const state = screen.getState();
  return state.view === view || state.beside === view;
}

// Which views stand on the stage: two where the stage is wide enough, else one.
import { createContext } from 'react';
import { manifestOf } from '../../catalog/catalog.ts';
import { useScreen } from '../state/screen.ts';
import { type Panes, panesOf, viewsOf } from '../state/views-of.ts';

/** Two views need so much, in rem. */
const LEAST_WIDTH = 38;

/** `width` of the stage, in CSS pixels. */
export function useHasRoom(width: number): boolean {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return width >= LEAST_WIDTH * rem;
}

/** Whether the stage has room for two views. */
export const RoomForTwo = createContext(false);

/** Of the run that is open. */
export function usePanes(hasRoom: boolean): Panes {
  const protocol = useScreen(({ run }) => run?.protocol);
  const view = useScreen((state) => state.view);
  const beside = useScreen((state) => state.beside);
  if (protocol === undefined) return { view, beside: undefined };
  const panes = panesOf({ view, beside }, viewsOf(manifestOf(protocol)));
  return hasRoom ? panes : { ...panes, beside: undefined };
}

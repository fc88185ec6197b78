// Media queries as state.
import { useSyncExternalStore } from 'react';
import { useScreen } from '../state/screen.ts';

export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => matchMedia(query).matches,
  );
}

export function useReducedMotion(): boolean {
  return useMedia('(prefers-reduced-motion: reduce)');
}

/** Which panels stand beside the stage; the others fold into sheets. */
export function useDocked(): { readonly catalogue: boolean; readonly inspector: boolean } {
  const isProjector = useScreen(({ theme }) => theme === 'projector');
  const hasRoomForBoth = useMedia('(min-width: 1180px)');
  const hasRoomForOne = useMedia('(min-width: 860px)');
  return { catalogue: hasRoomForBoth && !isProjector, inspector: hasRoomForOne && !isProjector };
}

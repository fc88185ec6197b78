// Which sections of the inspector are unfolded: it stays so as long as the page, whatever is opened.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

const folds = createStore<{ readonly open: ReadonlySet<string> }>()(() => ({ open: new Set() }));

export function unfold(section: string, isOpen = true): void {
  const open = new Set(folds.getState().open);
  if (isOpen) open.add(section);
  else open.delete(section);
  folds.setState({ open });
}

export function useUnfolded(section: string): boolean {
  return useStore(folds, ({ open }) => open.has(section));
}

// The live region that says where moves and milestones came to.
import { useStore } from 'zustand';
import { spoken } from '../state/speak.ts';

export function SpokenStatus() {
  const { text } = useStore(spoken);
  return (
    <div role="status" aria-live="polite" className="visually-hidden">
      {text}
    </div>
  );
}

// What stands in a form: as it was begun last, and as it was changed since.
import { useState } from 'react';

/** `begun`: links, Back and Forward bring others. */
export function useDraft<T>(begun: T | undefined, first: () => T) {
  const [draft, setDraft] = useState(() => begun ?? first());
  const [seen, setSeen] = useState(begun);
  if (begun !== seen) {
    setSeen(begun);
    if (begun !== undefined) setDraft(begun);
  }
  return [draft, setDraft] as const;
}

// Accessible names of messages, each made once.
import { useMemo } from 'react';
import type { Trace } from '../../engine/trace.ts';
import { messageTitle } from '../../playback/message-words.ts';
import type { Wording } from '../../playback/narration.ts';

/** By row of the message table. */
export function useMessageNames(trace: Trace, words: Wording): (row: number) => string {
  return useMemo(() => {
    const names = new Map<number, string>();
    return (row) => {
      const name = names.get(row) ?? messageTitle(trace, row, words);
      names.set(row, name);
      return name;
    };
  }, [trace, words]);
}

// The link of what a dialog shows, and the same as a call of the command line, as soon as they are made.
import { useEffect, useState } from 'react';
import type { LinkContent } from '../../lab/link.ts';
import { client } from '../state/execution.ts';

/** The page's address with that content, or why there is no link. `contentOf` is asked again when `subject` changes. */
export function useLink<T>(
  subject: T,
  contentOf: (subject: T) => LinkContent,
): string | { readonly why: string } {
  return (
    useMade(subject, (of) =>
      client.pack(contentOf(of)).then(
        (fragment) => location.href.replace(/#.*$/, '') + fragment,
        (error: unknown) => ({ why: error instanceof Error ? error.message : String(error) }),
      ),
    ) ?? ''
  );
}

/** What is made of `subject` in its own time; of an older subject nothing is shown any more. */
export function useMade<T, R>(subject: T, make: (subject: T) => Promise<R>): R | undefined {
  const [made, setMade] = useState<{ readonly subject: T; readonly result: R }>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: how it is made doesn't change while the dialog is open
  useEffect(() => {
    let isOld = false;
    void make(subject).then((result) => {
      if (!isOld) setMade({ subject, result });
    });
    return () => {
      isOld = true;
    };
  }, [subject]);
  return made?.result;
}

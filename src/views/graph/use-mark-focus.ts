// One tab stop, and a focus that roves among nodes and messages; messages come and go, and hand it on.
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';

export interface MarkFocus {
  /** Key of the mark that has the focus: `n2` for a node, `m7` for a row of the message table. */
  readonly focused: string | undefined;
  /** Key of the mark that Tab comes to. */
  readonly tabStop: string;
  focus(key: string): void;
  /** Of the element that holds the marks. */
  onFocus(key: string | undefined): void;
  onBlur(): void;
}

/** `isShown`: whether the mark of that key is drawn. `heir`: the node that gets the focus when a message is no more. */
export function useMarkFocus(
  box: RefObject<HTMLElement | null>,
  isShown: (key: string) => boolean,
  heir: (key: string) => string,
): MarkFocus {
  const [focused, setFocused] = useState<string>();
  const [last, setLast] = useState('n0');
  const wanted = useRef<string>(undefined);

  useLayoutEffect(() => {
    if (!wanted.current) return;
    const element = box.current?.querySelector<SVGElement>(`[data-key="${wanted.current}"]`);
    if (!element) return;
    wanted.current = undefined;
    element.focus({ preventScroll: true });
  });
  const focus = (key: string) => {
    wanted.current = key;
    setLast(key);
    setFocused(key);
  };
  // A mark that is no longer drawn takes the focus with it, and tells nobody.
  useEffect(() => {
    if (focused !== undefined && !isShown(focused) && !wanted.current) focus(heir(focused));
  });
  return {
    focused,
    tabStop: isShown(last) ? last : heir(last),
    focus,
    onFocus(key) {
      if (key === undefined) return;
      setFocused(key);
      setLast(key);
    },
    onBlur: () => setFocused(undefined),
  };
}

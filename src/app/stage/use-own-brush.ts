// What a view says is pointed at in it.
import { useCallback, useEffect, useRef } from 'react';
import type { Trace } from '../../engine/trace.ts';
import { type Brush, isSameBrush, NO_BRUSH } from '../../views/brush.ts';
import { brush, forgetBrush } from '../state/brush.ts';

/** Tells what is pointed at here; that is forgotten with the view, and with its trace: records of one are nothing in another. */
export function useOwnBrush(trace: Trace): (over: Brush) => void {
  const own = useRef<Brush>(NO_BRUSH);
  useEffect(() => {
    void trace;
    return () => forgetBrush(own.current);
  }, [trace]);
  return useCallback((over) => {
    // What another view has said meanwhile stands.
    if (isSameBrush(over, NO_BRUSH)) forgetBrush(own.current);
    else brush(over);
    own.current = over;
  }, []);
}

// The theme's colours as the canvas needs them, read again when the theme changes.
import { type RefObject, useLayoutEffect, useState } from 'react';
import type { Tone } from '../../engine/contract.ts';
import { watchTheme } from './watch-theme.ts';

/** A tone of the protocol, or crashed. */
export type GridTone = Tone | 'down';

/** CSS colours of one tone. */
export interface ToneLook {
  /** Of a cell. */
  readonly fill: string;
  /** Of the shape on it. */
  readonly shape: string;
  /** Of a cell that is large enough for its node's name. */
  readonly tile: string;
  /** Of the shape on a tile. */
  readonly tileShape: string;
}

export interface GridLook {
  readonly tones: Readonly<Record<GridTone, ToneLook>>;
  readonly ink: string;
  readonly paper: string;
  readonly font: string;
}

const TONES: readonly GridTone[] = [
  'idle',
  'waiting',
  'active',
  'leader',
  'done',
  'warning',
  'down',
];

/** Reads the custom properties that the grid's style sheet derives from the theme. */
export function useGridLook(ref: RefObject<HTMLElement | null>): GridLook | undefined {
  const [look, setLook] = useState<GridLook>();
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const read = () => setLook(readLook(element));
    read();
    return watchTheme(read);
  }, [ref]);
  return look;
}

function readLook(element: HTMLElement): GridLook {
  const style = getComputedStyle(element);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  const toneLook = (tone: GridTone): ToneLook => ({
    fill: colour(`--cell-${tone}`),
    shape: colour(`--shape-${tone}`),
    tile: colour(`--tile-${tone}`),
    tileShape: colour(`--cell-${tone}`),
  });
  const looks = TONES.map((tone) => [tone, toneLook(tone)] as const);
  return {
    tones: Object.fromEntries(looks) as Record<GridTone, ToneLook>,
    ink: colour('--ink'),
    paper: colour('--paper'),
    font: colour('--num'),
  };
}

// Buttons for the stretch of time that is seen.

import styles from './legend.module.css';
import type { Windowing } from './use-time-window.ts';

export const ZOOM = 1.6;

export function ZoomButtons({ windowing }: { readonly windowing: Windowing }) {
  return (
    <fieldset className={styles.zoom} aria-label="Time shown">
      <button type="button" onClick={() => windowing.zoom(1 / ZOOM)} aria-label="Zoom in">
        +
      </button>
      <button
        type="button"
        onClick={() => windowing.zoom(ZOOM)}
        aria-label="Zoom out"
        disabled={windowing.isWhole}
      >
        −
      </button>
      <button
        type="button"
        onClick={() => windowing.fit()}
        aria-label="Fit the whole run"
        disabled={windowing.isWhole}
      >
        fit
      </button>
    </fieldset>
  );
}

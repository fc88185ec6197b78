// Sizes that the page gives: a box's, and the theme's scale.
import { type RefObject, useEffect, useLayoutEffect, useState } from 'react';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The element's inner size in pixels, kept up to date; zero before it is on the page. */
export function useSize(ref: RefObject<HTMLElement | null>): Size {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = () =>
      setSize((old) => {
        const { clientWidth: width, clientHeight: height } = element;
        return old.width === width && old.height === height ? old : { width, height };
      });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return size;
}

/** The theme's `--scale`: 1, and more on a projector. */
export function useScale(): number {
  const [scale, setScale] = useState(readScale);
  useEffect(() => {
    const observer = new MutationObserver(() => setScale(readScale()));
    observer.observe(document.documentElement, {
      attributeFilter: ['data-theme', 'class', 'style'],
    });
    const read = () => setScale(readScale());
    window.addEventListener('resize', read);
    read();
    return () => {
      observer.disconnect();
      window.removeEventListener('resize', read);
    };
  }, []);
  return scale;
}

function readScale(): number {
  const written = getComputedStyle(document.documentElement).getPropertyValue('--scale');
  const scale = Number.parseFloat(written);
  return scale > 0 ? scale : 1;
}

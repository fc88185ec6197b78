// A canvas made ready to be painted: as fine as the screen, empty, in pixels of the page; and the theme's colours.

/** `width` and `height` in pixels of the page. null where a canvas can't be painted. */
export function freshContext(
  canvas: HTMLCanvasElement,
  width: number,
  height: number,
): CanvasRenderingContext2D | null {
  const context = canvas.getContext('2d');
  const ratio = window.devicePixelRatio;
  const [pixelsX, pixelsY] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== pixelsX || canvas.height !== pixelsY) {
    canvas.width = pixelsX;
    canvas.height = pixelsY;
  }
  context?.setTransform(ratio, 0, 0, ratio, 0, 0);
  context?.clearRect(0, 0, width, height);
  return context;
}

/** The value of a custom property, such as `--ink`, where the canvas stands. */
export type ColourOf = (property: string) => string;

export function coloursOf(canvas: HTMLCanvasElement): ColourOf {
  const style = getComputedStyle(canvas);
  return (property) => style.getPropertyValue(property).trim();
}

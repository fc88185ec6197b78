// What the layout tests measure inside the page. Each function runs there as it stands: it may use nothing around it.

/**
 * Controls that are seen and smaller than 24 pixels either way. As WCAG 2.5.8 has it, links within a text are as high
 * as its lines, and a small target is large enough where a circle of 24 pixels about it meets no other.
 */
export function smallTargets(): string[] {
  const LEAST = 23.9;
  const CONTROLS =
    'button, select, input, textarea, summary, a[href], [role=slider], [role=tab], [role=menuitem]';
  const isSeen = (element: Element): boolean =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const isInText = (element: Element): boolean =>
    getComputedStyle(element).display === 'inline' && element.closest('p, li') !== null;
  const distance = (a: DOMRect, b: DOMRect): number => {
    const [x, y] = [a.x + a.width / 2, a.y + a.height / 2];
    return Math.hypot(Math.max(b.left - x, 0, x - b.right), Math.max(b.top - y, 0, y - b.bottom));
  };
  const targets = [...document.querySelectorAll(CONTROLS)]
    .filter((element) => isSeen(element) && !isInText(element))
    .map((element) => ({ element, box: element.getBoundingClientRect() }));
  return targets
    .filter(({ box }) => box.width < LEAST || box.height < LEAST)
    .filter((one) => targets.some((two) => one !== two && distance(one.box, two.box) < LEAST / 2))
    .map(({ element, box }) => {
      const name = element.getAttribute('aria-label') ?? element.textContent;
      return `${name}: ${Math.round(box.width)}×${Math.round(box.height)}`;
    });
}

/** Pairs of labels of one layer of the diagram whose boxes, turned as they are, overlap by more than a hair. */
export function overprintedLabels(): string[] {
  type Corner = readonly [number, number];
  const HAIR = 1.5;
  const layerOf = (text: Element): string =>
    `${text.getAttribute('class') ?? ''} ${text.parentElement?.getAttribute('class') ?? ''}`;
  const cornersOf = (text: SVGGraphicsElement): Corner[] => {
    const { x, y, width, height } = text.getBBox();
    const matrix = text.getScreenCTM();
    // Letters fill about the middle half of a line's height.
    const [top, bottom] = [y + height * 0.25, y + height * 0.8];
    const corners: Corner[] = [
      [x + HAIR, top],
      [x + width - HAIR, top],
      [x + width - HAIR, bottom],
      [x + HAIR, bottom],
    ];
    return corners.map(([cx, cy]) => {
      const at = new DOMPoint(cx, cy).matrixTransform(matrix ?? undefined);
      return [at.x, at.y];
    });
  };
  const isApart = (a: readonly Corner[], b: readonly Corner[]): boolean =>
    [a, b].some((box) =>
      [0, 1].some((side) => {
        const [ax, ay] = [box[side + 1][1] - box[side][1], box[side][0] - box[side + 1][0]];
        const shadow = (corners: readonly Corner[]) => corners.map(([x, y]) => x * ax + y * ay);
        const [one, two] = [shadow(a), shadow(b)];
        return Math.max(...one) <= Math.min(...two) || Math.max(...two) <= Math.min(...one);
      }),
    );
  const labels = [...document.querySelectorAll<SVGTextElement>('main svg text')]
    .filter((text) => text.textContent !== '' && text.checkVisibility({ opacityProperty: true }))
    .map((text) => ({ text: text.textContent, layer: layerOf(text), corners: cornersOf(text) }));
  return labels.flatMap((one, i) =>
    labels
      .slice(i + 1)
      .filter((two) => one.layer === two.layer && !isApart(one.corners, two.corners))
      .map((two) => `${one.text} over ${two.text}`),
  );
}

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

/** Texts of the diagram of which a part reaches beyond its plot, where it is cut off. */
export function clippedLabels(): string[] {
  const HAIR = 1.5;
  const plot = document.querySelector('[data-plot]');
  const names = [...document.querySelectorAll('[data-lane-name] rect')];
  if (!plot || names.length === 0) return ['no diagram'];
  const isBeside =
    plot.closest('[data-orientation]')?.getAttribute('data-orientation') !== 'vertical';
  const { left, right, top, bottom } = plot.getBoundingClientRect();
  const edge = (side: 'right' | 'bottom') =>
    Math.max(...names.map((name) => name.getBoundingClientRect()[side]));
  const from = { x: isBeside ? edge('right') : left, y: isBeside ? top : edge('bottom') };
  return [...plot.querySelectorAll('text')]
    .filter((text) => !text.closest('[data-lane-name]') && text.textContent !== '')
    .filter((text) => {
      const box = text.getBoundingClientRect();
      const isOutside =
        box.right < from.x || box.left > right || box.bottom < from.y || box.top > bottom;
      const isWithin =
        box.left >= from.x - 3 - HAIR &&
        box.right <= right + HAIR &&
        box.top >= from.y - 3 - HAIR * 2 &&
        box.bottom <= bottom + HAIR;
      return !isOutside && !isWithin;
    })
    .map((text) => text.textContent ?? '');
}

/** Least contrast (WCAG 2) of what is still to come in the diagram, by kind of mark: against the paper, or its own halo. */
export function contrastToCome(): Record<string, number> {
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (!context) return {};
  const luminance = (colour: string): number => {
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...context.getImageData(0, 0, 1, 1).data].map((value) => {
      const share = value / 255;
      return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a: string, b: string): number => {
    const [low, high] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
    return (high + 0.05) / (low + 0.05);
  };
  const isFaint = (element: Element): boolean => {
    for (let at: Element | null = element; at; at = at.parentElement)
      if (Number(getComputedStyle(at).opacity) < 1) return true;
    return false;
  };
  const paper = getComputedStyle(document.documentElement).getPropertyValue('--paper').trim();
  const least = (selector: string, of: (style: CSSStyleDeclaration) => readonly [string, string]) =>
    Math.min(
      ...[...document.querySelectorAll(selector)].map((element) =>
        isFaint(element) ? 1 : contrast(...of(getComputedStyle(element))),
      ),
    );
  return {
    events: least('[data-event][data-state=to-come] path', ({ fill }) => [fill, paper]),
    arrows: least('[data-message][data-happened=false] > path:nth-child(2)', ({ stroke }) => [
      stroke,
      paper,
    ]),
    heads: least('[data-message][data-happened=false] > path:nth-child(3)', ({ stroke }) => [
      stroke,
      paper,
    ]),
    texts: least('main svg text[data-happened=false]', ({ fill, stroke }) => [fill, stroke]),
  };
}

/** Numbers that stand on another line than their unit. */
export function brokenUnits(): string[] {
  const VALUE = /\d\s(ms|cycles?|ticks?)\b/gu;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const broken: string[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.parentElement?.checkVisibility()) continue;
    for (const found of (node.textContent ?? '').matchAll(VALUE)) {
      const range = document.createRange();
      range.setStart(node, found.index);
      range.setEnd(node, found.index + found[0].length);
      const lines = new Set(
        [...range.getClientRects()].map(({ bottom }) => Math.round(bottom / 6)),
      );
      if (lines.size > 1) broken.push(found[0]);
    }
  }
  return broken;
}

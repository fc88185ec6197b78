// Types of messages on their way in a picture too full to name them all: a few of each broadcast, none on another.

import { Obstacles } from './obstacles.ts';
import type { SpaceTimeFigure } from './space-time.ts';
import { ARROW_FONT, type ArrowLabel, boxOfLabel, labelAt } from './space-time-arrow-labels.ts';
import type { ArrowMark } from './space-time-arrows.ts';
import { BAND_FONT, placeBandText } from './space-time-bands.ts';
import { boxBesideArrow } from './space-time-beside-arrows.ts';
import { numberWidth, wordWidth } from './text-width.ts';

/** Of what one step sends, so many are named. */
const MOST_A_STEP = 2;
const MOST_TRIED = 60;
/** They lie on other arrows where they must: the dots that fly say which is meant. */
const MOST_CROSSINGS = 6;

/** Places for the labels of arrows that have none in the figure; `flying` in the order of sending. */
export function flightLabels(
  figure: SpaceTimeFigure,
  flying: readonly ArrowMark[],
): readonly ArrowLabel[] {
  if (flying.length === 0) return [];
  const { plane } = figure;
  const obstacles = new Obstacles(baseOf(figure));
  const named = new Map<string, number>();
  const labels: ArrowLabel[] = [];
  for (const arrow of flying.slice(0, MOST_TRIED)) {
    const step = `${arrow.from} ${arrow.sent} ${arrow.type}`;
    const count = named.get(step) ?? 0;
    if (count >= MOST_A_STEP) continue;
    const box =
      boxOfLabel(arrow, plane, obstacles, MOST_CROSSINGS) ??
      boxBesideArrow(arrow, ARROW_FONT * plane.scale, plane, obstacles, 0);
    if (!box) continue;
    obstacles.addBox(box);
    labels.push(labelAt(arrow, box, plane));
    named.set(step, count + 1);
  }
  return labels;
}

const bases = new WeakMap<SpaceTimeFigure, Obstacles>();

function baseOf(figure: SpaceTimeFigure): Obstacles {
  const made = bases.get(figure) ?? textsAndDots(figure);
  bases.set(figure, made);
  return made;
}

function textsAndDots({ plane, events, arrows, bands, ...texts }: SpaceTimeFigure): Obstacles {
  const obstacles = new Obstacles();
  const fontSize = BAND_FONT * plane.scale;
  for (const { at } of events) obstacles.addCircle(at.x, at.y, plane.dot + 2);
  for (const { row, start, end } of arrows) obstacles.addLine(start, end, row);
  for (const { x, y, text } of texts.clockLabels)
    obstacles.addBox({ x, y, width: numberWidth(text, fontSize), height: fontSize, angle: 0 });
  for (const { x, y, angle, text } of texts.arrowLabels) {
    const height = ARROW_FONT * plane.scale;
    obstacles.addBox({ x, y, width: wordWidth(text, height), height, angle });
  }
  for (const { name } of texts.partitions) obstacles.addBox(name);
  for (const band of bands) {
    const text = placeBandText(band, band.start, band.end, fontSize);
    if (!text) continue;
    const width = numberWidth(text.text, fontSize);
    const { x, y } = plane.point(text.at + width / 2, band.across);
    obstacles.addBox({ x, y, width, height: fontSize, angle: plane.isVertical ? 90 : 0 });
  }
  return obstacles;
}

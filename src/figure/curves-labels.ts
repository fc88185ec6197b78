// Places labels at their curves so that they print over nothing: no curve, no glyph, no other label.
import { heightAt, type Polyline } from './curves-lines.ts';

/** CSS pixels. */
export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface LabelWish {
  /** Its wordings, the best one first; a shorter one is taken where that has no place. */
  readonly texts: readonly string[];
  /** The line that it names. */
  readonly line: Polyline;
  /** Lines that it may be near to: what is held against its own. */
  readonly kin: readonly Polyline[];
}

export interface PlacedLabel {
  /** Index of the wish. */
  readonly wish: number;
  readonly text: string;
  /** Left end of the text's baseline. */
  readonly x: number;
  readonly y: number;
}

/** Widths of characters in font sizes, a little generous. */
const NARROW = 0.33;
const WIDE = 0.88;
const CAPITAL = 0.7;
const OTHER = 0.6;
/** A line's height above and below its baseline, in font sizes. */
const ASCENT = 0.78;
const DESCENT = 0.24;
/** Distances in font sizes: from the label to its own line, to all else, and how much clearance is enough. */
const TO_OWN = 0.45;
const TO_OTHERS = 0.3;
const ENOUGH = 4;
const POSITIONS = 60;
const COLUMN_PX = 3;

/**
 * A place for each wish within `area`, in the order of the wishes; a label that fits nowhere is left out (the legend
 * still names its curve). `lines` are all lines of the plot, `taken` boxes that labels must not touch.
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  lines: readonly Polyline[],
  taken: readonly Rect[],
  area: Rect,
  fontSize: number,
): readonly PlacedLabel[] {
  const profiles = new Map(lines.map((line) => [line, profileOf(line, area)]));
  const boxes = [...taken];
  const placed: PlacedLabel[] = [];
  wishes.forEach(({ texts, line, kin }, wish) => {
    for (const text of texts) {
      const box = bestBox(candidates(text, line, area, fontSize), (at) =>
        scoreOf(at, [line, ...kin], profiles, boxes, area, fontSize),
      );
      if (!box) continue;
      boxes.push(box);
      placed.push({ wish, text, x: box.left, y: box.bottom - DESCENT * fontSize });
      break;
    }
  });
  return placed;
}

/** About how wide a text is, in CSS pixels. */
export function textWidth(text: string, fontSize: number): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width * fontSize;
}

function characterWidth(character: string): number {
  if (" .,:;ijlftr1I()|'-".includes(character)) return NARROW;
  if ('mwMW%'.includes(character)) return WIDE;
  return character >= 'A' && character <= 'Z' ? CAPITAL : OTHER;
}

/** The box with the highest score above 0. */
function bestBox(boxes: Iterable<Rect>, score: (box: Rect) => number): Rect | undefined {
  let best: Rect | undefined;
  let most = 0;
  for (const box of boxes) {
    const points = score(box);
    if (points <= most) continue;
    most = points;
    best = box;
  }
  return best;
}

/** Boxes above and below the line, to the left, right and middle of points along it. */
function* candidates(text: string, line: Polyline, area: Rect, fontSize: number): Generator<Rect> {
  const width = textWidth(text, fontSize);
  const height = (ASCENT + DESCENT) * fontSize;
  const away = TO_OWN * fontSize;
  for (let i = 0; i <= POSITIONS; i++) {
    const x = area.left + (i / POSITIONS) * (area.right - area.left);
    const y = heightAt(line, x);
    if (y === undefined) continue;
    for (const left of [x - width / 2, x + away, x - away - width])
      for (const top of [y - away - height, y + away, y - height / 2]) {
        const box = { left, top, right: left + width, bottom: top + height };
        if (isInside(box, area, TO_OTHERS * fontSize)) yield box;
      }
  }
}

/**
 * Clearance to all other lines, in font sizes up to ENOUGH, and a little for height, where curves are further apart;
 * 0 where the box touches something.
 */
function scoreOf(
  box: Rect,
  own: readonly Polyline[],
  profiles: ReadonlyMap<Polyline, Profile>,
  boxes: readonly Rect[],
  area: Rect,
  fontSize: number,
): number {
  const pad = TO_OTHERS * fontSize;
  if (boxes.some((other) => touches(box, other, pad))) return 0;
  let clearance = ENOUGH * fontSize;
  for (const [line, profile] of profiles) {
    const distance = distanceTo(box, profile);
    if (distance < pad) return 0;
    if (!own.includes(line)) clearance = Math.min(clearance, distance);
  }
  const height = (area.bottom - box.bottom) / (area.bottom - area.top);
  return clearance / fontSize + height;
}

/** The least and greatest y of a line in each narrow column of the area. */
interface Profile {
  readonly left: number;
  readonly least: Float64Array;
  readonly most: Float64Array;
}

function profileOf(line: Polyline, area: Rect): Profile {
  const columns = Math.ceil((area.right - area.left) / COLUMN_PX) + 1;
  const least = new Float64Array(columns).fill(Number.POSITIVE_INFINITY);
  const most = new Float64Array(columns).fill(Number.NEGATIVE_INFINITY);
  const note = (column: number, y: number) => {
    least[column] = Math.min(least[column], y);
    most[column] = Math.max(most[column], y);
  };
  for (const run of line)
    for (let i = 1; i < run.length; i++) {
      const [[x0, y0], [x1, y1]] =
        run[i - 1][0] <= run[i][0] ? [run[i - 1], run[i]] : [run[i], run[i - 1]];
      const first = Math.floor((x0 - area.left) / COLUMN_PX);
      const last = Math.floor((x1 - area.left) / COLUMN_PX);
      for (let c = Math.max(0, first); c <= Math.min(columns - 1, last); c++) {
        const heightOf = (x: number) =>
          y0 + ((Math.min(x1, Math.max(x0, x)) - x0) / (x1 - x0 || 1)) * (y1 - y0);
        note(c, x1 === x0 ? y0 : heightOf(area.left + c * COLUMN_PX));
        note(c, x1 === x0 ? y1 : heightOf(area.left + (c + 1) * COLUMN_PX));
      }
    }
  return { left: area.left, least, most };
}

/** Vertical distance from a box to a line over the box's width; 0 where they touch. */
function distanceTo(box: Rect, { left, least, most }: Profile): number {
  const first = Math.max(0, Math.floor((box.left - left) / COLUMN_PX) - 1);
  const last = Math.min(least.length - 1, Math.ceil((box.right - left) / COLUMN_PX) + 1);
  let distance = Number.POSITIVE_INFINITY;
  for (let c = first; c <= last; c++) {
    if (least[c] > most[c]) continue;
    distance = Math.min(distance, Math.max(0, least[c] - box.bottom, box.top - most[c]));
  }
  return distance;
}

function touches(a: Rect, b: Rect, pad: number): boolean {
  return (
    a.left < b.right + pad &&
    b.left < a.right + pad &&
    a.top < b.bottom + pad &&
    b.top < a.bottom + pad
  );
}

function isInside(box: Rect, area: Rect, pad: number): boolean {
  return (
    box.left >= area.left + pad &&
    box.right <= area.right - pad &&
    box.top >= area.top + pad &&
    box.bottom <= area.bottom - pad
  );
}

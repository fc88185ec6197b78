// Names of messages beside their dots: whole, beside no other text, and off the nodes; or left out.
import { type FlightPath, pointOnPath } from './flight-path.ts';
import type { Flight } from './flights.ts';
import { type Box, Obstacles } from './obstacles.ts';
import { wordWidth } from './text-width.ts';

export interface FlightLabel extends Box {
  readonly row: number;
  readonly text: string;
}

export interface LabelledFlight {
  readonly flight: Flight;
  readonly path: FlightPath;
  /** It is picked or pointed at: it has its name before others have theirs. */
  readonly isMarked: boolean;
}

/** More messages than this on their way are named by their shapes alone. */
const MOST_NAMED = 24;
const FONT = 11.5;
const LINE = 1.25;
const DOT = 8;

export function flightLabels(
  flights: readonly LabelledFlight[],
  taken: Obstacles,
  {
    width,
    height,
    scale,
  }: { readonly width: number; readonly height: number; readonly scale: number },
): readonly FlightLabel[] {
  const isMany = flights.length > MOST_NAMED;
  const named = flights.filter(({ isMarked }) => isMarked || !isMany);
  const ordered = named.toSorted((a, b) => Number(b.isMarked) - Number(a.isMarked));
  const obstacles = new Obstacles(taken);
  for (const { flight, path } of flights) {
    const { x, y } = pointOnPath(path, flight.part);
    if (flight.phase !== 'arrived') obstacles.addCircle(x, y, DOT * 0.6 * scale);
  }
  const isIn = ({ x, y, width: w, height: h }: Box) =>
    x - w / 2 >= 0 && x + w / 2 <= width && y - h / 2 >= 0 && y + h / 2 <= height;
  const labels: FlightLabel[] = [];
  for (const one of ordered) {
    const box = boxesOf(one, scale).find((at) => isIn(at) && !obstacles.isTaken(at));
    if (!box) continue;
    obstacles.addBox(box);
    labels.push({ ...box, row: one.flight.row, text: textOf(one.flight) });
  }
  return labels;
}

function textOf({ type, phase, isCopy }: Flight): string {
  return [type, isCopy && 'copy', phase === 'lost' && 'lost'].filter(Boolean).join(', ');
}

/** Beside its tip, across the direction in which it flies, so that its own line does not run through it. */
function boxesOf({ flight, path }: LabelledFlight, scale: number): readonly Box[] {
  const at = pointOnPath(path, flight.phase === 'arrived' ? 0.5 : flight.part);
  const { start, end } = path;
  const [width, height] = [wordWidth(textOf(flight), FONT * scale), FONT * LINE * scale];
  const isFlat = Math.abs(end.x - start.x) > Math.abs(end.y - start.y);
  const aside = isFlat
    ? { x: 0, y: height / 2 + DOT * scale * 0.8 }
    : { x: width / 2 + DOT * scale, y: 0 };
  return [-1, 1].map((side) => ({
    x: at.x + (isFlat ? 0 : -side * aside.x),
    y: at.y + side * aside.y,
    width,
    height,
    angle: 0,
  }));
}

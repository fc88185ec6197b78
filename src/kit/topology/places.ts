// Places on a circle without sine and cosine, whose last digits differ between engines.
type Place = readonly [x: number, y: number];

const RADIUS = 0.45;

/** Place i of n on a circle in the unit square, clockwise from the top. */
export function onCircle(i: number, n: number): Place {
  const [x, y] = direction(i / n);
  return [0.5 + RADIUS * x, 0.5 - RADIUS * y];
}

export function circle(nodes: number): Place[] {
  return Array.from({ length: nodes }, (_, id) => onCircle(id, nodes));
}

/** The unit vector at that fraction of a turn, clockwise from the top: halves of known arcs, summed as rotations. */
function direction(turn: number): Place {
  let [sin, cos] = [0, 1];
  let rest = turn;
  // Rotation by half a turn, a quarter, an eighth ...: each from the one before by the half-angle formulas.
  let [arcSin, arcCos] = [0, -1];
  for (let arc = 0.5; arc > 1e-9; arc /= 2) {
    if (rest >= arc) {
      rest -= arc;
      [sin, cos] = [sin * arcCos + cos * arcSin, cos * arcCos - sin * arcSin];
    }
    [arcSin, arcCos] = [Math.sqrt((1 - arcCos) / 2), Math.sqrt((1 + arcCos) / 2)];
    if (arc === 0.5) [arcSin, arcCos] = [1, 0];
  }
  return [sin, cos];
}

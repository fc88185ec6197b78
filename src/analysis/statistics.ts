// Summaries of samples: mean, standard deviation, the 95% interval of the mean, median and extremes. From + - * / and
// sqrt alone: the page and the command line agree to the last digit.

export interface Summary {
  readonly mean: number;
  /** Of the sample (n - 1); null for a single value. */
  readonly sd: number | null;
  /** Bounds of the 95% interval of the mean (Student's t); null for a single value. */
  readonly low: number | null;
  readonly high: number | null;
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

/** Of at least one number. @throws RangeError for none. */
export function summarize(values: readonly number[]): Summary {
  if (values.length === 0) throw new RangeError('a summary needs at least one value');
  const sorted = values.toSorted((a, b) => a - b);
  const n = sorted.length;
  const mean = meanOf(sorted);
  const common = { mean, min: sorted[0], median: medianOf(sorted), max: sorted[n - 1] };
  if (n === 1) return { ...common, sd: null, low: null, high: null };
  const sd = Math.sqrt(sum(sorted.map((value) => (value - mean) * (value - mean))) / (n - 1));
  const half = (studentQuantile975(n - 1) * sd) / Math.sqrt(n);
  return { ...common, sd, low: mean - half, high: mean + half };
}

/** Equal values have exactly their own mean, whatever the rounding of their sum. */
function meanOf(sorted: readonly number[]): number {
  if (sorted[0] === sorted[sorted.length - 1]) return sorted[0];
  return sum(sorted) / sorted.length;
}

/** Kahan's summation: a million small terms lose nothing. */
function sum(values: readonly number[]): number {
  let total = 0;
  let lost = 0;
  for (const value of values) {
    const term = value - lost;
    const next = total + term;
    lost = next - total - term;
    total = next;
  }
  return total;
}

function medianOf(sorted: readonly number[]): number {
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

const NORMAL_QUANTILE_975 = 1.959963984540054;
const SERIES_MAX_DEGREES = 1000;
const quantiles = new Map<number, number>();

/** The t with P(T <= t) = 0.975 for a whole number of degrees of freedom from 1. */
export function studentQuantile975(degrees: number): number {
  const known = quantiles.get(degrees);
  if (known !== undefined) return known;
  const t = degrees > SERIES_MAX_DEGREES ? expanded(degrees) : solved(degrees);
  quantiles.set(degrees, t);
  return t;
}

/** Cornish-Fisher expansion about the normal quantile (Abramowitz and Stegun 26.7.5), below 1e-9 off from 1,000 on. */
function expanded(degrees: number): number {
  const z = NORMAL_QUANTILE_975;
  const cube = z * z * z;
  const first = (cube + z) / (4 * degrees);
  return z + first + (5 * cube * z * z + 16 * cube + 3 * z) / (96 * degrees * degrees);
}

function solved(degrees: number): number {
  let low = 1;
  let high = 13;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (studentWithin(middle, degrees) < 0.95) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** P(|T| <= t) as a finite series, exact for whole degrees of freedom (Abramowitz and Stegun 26.7.3 and 26.7.4). */
export function studentWithin(t: number, degrees: number): number {
  // The angle's tangent is t / sqrt(degrees).
  const hypotenuse = Math.sqrt(degrees + t * t);
  const cos = Math.sqrt(degrees) / hypotenuse;
  const odd = degrees % 2 === 1;
  let term = odd ? cos : 1;
  let series = degrees === 1 ? 0 : term;
  for (let k = odd ? 3 : 2; k <= degrees - 2; k += 2) {
    term *= ((k - 1) / k) * cos * cos;
    series += term;
  }
  const within = (t / hypotenuse) * series;
  return odd ? (2 / Math.PI) * (arctangent(t / Math.sqrt(degrees)) + within) : within;
}

const PARTS = 16;
const ARCTANGENT_TERMS = 12;

/** Of x from 0, to about 1e-15: the angle is halved until its series is short. */
function arctangent(x: number): number {
  let tangent = x;
  for (let part = PARTS; part > 1; part /= 2) tangent /= 1 + Math.sqrt(1 + tangent * tangent);
  const square = tangent * tangent;
  let series = 0;
  for (let k = ARCTANGENT_TERMS; k >= 0; k--) series = 1 / (2 * k + 1) - square * series;
  return PARTS * tangent * series;
}

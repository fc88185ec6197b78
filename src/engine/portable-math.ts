// ln and exp from + - * / and powers of two alone: IEEE 754 fixes their every digit, so all engines agree.

const LN2 = Math.LN2;
const SQRT_HALF = Math.SQRT1_2;

/** Natural logarithm of x > 0, to about 1e-15 relative. */
export function ln(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return x;
  let m = x;
  let e = 0;
  while (m >= 4294967296) {
    m /= 4294967296;
    e += 32;
  }
  while (m < 1 / 4294967296) {
    m *= 4294967296;
    e -= 32;
  }
  while (m >= 2 * SQRT_HALF) {
    m /= 2;
    e += 1;
  }
  while (m < SQRT_HALF) {
    m *= 2;
    e -= 1;
  }
  return e * LN2 + lnNearOne(m);
}

/** ln m for m in [sqrt(1/2), sqrt(2)), by 2 artanh((m - 1) / (m + 1)). */
function lnNearOne(m: number): number {
  const z = (m - 1) / (m + 1);
  const q = z * z;
  let sum = 1 / 21;
  sum = sum * q + 1 / 19;
  sum = sum * q + 1 / 17;
  sum = sum * q + 1 / 15;
  sum = sum * q + 1 / 13;
  sum = sum * q + 1 / 11;
  sum = sum * q + 1 / 9;
  sum = sum * q + 1 / 7;
  sum = sum * q + 1 / 5;
  sum = sum * q + 1 / 3;
  return 2 * z * (sum * q + 1);
}

/** Intervals of [1, 2) for which ln and the reciprocal of the middle are kept. */
const INTERVALS = 512;
const MIDDLES = Array.from({ length: INTERVALS }, (_, i) => 1 + (i + 0.5) / INTERVALS);
const LN_OF_MIDDLE = Float64Array.from(MIDDLES, ln);
const ONE_BY_MIDDLE = Float64Array.from(MIDDLES, (middle) => 1 / middle);
/** By number of leading zeros: what scales a word into [1, 2), and the logarithm of that power of two. */
const SCALES = Float64Array.from({ length: 33 }, (_, zeros) => {
  const bits = 32 - zeros;
  return 2 / 2 ** bits;
});
const LN_OF_SCALE = Float64Array.from({ length: 33 }, (_, zeros) => (zeros + 1) * LN2);

/** ln((w + 0.5) / 2^32) for a 32-bit word w, to about 1e-12: what exponential delays need, quickly and without branches. */
export function lnWord(w: number): number {
  const zeros = Math.clz32(w);
  const m = (w + 0.5) * SCALES[zeros];
  const interval = (m * INTERVALS) & (INTERVALS - 1);
  const r = m * ONE_BY_MIDDLE[interval] - 1;
  const sum = r * (1 - r * (0.5 - r * (1 / 3)));
  return LN_OF_MIDDLE[interval] + sum - LN_OF_SCALE[zeros];
}

/** e^x, to about 1e-15 relative. */
export function exp(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x > 709.7) return Infinity;
  if (x < -745) return 0;
  const k = Math.round(x / LN2);
  const r = x - k * 0.6931471803691238 - k * 1.9082149292705877e-10;
  let sum = 1;
  for (let n = 18; n >= 1; n--) sum = 1 + (sum * r) / n;
  return scaleByPower(sum, k);
}

function scaleByPower(x: number, power: number): number {
  let value = x;
  let k = power;
  const factor = k < 0 ? 0.5 : 2;
  for (k = Math.abs(k); k > 0; k--) value *= factor;
  return value;
}

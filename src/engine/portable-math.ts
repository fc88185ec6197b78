// ln and exp from + - * / alone: IEEE 754 fixes their every digit, so all engines agree.

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

/** POWERS[e] scales a word with e leading zeros into [0.5, 1). */
const POWERS = Float64Array.from({ length: 33 }, (_, e) => {
  const bits = 32 - e;
  return 1 / 2 ** bits;
});

/** ln((w + 0.5) / 2^32) for a 32-bit word w, to about 1e-12: what exponential delays need, quickly. */
export function lnWord(w: number): number {
  let e = Math.clz32(w);
  let m = (w + 0.5) * POWERS[e];
  if (m < SQRT_HALF) {
    m += m;
    e += 1;
  }
  const z = (m - 1) / (m + 1);
  const q = z * z;
  const sum = ((((q / 11 + 1 / 9) * q + 1 / 7) * q + 1 / 5) * q + 1 / 3) * q + 1;
  return 2 * z * sum - e * LN2;
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

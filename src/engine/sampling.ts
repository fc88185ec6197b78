// Delay distributions: parsed from text, sampled from keyed random words, rounded to whole ticks of at least 1.
import { InputError } from './params.ts';
import { exp, ln, lnWord } from './portable-math.ts';
import { bits, word } from './random.ts';

/** Written `constant:10`, `uniform:6..14`, `exponential:10` or `lognormal:10:0.5` (median, sigma); ticks. */
export type Distribution =
  | { readonly kind: 'constant'; readonly value: number }
  | { readonly kind: 'uniform'; readonly min: number; readonly max: number }
  | { readonly kind: 'exponential'; readonly mean: number }
  | { readonly kind: 'lognormal'; readonly median: number; readonly sigma: number };

/** Words a log-normal sample may use. */
export const MAX_WORDS = 64;
const MAX_TICKS = 1e12;
const NUMBER = '(\\d+(?:\\.\\d+)?(?:e\\d+)?)';
const FORMS = {
  constant: new RegExp(`^constant:${NUMBER}$`),
  uniform: new RegExp(`^uniform:${NUMBER}\\.\\.${NUMBER}$`),
  exponential: new RegExp(`^exponential:${NUMBER}$`),
  lognormal: new RegExp(`^lognormal:${NUMBER}:${NUMBER}$`),
};

/** Reads a distribution. @throws InputError naming `where` and the valid forms. */
export function parseDistribution(where: string, written: string): Distribution {
  const values = (form: RegExp) => form.exec(written)?.slice(1).map(Number);
  const c = values(FORMS.constant);
  if (c) return { kind: 'constant', value: ticks(where, c[0]) };
  const u = values(FORMS.uniform);
  if (u && u[0] <= u[1])
    return { kind: 'uniform', min: ticks(where, u[0]), max: ticks(where, u[1]) };
  const e = values(FORMS.exponential);
  if (e) return { kind: 'exponential', mean: ticks(where, e[0]) };
  const l = values(FORMS.lognormal);
  if (l && l[1] <= 5) return { kind: 'lognormal', median: ticks(where, l[0]), sigma: l[1] };
  throw new InputError(
    where,
    `'${written}' is none of constant:T, uniform:A..B, exponential:MEAN, lognormal:MEDIAN:SIGMA (ticks; sigma at most 5)`,
  );
}

function ticks(where: string, value: number): number {
  if (value > MAX_TICKS) throw new InputError(where, `${value} ticks is more than ${MAX_TICKS}`);
  return value;
}

/** Mean in ticks. */
export function meanOf(d: Distribution): number {
  switch (d.kind) {
    case 'constant':
      return d.value;
    case 'uniform':
      return (d.min + d.max) / 2;
    case 'exponential':
      return d.mean;
    case 'lognormal':
      return d.median * exp((d.sigma * d.sigma) / 2);
  }
}

/** Draws ticks with the words from `counter` on of the stream (a, b); at least 1. At most 64 words. */
export type Sampler = (a: number, b: number, counter: number) => number;

export function samplerOf(d: Distribution): Sampler {
  switch (d.kind) {
    case 'constant': {
      const value = toTicks(d.value);
      return () => value;
    }
    case 'uniform': {
      const { min } = d;
      const width = (d.max - d.min) / 4294967296;
      return (a, b, counter) => uniformTicks(min, width, bits(a, b, counter));
    }
    case 'exponential': {
      const { mean } = d;
      return (a, b, counter) => exponentialTicks(mean, bits(a, b, counter));
    }
    case 'lognormal': {
      const { median, sigma } = d;
      return (a, b, counter) => toTicks(median * exp(sigma * normal(a, b, counter)));
    }
  }
}

function uniformTicks(min: number, width: number, drawn: number): number {
  return toTicks(min + width * ((drawn >>> 0) + 0.5));
}

/** `mean` in ticks, and a 32-bit word. */
export function exponentialTicks(mean: number, drawn: number): number {
  return toTicks(-mean * lnWord(drawn >>> 0));
}

function toTicks(value: number): number {
  if (value < 1) return 1;
  // A small integer needs no box on the heap.
  return value < 2147483647 ? (value + 0.5) | 0 : Math.floor(value + 0.5);
}

/** A standard normal by the polar method (Marsaglia and Bray 1964): no sine, no cosine. */
function normal(a: number, b: number, counter: number): number {
  for (let i = 0; i < MAX_WORDS; i += 2) {
    const x = (word(a, b, counter + i) + 0.5) / 2147483648 - 1;
    const y = (word(a, b, counter + i + 1) + 0.5) / 2147483648 - 1;
    const s = x * x + y * y;
    if (s > 0 && s < 1) return x * Math.sqrt((-2 * ln(s)) / s);
  }
  return 0;
}

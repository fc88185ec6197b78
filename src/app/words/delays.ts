// The delay distributions as a form has them: a kind and one or two numbers in the protocol's time unit.
import type { TimeScale } from './time.ts';

export type DelayKind = 'constant' | 'uniform' | 'exponential' | 'lognormal';

export interface DelayForm {
  readonly kind: DelayKind;
  readonly values: readonly string[];
}

interface Part {
  readonly label: string;
  /** Sigma of the log-normal has no unit. */
  readonly isTime: boolean;
}

export const DELAY_KINDS: Readonly<
  Record<DelayKind, { readonly title: string; readonly parts: readonly Part[] }>
> = {
  constant: { title: 'constant', parts: [{ label: 'delay', isTime: true }] },
  uniform: {
    title: 'uniform',
    parts: [
      { label: 'from', isTime: true },
      { label: 'to', isTime: true },
    ],
  },
  exponential: { title: 'exponential', parts: [{ label: 'mean', isTime: true }] },
  lognormal: {
    title: 'log-normal',
    parts: [
      { label: 'median', isTime: true },
      { label: 'sigma', isTime: false },
    ],
  },
};

const SEPARATORS: Readonly<Record<DelayKind, string>> = {
  constant: '',
  uniform: '..',
  exponential: '',
  lognormal: ':',
};

/** Reads `uniform:6000..14000` (ticks) into numbers of units. */
export function readDelay(spec: string, scale: TimeScale): DelayForm {
  const [name, rest = ''] = splitOnce(spec);
  const kind = name in DELAY_KINDS ? (name as DelayKind) : 'constant';
  const separator = SEPARATORS[kind];
  const numbers = separator ? rest.split(separator) : [rest];
  const { parts } = DELAY_KINDS[kind];
  return {
    kind,
    values: parts.map(({ isTime }, i) => {
      const number = numbers[i] ?? '';
      return isTime && number !== '' ? String(Number(number) / scale.ticks) : number;
    }),
  };
}

function splitOnce(spec: string): readonly [string, string?] {
  const at = spec.indexOf(':');
  return at < 0 ? [spec] : [spec.slice(0, at), spec.slice(at + 1)];
}

/** Writes the form in ticks; what isn't a number stays as typed, so that the error names it. */
export function writeDelay({ kind, values }: DelayForm, scale: TimeScale): string {
  const written = DELAY_KINDS[kind].parts.map(({ isTime }, i) => {
    const text = values[i]?.trim() ?? '';
    const number = Number(text);
    return isTime && text !== '' && Number.isFinite(number)
      ? String(Math.round(number * scale.ticks))
      : text;
  });
  return `${kind}:${written.join(SEPARATORS[kind])}`;
}

/** The form with another kind, its values made of the old ones. */
export function changeKind({ kind, values }: DelayForm, to: DelayKind): DelayForm {
  const first = Number(values[0]);
  const middle = kind === 'uniform' ? (first + Number(values[1])) / 2 : first;
  const base = Number.isFinite(middle) ? middle : 10;
  if (to === 'uniform') return { kind: to, values: [String(base * 0.6), String(base * 1.4)] };
  return { kind: to, values: to === 'lognormal' ? [String(base), '0.5'] : [String(base)] };
}

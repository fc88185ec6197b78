// The delay distributions as a form has them: a kind and one or two numbers in the protocol's time unit.
import { NO_BREAK } from '../../playback/narration.ts';
import type { TimeScale } from './time.ts';
import { ticksText, unitName, unitsText } from './units.ts';

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
      return isTime && number !== '' ? unitsText(Number(number), scale) : number;
    }),
  };
}

function splitOnce(spec: string): readonly [string, string?] {
  const at = spec.indexOf(':');
  return at < 0 ? [spec] : [spec.slice(0, at), spec.slice(at + 1)];
}

/** `constant 40 ms`, `uniform 6–14 ms`, `log-normal 10 ms, sigma 0.5`. */
export function delayText(spec: string, scale: TimeScale): string {
  const { kind, values } = readDelay(spec, scale);
  const { title, parts } = DELAY_KINDS[kind];
  const times = values.filter((_, i) => parts[i]?.isTime).join('–');
  const others = parts.map(({ label, isTime }, i) => (isTime ? '' : `, ${label} ${values[i]}`));
  return `${title} ${times}${NO_BREAK}${unitName(scale)}${others.join('')}`;
}

/** How a channel differs from the rest: `constant 40 ms`, `loss 0.5`. */
export function channelText(
  { delay, loss }: { readonly delay?: string; readonly loss?: number },
  scale: TimeScale,
): string {
  const parts = [
    ...(delay === undefined ? [] : [delayText(delay, scale)]),
    ...(loss === undefined ? [] : [`loss ${loss}`]),
  ];
  return parts.length > 0 ? parts.join(', ') : 'as the rest';
}

/** Writes the form in ticks; what isn't a number stays as typed, so that the error names it. */
export function writeDelay({ kind, values }: DelayForm, scale: TimeScale): string {
  const written = DELAY_KINDS[kind].parts.map(({ isTime }, i) => {
    const text = values[i]?.trim() ?? '';
    return isTime ? (ticksText(text, scale) ?? text) : text;
  });
  return `${kind}:${written.join(SEPARATORS[kind])}`;
}

const MAX_SIGMA = 5;

/** What is wrong with the numbers, in the unit of their fields; undefined where nothing is. */
export function delayProblem({ kind, values }: DelayForm, scale: TimeScale): string | undefined {
  for (const [i, { label, isTime }] of DELAY_KINDS[kind].parts.entries()) {
    const typed = values[i]?.trim() ?? '';
    const ticks = ticksText(typed, scale);
    if (ticks === undefined)
      return `${label}: '${typed}' is not a number${isTime ? ` of ${unitName(scale)}` : ''}`;
    if (!isTime && Number(typed) > MAX_SIGMA) return `${label}: ${typed} is more than ${MAX_SIGMA}`;
  }
  if (kind === 'uniform' && Number(values[0]) > Number(values[1]))
    return `from ${values[0]} to ${values[1]} is no range`;
  return undefined;
}

/** The form with another kind, its values made of the old ones. */
export function changeKind({ kind, values }: DelayForm, to: DelayKind): DelayForm {
  const first = Number(values[0]);
  const middle = kind === 'uniform' ? (first + Number(values[1])) / 2 : first;
  const base = Number.isFinite(middle) ? middle : 10;
  const text = (number: number) => String(Number(number.toPrecision(12)));
  if (to === 'uniform') return { kind: to, values: [text(base * 0.6), text(base * 1.4)] };
  return { kind: to, values: to === 'lognormal' ? [text(base), '0.5'] : [text(base)] };
}

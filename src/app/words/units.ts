// Times in fields: typed and shown in the protocol's unit, kept in ticks. Exact: no digit is lost on the way.
import type { IntParam } from '../../engine/params.ts';
import { groupDigits, isCycle, type TimeScale } from './time.ts';

/** A number of ticks in units: `0.001`, `28.4`. */
export function unitsText(ticks: number, { ticks: each }: TimeScale): string {
  return String(ticks / each);
}

/** What stands behind a field: `ms`, `cycles`. */
export function unitName(scale: TimeScale): string {
  return isCycle(scale) ? 'cycles' : scale.unit;
}

const DECIMAL = /^(\d*)\.?(\d*)$/;

/** Units as typed in ticks, as a decimal number: `0.0005` ms is `0.5`. undefined for what is no such number. */
export function ticksText(typed: string, { ticks: each }: TimeScale): string | undefined {
  const [, whole = '', fraction = ''] = DECIMAL.exec(typed.trim()) ?? [];
  if (whole + fraction === '') return undefined;
  const digits = String(BigInt(whole + fraction) * BigInt(each)).padStart(fraction.length + 1, '0');
  const point = digits.length - fraction.length;
  const decimals = digits.slice(point).replace(/0+$/, '');
  return digits.slice(0, point) + (decimals && `.${decimals}`);
}

/** What is wrong with a time typed for a parameter, in its field's unit; undefined where nothing is. */
export function timeProblem(typed: string, param: IntParam, scale: TimeScale): string | undefined {
  const ticks = ticksText(typed, scale);
  const unit = unitName(scale);
  if (ticks === undefined) return `'${typed}' is not a number of ${unit}`;
  const value = Number(ticks);
  const shown = (bound: number) => groupDigits(bound / scale.ticks);
  if (value < param.min || value > param.max)
    return `${typed} is not between ${shown(param.min)} and ${shown(param.max)} ${unit}`;
  if (ticks.includes('.')) return `the smallest step is ${shown(1)} ${unit}`;
  return undefined;
}

/** Messages a tick in messages a unit, and back. */
export function rateInUnits(rate: number, { ticks: each }: TimeScale): string {
  return String(Number((rate * each).toPrecision(12)));
}
export function rateInTicks(typed: string, { ticks: each }: TimeScale): string {
  const rate = Number(typed);
  return typed.trim() === '' || !Number.isFinite(rate) ? typed : String(rate / each);
}

// Times as people read them: in the protocol's unit.
import type { Manifest } from '../../engine/contract.ts';

export type TimeScale = Manifest['time'];

/** A time in units, without the unit: at most two decimals, none needlessly. */
export function timeNumber(ticks: number, scale: TimeScale): string {
  const units = ticks / scale.ticks;
  const digits = scale.ticks === 1 || Number.isInteger(units) ? 0 : Math.abs(units) < 100 ? 1 : 0;
  return groupDigits(Number(units.toFixed(digits)));
}

/** `28.4 ms`, `cycle 13`. */
export function timeWithUnit(ticks: number, scale: TimeScale): string {
  const number = timeNumber(ticks, scale);
  return isCycle(scale) ? `cycle ${number}` : `${number} ${scale.unit}`;
}

/** `t = 28.4 ms`, `cycle 13`. */
export function timeEquation(ticks: number, scale: TimeScale): string {
  return isCycle(scale) ? timeWithUnit(ticks, scale) : `t = ${timeWithUnit(ticks, scale)}`;
}

export function isCycle(scale: TimeScale): boolean {
  return scale.unit === 'cycle';
}

/** 12,345.5; a number in a text, with a comma between thousands. */
export function groupDigits(value: number): string {
  const [whole, fraction] = String(value).split('.');
  if (whole.includes('e')) return String(value);
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** A measured value: four significant digits, thousands grouped. */
export function measured(value: number): string {
  if (Number.isInteger(value)) return groupDigits(value);
  if (Math.abs(value) >= 1000) return groupDigits(Math.round(value));
  return String(Number(value.toPrecision(4)));
}

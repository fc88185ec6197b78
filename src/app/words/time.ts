// Numbers as people read them: spans of time, large counts, measurements.
import type { Manifest } from '../../engine/contract.ts';
import { NO_BREAK, timeNumber } from '../../playback/narration.ts';

export type TimeScale = Manifest['time'];

/** A span or a moment: `28.4 ms`, `3 cycles`. */
export function timeWithUnit(ticks: number, scale: TimeScale): string {
  const number = timeNumber(ticks, scale);
  const unit = isCycle(scale) && number !== '1' ? 'cycles' : scale.unit;
  return `${number}${NO_BREAK}${unit}`;
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

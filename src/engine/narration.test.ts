// Templates: node labels, values, and names without a value.
import { expect, it } from 'vitest';
import { fillTemplate } from './narration.ts';

it('puts labels for {@x} and values for {x}', () => {
  expect(fillTemplate('{@a} sends {n} to {@b}', { a: 0, b: 12, n: 'x' }, 'P')).toBe(
    'P0 sends x to P12',
  );
});
it('leaves a name without a value as it is written', () => {
  expect(fillTemplate('{@a} and {b}', { b: 0 }, 'P')).toBe('{@a} and 0');
  expect(fillTemplate('{a}', undefined, 'P')).toBe('{a}');
});
it('fills a name as often as it comes, and never reads what was filled in', () => {
  expect(fillTemplate('{a}{a}', { a: '{b}', b: 'no' }, 'P')).toBe('{b}{b}');
});
it('leaves other braces alone', () => {
  expect(fillTemplate('{ a } {} {a-b} $& {a}', { a: '$&' }, 'P')).toBe('{ a } {} {a-b} $& $&');
});

// Where the keys lead among nodes and messages.
import { expect, it } from 'vitest';
import type { Flight } from '../../figure/flights.ts';
import { nextKey } from './use-mark-keys.ts';

const flight = (row: number, from: number, to: number): Flight => ({
  row,
  send: row,
  from,
  to,
  type: 'M',
  outcome: 'received',
  isCopy: false,
  isControl: false,
  phase: 'under-way',
  part: 0.5,
});
const scene = { nodes: 3, flights: [flight(4, 0, 1), flight(7, 1, 2)] };
const lead = (from: string, key: string, shiftKey = false) =>
  nextKey(from, { key, shiftKey }, scene);

it('arrows go from node to node and round', () => {
  expect(lead('n0', 'ArrowRight')).toBe('n1');
  expect(lead('n2', 'ArrowDown')).toBe('n0');
  expect(lead('n0', 'ArrowLeft')).toBe('n2');
  expect(lead('n1', 'Home')).toBe('n0');
  expect(lead('n0', 'End')).toBe('n2');
});

it('and from message to message', () => {
  expect(lead('m4', 'ArrowRight')).toBe('m7');
  expect(lead('m7', 'ArrowRight')).toBe('m4');
});

it('M goes to a message of the node and on to its receiver, back to its sender', () => {
  expect(lead('n1', 'm')).toBe('m7');
  expect(lead('n1', 'M', true)).toBe('m4');
  expect(lead('m7', 'm')).toBe('n2');
  expect(lead('m7', 'M', true)).toBe('n1');
});

it('a key without a way leads nowhere or stays', () => {
  expect(lead('n0', 'x')).toBeUndefined();
  expect(nextKey('n0', { key: 'm', shiftKey: false }, { nodes: 3, flights: [] })).toBe('n0');
});

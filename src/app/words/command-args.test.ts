// What may be typed for a command's argument, and what is said of the rest.
import { expect, it } from 'vitest';
import { manifestOf } from '../../catalog/catalog.ts';
import { handlerParams } from '../../engine/params.ts';
import { argProblem, boundedArgs } from './command-args.ts';
import { interventionText } from './interventions.ts';

const chord = manifestOf('chord');
const defaults = Object.fromEntries(
  Object.entries(chord.params).map(([name, param]) => [name, param.default]),
);

function argOf(command: string) {
  const params = handlerParams(chord.params, { ...defaults, bits: 5 });
  return boundedArgs(chord.commandArgs?.[command] ?? {}, params, 9)[0];
}

it('has the bounds that the run’s parameters give it', () => {
  expect(argOf('lookup')).toMatchObject({ id: 'key', kind: 'int', min: 0, max: 31 });
  expect(argOf('join')).toMatchObject({ id: 'through', kind: 'node', min: 0, max: 8 });
});

it('says what is wrong', () => {
  const key = argOf('lookup');
  for (const text of ['', '0', '31']) expect(argProblem(key, text), text).toBeUndefined();
  expect(argProblem(key, '32')).toBe('Key: 32 is not between 0 and 31.');
  expect(argProblem(key, '-1')).toBe('Key: -1 is not between 0 and 31.');
  for (const text of ['2.5', '1e1', 'x', '0x1f'])
    expect(argProblem(key, text)).toBe(`Key: ‘${text}’ is not a whole number.`);
});

it('stands in the list of interventions, a node by its name', () => {
  const at = { time: 0 };
  const words = { ...chord, nodeNames: ['1 (N0)', '4 (N1)'] };
  const told = { kind: 'command', at, node: 0 } as const;
  expect(interventionText({ ...told, command: 'lookup', args: { key: 26 } }, words)).toBe(
    '1 (N0): Look up, key 26',
  );
  expect(interventionText({ ...told, command: 'join', args: { through: 1 } }, words)).toBe(
    '1 (N0): Join, through 4 (N1)',
  );
  expect(interventionText({ ...told, command: 'lookup' }, words)).toBe('1 (N0): Look up');
});

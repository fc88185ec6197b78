// What the sweep's form proposes can be swept as it stands, for every protocol; names and sizes in words.
import { describe, expect, it } from 'vitest';
import { loadProtocol, manifestOf, manifests } from '../../catalog/catalog.ts';
import { choice, flag, int, list, real, ticks } from '../../engine/params.ts';
import { buildRun } from '../../lab/build-run.ts';
import { loadSource } from '../../lab/source.ts';
import { planSweepOf } from '../../lab/sweep-plan.ts';
import {
  firstSpec,
  firstValues,
  metricWords,
  rowTitle,
  runTitle,
  shownValue,
  sizeText,
  sweptNames,
  valuesHint,
} from './sweep.ts';

const catalog = { manifestOf, loadProtocol };
const bounds = { min: 1, max: 64, about: '' };

describe('what is proposed', () => {
  it.each(manifests().map(({ id }) => id))('is a sweep of %s', async (id) => {
    const source = await loadSource(catalog, id);
    const run = buildRun(source, { preset: source.manifest.presets[0].id });
    const spec = firstSpec(source.manifest, run);
    const plan = planSweepOf(source, run, spec);
    expect(plan.axes.map(({ name }) => name)).toEqual([spec.axes[0].param]);
    expect(plan.rows.length).toBeGreaterThan(1);
    expect(plan.seeds).toHaveLength(20);
  });

  it('are values about the one at hand, within bounds', () => {
    expect(firstValues(int(3, bounds), 3)).toBe('3..7');
    expect(firstValues(int(3, bounds), 63)).toBe('60..64');
    expect(firstValues(int(3, { ...bounds, max: 3 }), 2)).toBe('1..3');
    expect(firstValues(int(3, { ...bounds, max: 1e6 }), 10_000)).toBe('5000,10000,20000');
    expect(firstValues(ticks(40, { ...bounds, max: 50 }), 40)).toBe('20,40,50');
    expect(firstValues(real(0, { min: 0, max: 1, about: '' }), 0)).toBe('0,0.5,1');
    expect(firstValues(choice('a', ['a', 'b'], { about: '' }), 'a')).toBe('a,b');
    expect(firstValues(flag(true, { about: '' }), true)).toBe('false,true');
    expect(firstValues(list([], bounds), [1, 2])).toBe(';1,2');
  });
});

describe('in words', () => {
  it('runs have their values and their seed', async () => {
    const source = await loadSource(catalog, 'rumor-spreading');
    const run = buildRun(source, { set: { nodes: '200' } });
    const axes = [
      { param: 'k', values: '1..2' },
      { param: 'mode', values: 'push,pull' },
    ];
    const plan = planSweepOf(source, run, { axes, seeds: '1..3' });
    expect(rowTitle(plan, 1, source.manifest)).toBe('k = 1, Direction = pull');
    expect(runTitle(plan, 2, 17, source.manifest)).toBe('k = 2, Direction = push, seed 17');
    const seedsAlone = planSweepOf(source, run, { axes: [], seeds: '5' });
    expect(runTitle(seedsAlone, 0, 5, source.manifest)).toBe('seed 5');
    expect(sweptNames(source.manifest)).toContain('k');
  });

  it('times are in the protocol’s unit', () => {
    const words = metricWords(manifestOf('mx-ricart-agrawala'), 'waitMean');
    expect(words).toMatchObject({ title: 'wait mean', unit: 'ms', each: 1000 });
    expect(shownValue(12.3456, words)).toBe('12.35\u00a0ms');
  });

  it('a size is its factors and their product', () => {
    expect(sizeText([3, 2], 100)).toBe(
      '3\u00a0values × 2\u00a0values × 100\u00a0seeds = 600\u00a0runs',
    );
    expect(sizeText([], 1)).toBe('1\u00a0seed = 1\u00a0run');
  });
});

it('a hint’s example is within the bounds', () => {
  const manifest = manifestOf('mx-ricart-agrawala');
  const example = (param: Parameters<typeof valuesHint>[0]) =>
    valuesHint(param, manifest).split(':')[0];
  expect(example(int(2, { min: 1, max: 64, about: '' }))).toBe('1..7 or 1,2,5');
  expect(example(int(3, { min: 3, max: 6, about: '' }))).toBe('3..6 or 3,4,6');
  expect(example(ticks(5000, { min: 0, max: 9000, about: '' }))).toBe('1000,2000,5000');
  expect(example(real(0.5, { min: 0, max: 1, about: '' }))).toBe('0.1,0.2');
  expect(example(real(5, { min: 3, max: 9, about: '' }))).toBe('3,9');
});

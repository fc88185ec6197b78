// A contrast from a link: its shape, its runs, its clock; whatever is wrong has a place, and nothing crashes.
import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import * as catalog from '../catalog/catalog.ts';
import { InputError } from '../engine/params.ts';
import type { Run } from '../engine/run.ts';
import { buildRun } from './build-run.ts';
import { ContrastError, parseContrast } from './contrast.ts';
import { LinkError, packLink, unpackLink } from './link.ts';
import type { Contrast } from './schema/contrast.ts';
import { loadSource } from './source.ts';

const defaultRun = async (protocol: string): Promise<Run> =>
  buildRun(await loadSource(catalog, protocol), {});
const [central, ring, rumor] = await Promise.all(
  ['mx-central', 'mx-token-ring', 'rumor-spreading'].map(defaultRun),
);

const contrastOf = (...runs: readonly Run[]): Contrast => ({
  format: 1,
  title: 'Two ways',
  runs: runs.map((run, i) => ({ title: `run ${i}`, run })),
});
const linked = (contrast: unknown) =>
  unpackLink(packLink({ run: central, contrast: contrast as Contrast })).contrast;

describe('a contrast', () => {
  it('comes back from a link, and from JSON', async () => {
    const contrast = contrastOf(central, ring);
    expect(linked(contrast)).toEqual(contrast);
    expect(await parseContrast(JSON.parse(JSON.stringify(contrast)), catalog)).toEqual(contrast);
  });

  it.each([
    [{ ...contrastOf(central, ring), format: 2 }, 'contrast.format: 2 is none of 1'],
    [contrastOf(central), 'contrast.runs: must be a list of at least 2'],
    [contrastOf(central, ring, ring, ring, ring), 'contrast.runs: must be a list of at most 4'],
    [{ ...contrastOf(central, ring), title: '' }, 'contrast.title: '],
    [{ ...contrastOf(central, ring), clock: 1 }, "contrast: there is no 'clock' here"],
    [contrastOf(central, { ...ring, seed: -1 }), 'contrast.runs[1].run.seed: must be at least 0'],
  ])('of the wrong shape is a link error with its place: %#', (wrong, message) => {
    expect(() => linked(wrong)).toThrow(LinkError);
    expect(() => linked(wrong)).toThrow(message);
  });

  it('with a run that is nearly valid offers the nearest contrast', async () => {
    const far = { ...ring, params: { ...ring.params, nodes: 9000 } };
    const error = await parseContrast(contrastOf(central, far), catalog).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(ContrastError);
    const { message, contrast, nearest } = error as ContrastError;
    expect(message).toMatch(/^contrast\.runs\[1\]\.parameter nodes: 9000 is not between/);
    expect(contrast.runs.map(({ run }) => run.params.nodes)).toEqual([3, 3]);
    expect(nearest.changes).toHaveLength(1);
    expect(await parseContrast(contrast, catalog)).toEqual(contrast);
  });

  it('has runs of different names', async () => {
    const [one, other] = contrastOf(central, ring).runs;
    const alike = { ...contrastOf(central, ring), runs: [one, { ...other, title: one.title }] };
    await expect(parseContrast(alike, catalog)).rejects.toThrow(
      'contrast: two runs are called “run 0”',
    );
  });

  it('names a protocol that is not there, and runs without a clock in common', async () => {
    const strange = contrastOf(central, { ...ring, protocol: 'mx-tokenring' });
    await expect(parseContrast(strange, catalog)).rejects.toThrow(
      /^contrast\.runs\[1\]\.protocol mx-tokenring: .*mx-token-ring/,
    );
    await expect(parseContrast(contrastOf(central, rumor), catalog)).rejects.toThrow(
      'contrast: no clock in common: Central coordinator counts in ms, Rumor spreading in cycle',
    );
  });

  test.prop([fc.nat(1), fc.constantFrom(...Object.keys(central)), fc.jsonValue()])(
    'with any value anywhere is taken, mended or refused',
    async (at, key, value) => {
      const runs = contrastOf(central, ring).runs.map(({ title, run }, i) => ({
        title,
        run: i === at ? { ...run, [key]: value } : run,
      }));
      try {
        const shaped = linked({ ...contrastOf(central, ring), runs });
        if (shaped) await parseContrast(shaped, catalog);
      } catch (error) {
        expect(error).toBeInstanceOf(InputError);
      }
    },
  );
});

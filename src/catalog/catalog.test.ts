// The catalogue: sorted, every folder whole, wrong ids named.
import { describe, expect, it } from 'vitest';
import type { Manifest } from '../engine/contract.ts';
import { indexManifests, loadProtocol, manifestOf, manifests, readmeOf } from './catalog.ts';
import { assemble } from './folder.ts';

const manifest = (id: string) => ({ id }) as Manifest;

describe('catalog', () => {
  it('lists manifests by id', () => {
    const ids = manifests().map(({ id }) => id);
    expect(ids).toEqual(ids.toSorted());
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(manifests().map(({ id }) => id))('%s is whole', async (id) => {
    const body = await loadProtocol(id);
    expect(body.presets.map((preset) => preset.id)).toEqual(
      manifestOf(id).presets.map((preset) => preset.id),
    );
    expect(await readmeOf(id)).toMatch(/\w/);
  });

  it('names the nearest id', async () => {
    expect(() => manifestOf('mx-ricart-agrawal')).toThrow(/did you mean mx-ricart-agrawala\?/);
    await expect(loadProtocol('nothing')).rejects.toThrow(/no such protocol/);
  });

  it('refuses an id that comes twice or is not its folder', () => {
    const a = manifest('a');
    expect(() =>
      indexManifests({ '../protocols/a/index.ts': a, '../protocols/x/a/index.ts': a }),
    ).toThrow(/taken/);
    expect(() => indexManifests({ '../protocols/b/index.ts': a })).toThrow(/not the folder's name/);
  });

  it('names a file that is missing', async () => {
    await expect(assemble('a', () => undefined)).rejects.toThrow(
      'protocols/a/protocol.ts must export protocol',
    );
  });
});

// The catalogue: finds every protocol folder. The only globs of the project stand here.
import type { AnyBody } from '../engine/compiled.ts';
import type { Manifest } from '../engine/contract.ts';
import { nameHint } from '../engine/meant-name.ts';
import { InputError } from '../engine/params.ts';
import { assemble, type BodyModule } from './folder.ts';

const indexFiles = import.meta.glob<Manifest>('../protocols/[a-z]*/index.ts', {
  eager: true,
  import: 'default',
});
const bodyFiles = import.meta.glob<BodyModule>(
  '../protocols/[a-z]*/{protocol,properties,scenarios,describe,theory,broken}.ts',
);
const readmeFiles = import.meta.glob<string>('../protocols/[a-z]*/README.md', {
  query: '?raw',
  import: 'default',
});

const byId = indexManifests(indexFiles);

/** Manifests by id, in the order of their ids. @throws Error for an id that comes twice or isn't its folder's name. */
export function indexManifests(files: Readonly<Record<string, Manifest>>): Map<string, Manifest> {
  const found = new Map<string, Manifest>();
  for (const path of Object.keys(files).sort()) {
    const manifest = files[path];
    if (found.has(manifest.id)) throw new Error(`${path}: the id ${manifest.id} is taken already`);
    if (!path.endsWith(`/${manifest.id}/index.ts`))
      throw new Error(`${path}: the id ${manifest.id} is not the folder's name`);
    found.set(manifest.id, manifest);
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** All manifests, sorted by id. */
export function manifests(): readonly Manifest[] {
  return [...byId.values()];
}

/** @throws InputError naming the id that was meant, or all. */
export function manifestOf(id: string): Manifest {
  const manifest = byId.get(id);
  if (manifest) return manifest;
  throw new InputError(`protocol ${id}`, `no such protocol; ${nameHint(id, [...byId.keys()])}`);
}

/** Everything of a folder but its manifest and its text. @throws InputError naming the id that was meant, or all. */
export async function loadProtocol(id: string): Promise<AnyBody> {
  manifestOf(id);
  return assemble(id, (file) => bodyFiles[`../protocols/${id}/${file}.ts`]);
}

/** The folder's README, as Markdown. @throws InputError naming the id that was meant, or all. */
export async function readmeOf(id: string): Promise<string> {
  manifestOf(id);
  const load = readmeFiles[`../protocols/${id}/README.md`];
  return load ? load() : '';
}

// What the lab needs to know of a protocol: its manifest and its body, and where to find them by id.
import type { AnyBody } from '../engine/compiled.ts';
import type { Manifest } from '../engine/contract.ts';

export interface Source {
  readonly manifest: Manifest;
  readonly body: AnyBody;
}

/** The catalog as the lab sees it. Both throw InputError for an id that isn't there. */
export interface Catalog {
  manifestOf(id: string): Manifest;
  loadProtocol(id: string): Promise<AnyBody>;
}

/** @throws InputError naming the nearest id. */
export async function loadSource(catalog: Catalog, id: string): Promise<Source> {
  const manifest = catalog.manifestOf(id);
  return { manifest, body: await catalog.loadProtocol(id) };
}

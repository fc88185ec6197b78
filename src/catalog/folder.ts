// Puts the lazily loaded files of one protocol folder together.
import type { AnyBody } from '../engine/compiled.ts';

/** The exports of a folder's files, each file having one of them. */
export type BodyModule = Partial<AnyBody>;
export type Loader = () => Promise<BodyModule>;

/**
 * Loads the files of folder `id` and puts their exports together; theory and broken are optional.
 * @throws Error naming a file or an export that is missing.
 */
export async function assemble(
  id: string,
  find: (file: string) => Loader | undefined,
): Promise<AnyBody> {
  const load = async <K extends keyof BodyModule>(file: string, name: K): Promise<BodyModule[K]> =>
    (await find(file)?.())?.[name];
  const [protocol, properties, presets, describe, theory, broken] = await Promise.all([
    load('protocol', 'protocol'),
    load('properties', 'properties'),
    load('scenarios', 'presets'),
    load('describe', 'describe'),
    load('theory', 'theory'),
    load('broken', 'broken'),
  ]);
  return {
    protocol: need(protocol, id, 'protocol.ts', 'protocol'),
    properties: need(properties, id, 'properties.ts', 'properties'),
    presets: need(presets, id, 'scenarios.ts', 'presets'),
    describe: need(describe, id, 'describe.ts', 'describe'),
    ...(theory && { theory }),
    ...(broken && { broken }),
  };
}

function need<T>(value: T | undefined, id: string, file: string, name: string): T {
  if (value === undefined) throw new Error(`protocols/${id}/${file} must export ${name}`);
  return value;
}

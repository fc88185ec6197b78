// `lightcone list`: what there is to run.
import * as catalog from '../catalog/catalog.ts';
import { fillTemplate } from '../engine/narration.ts';
import type { Param } from '../engine/params.ts';
import type { ListDocument } from '../lab/schema/documents.ts';
import { loadSource, type Source } from '../lab/source.ts';
import type { Command } from './command.ts';
import { printJson } from './io.ts';
import { tableText } from './table.ts';

type Entry = ListDocument[number];

export const list: Command = {
  name: 'list',
  usage: 'list [--json]',
  about: 'the protocols, with their parameters, presets, properties and metrics',
  flags: [{ name: 'json', about: 'one JSON document' }],
  takesProtocol: false,
  async run(call, io) {
    const sources = await Promise.all(catalog.manifests().map(({ id }) => loadSource(catalog, id)));
    const document: ListDocument = sources.map(entryOf);
    if (call.has('json')) await printJson(io, document);
    else await io.out(peoplesTable(document));
    return 0;
  },
};

function peoplesTable(document: ListDocument): string {
  return document.map((entry) => `${blockOf(entry)}\n`).join('');
}

function blockOf({ id, title, family, params, presets, broken }: Entry): string {
  const names = params.map((param) => `${param.name}=${String(param.default)}`).join(' ');
  const shown = presets.map((preset) => [`  ${preset.id}`, preset.title]);
  const heading = `${id}: ${title} (${family})${broken ? ', with a wrong variant' : ''}`;
  return `${heading}\n  --set ${names}\n${tableText(['  preset', ''], shown)}`;
}

function entryOf({ manifest, body }: Source): Entry {
  const { id, title, family, version, presets, metrics, nodeLabel } = manifest;
  return {
    id,
    title,
    family,
    version,
    params: Object.entries(manifest.params).map(([name, param]) => paramEntry(name, param)),
    presets: presets.map((preset) => ({
      id: preset.id,
      title: preset.title,
      beats: (body.presets.find((one) => one.id === preset.id)?.beats ?? []).map((beat) => ({
        id: beat.id,
        caption: fillTemplate(beat.caption, beat.values, nodeLabel),
      })),
    })),
    commands: Object.keys(body.protocol.commands ?? {}),
    properties: body.properties.map((property) => ({
      id: property.id,
      name: property.name,
      kind: property.kind,
    })),
    broken: body.broken !== undefined,
    metrics: metrics.map(({ name, about, unit }) => ({ name, about, unit })),
  };
}

function paramEntry(name: string, param: Param): Entry['params'][number] {
  return {
    name,
    kind: param.kind,
    default: param.default as Entry['params'][number]['default'],
    ...('min' in param && { min: param.min, max: param.max }),
    ...(param.kind === 'choice' && { values: [...param.values] }),
    ...(param.unit !== undefined && { unit: param.unit }),
    about: param.about,
  };
}

// The schemas published in docs/schemas, by file name, as JSON Schema (draft 2020-12).
import * as z from 'zod/mini';
import { contrastSchema } from './contrast.ts';
import {
  benchDocument,
  checkDocument,
  listDocument,
  runDocument,
  sweepDocument,
} from './documents.ts';
import { faultsSchema } from './faults.ts';
import { linkSchema } from './link.ts';
import { runSchema } from './run.ts';
import { traceLine } from './trace-line.ts';

const PUBLISHED: Readonly<Record<string, readonly [title: string, schema: z.ZodMiniType]>> = {
  'run-value': ['A run: everything that decides a trace', runSchema],
  faults: ['A fault file: interventions', faultsSchema],
  link: ['What a share link carries', linkSchema],
  contrast: ['A contrast: two to four runs on one clock', contrastSchema],
  'trace-line': ['One line of a trace as jsonl', traceLine],
  'list-document': ['lightcone list --json', listDocument],
  'run-document': ['lightcone run --json', runDocument],
  'sweep-document': ['lightcone sweep --json', sweepDocument],
  'check-document': ['lightcone check --json', checkDocument],
  'bench-document': ['lightcone bench --json', benchDocument],
};

/** File name to content, a line feed at the end. */
export function publishedSchemas(): ReadonlyMap<string, string> {
  const files = Object.entries(PUBLISHED).map(([name, [title, schema]]): [string, string] => {
    const json = { title, ...z.toJSONSchema(schema) };
    return [`${name}.schema.json`, `${JSON.stringify(json, null, 2)}\n`];
  });
  return new Map(files);
}

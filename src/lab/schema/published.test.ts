// The committed files in docs/schemas are what the code says. UPDATE=1 writes them anew.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { publishedSchemas } from './published.ts';

const FOLDER = new URL('../../../docs/schemas/', import.meta.url);
const files = publishedSchemas();
if (process.env.UPDATE)
  for (const [name, text] of files) writeFileSync(new URL(name, FOLDER), text);

describe('docs/schemas', () => {
  it('holds these files and no others', () => {
    expect(readdirSync(FOLDER).sort()).toEqual([...files.keys()].sort());
  });

  it.each([...files.keys()])('%s is up to date and a valid schema', (name) => {
    const text = readFileSync(new URL(name, FOLDER), 'utf8');
    expect(text).toBe(files.get(name));
    expect(new Ajv2020().validateSchema(JSON.parse(text))).toBe(true);
  });
});

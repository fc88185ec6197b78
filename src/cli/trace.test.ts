// `lightcone trace` end to end: every format of real traces.
import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import * as catalog from '../catalog/catalog.ts';
import { buildRun } from '../lab/build-run.ts';
import { loadSource } from '../lab/source.ts';
import { call } from './testing/captured-io.ts';

const ID = 'mx-ricart-agrawala';
const schema = JSON.parse(
  readFileSync(new URL('../../docs/schemas/trace-line.schema.json', import.meta.url), 'utf8'),
);
const presets = catalog
  .manifests()
  .flatMap(({ id, presets: all }) => all.map((preset) => [id, preset.id]));

describe('trace', { timeout: 60_000 }, () => {
  it.each(presets)('%s, %s: every line of jsonl fits the schema', async (id, preset) => {
    const { out, err } = await call(['trace', id, '--preset', preset, '--max-events', '3000']);
    expect(err).toBe('');
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const validate = new Ajv2020().compile(schema);
    for (const line of [...lines.slice(0, 1000), ...lines.slice(-1000)]) {
      validate(line);
      expect(validate.errors).toBeNull();
    }
    expect(lines.every(({ event, cause }, i) => event === i && (cause ?? -1) < i)).toBe(true);
  });

  it('says on its first line what it is the trace of', async () => {
    const { out } = await call(['trace', ID, '--preset', 'sixteen', '--seed', '5']);
    const [first, second] = out.split('\n').map((line) => line && JSON.parse(line));
    const source = await loadSource(catalog, ID);
    expect(first.run).toEqual(buildRun(source, { preset: 'sixteen', seed: 5 }));
    expect(second.run).toBeUndefined();
  });

  it('is one JSON document with --json', async () => {
    const lines = (await call(['trace', ID])).out;
    const document = JSON.parse((await call(['trace', ID, '--json'])).out);
    expect(document.map((line: object) => `${JSON.stringify(line)}\n`).join('')).toBe(lines);
  });

  it("gives ShiViz clocks of which every host's own rises by one", async () => {
    const { out } = await call(['trace', ID, '--preset', 'sixteen', '--format', 'shiviz']);
    const events = [...out.matchAll(/(?<host>\S*) (?<clock>{.*})\n(?<event>.*)/g)];
    expect(events.length * 2).toBe(out.trimEnd().split('\n').length);
    const own = new Map<string, number>();
    for (const { groups } of events) {
      const host = groups?.host ?? '';
      const clock = JSON.parse(groups?.clock ?? '');
      expect(clock[host]).toBe((own.get(host) ?? 0) + 1);
      own.set(host, clock[host]);
    }
    expect(own.size).toBe(16);
  });

  it('gives Mermaid a line for each process and arrival', async () => {
    const { out } = await call(['trace', ID, '--preset', 'two-contenders', '--format', 'mermaid']);
    expect(out).toMatch(/^sequenceDiagram\n {2}participant P0 as P0\n/);
    expect(out.match(/->>/g)).toHaveLength(8);
  });

  it('gives a whole SVG document', async () => {
    const { out } = await call(['trace', ID, '--preset', 'two-contenders', '--format', 'svg']);
    expect(out).toMatch(/^<svg xmlns="[^"]+" width="1200"/);
    expect(out.trimEnd()).toMatch(/<\/svg>$/);
    expect(out).toContain('critical section');
  });

  it('refuses a diagram that nobody could read', async () => {
    const { code, err } = await call(['trace', 'rumor-spreading', '--format', 'shiviz']);
    expect(err).toMatch(/shiviz is for at most 500 nodes/);
    expect(code).toBe(2);
  });
});

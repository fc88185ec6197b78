// What every protocol of the catalogue promises: a whole folder, presets that do what they say, links that come back.
import { existsSync, readdirSync } from 'node:fs';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { likenessToPreset } from '../engine/as-promised.ts';
import { compile } from '../engine/compiled.ts';
import type { Manifest } from '../engine/contract.ts';
import { InputError } from '../engine/params.ts';
import type { Run } from '../engine/run.ts';
import { buildRun } from '../lab/build-run.ts';
import { asExpected, succeeded } from '../lab/job.ts';
import { packLink, unpackLink } from '../lab/link.ts';
import { parseRun, parseRunFor } from '../lab/parse-run.ts';
import type { Source } from '../lab/source.ts';
import { type PresetOutcome, presetOutcome, tracedTrial, trial } from '../lab/testing/trial.ts';
import * as catalog from './catalog.ts';
import { indexManifests, loadProtocol, manifestOf, manifests, readmeOf } from './catalog.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const FILES = [
  'index.ts',
  'protocol.ts',
  'properties.ts',
  'scenarios.ts',
  'describe.ts',
  'README.md',
  'protocol.test.ts',
];
const HEADINGS = ['What to watch', 'What breaks it', 'Sources'];
/** Ends of a run that did what it should. */
const GOOD_ENDS = ['quiescent', 'goal', 'until', 'violation'];

/** A sentence or a label: not empty, no blanks around it, no placeholder left over. */
function expectText(text: string, where: string): void {
  expect(text, where).toMatch(/^\S(?:[\s\S]*\S)?$/);
  expect(text, where).not.toMatch(/undefined|NaN|lorem|\bTBD\b/);
}
function expectSentence(text: string, where: string): void {
  expectText(text, where);
  expect(text, where).toMatch(/[.!?:]$/);
}
function expectDistinct(ids: readonly string[], where: string): void {
  expect(new Set(ids).size, `${where}: ${ids.join(', ')}`).toBe(ids.length);
}

describe('the catalogue', () => {
  it('is sorted by id, and knows its protocols', () => {
    const ids = manifests().map(({ id }) => id);
    expect(ids).toEqual([...ids].sort());
    const folders = readdirSync(new URL('../protocols/', import.meta.url));
    expect(ids).toEqual(folders.filter((name) => !name.startsWith('_')).sort());
    for (const id of ids) expect(manifestOf(id).id).toBe(id);
  });
  it('names the id that was meant, or all', async () => {
    expect(() => manifestOf('el-buly')).toThrow('did you mean el-bully?');
    expect(() => manifestOf('paxos')).toThrow(/there are .*el-bully, .*rumor-spreading/);
    await expect(loadProtocol('rumour-spreading')).rejects.toThrow(InputError);
    await expect(readmeOf('')).rejects.toThrow(InputError);
  });
  it('refuses an id that is taken, or is not its folder’s name', () => {
    const [manifest] = manifests();
    const own = `../protocols/${manifest.id}/index.ts`;
    expect(() =>
      indexManifests({ [own]: manifest, '../protocols/other/index.ts': manifest }),
    ).toThrow(/other|taken/);
    expect(() => indexManifests({ '../protocols/other/index.ts': manifest })).toThrow(
      "is not the folder's name",
    );
  });
});

describe.each(manifests().map((manifest) => [manifest.id, manifest] as const))(
  '%s',
  (id, manifest) => {
    let source: Source;
    beforeAll(async () => {
      source = { manifest, body: await loadProtocol(id) };
    });

    it('has a whole folder', () => {
      const folder = new URL(`../protocols/${id}/`, import.meta.url);
      for (const file of FILES) expect(existsSync(new URL(file, folder)), file).toBe(true);
      expect(existsSync(new URL('broken.ts', folder))).toBe(source.body.broken !== undefined);
      expect(existsSync(new URL('theory.ts', folder))).toBe(source.body.theory !== undefined);
    });

    it('has its text, with the headings that a reader looks for', async () => {
      const readme = await readmeOf(id);
      expect(readme).toMatch(new RegExp(`^# ${manifest.title}\\n`));
      const headings = [...readme.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);
      expect(headings).toEqual(expect.arrayContaining(HEADINGS));
      expect(readme.length).toBeGreaterThan(1000);
      expect(readme).not.toMatch(/<[a-z]+[ >]/i);
    });

    it('says in words what it is made of', () => {
      expectWords(manifest);
      const { presets, properties, protocol, broken, theory } = source.body;
      expect(presets.map((preset) => preset.id)).toEqual(
        manifest.presets.map((preset) => preset.id),
      );
      for (const preset of presets) {
        expectSentence(preset.about, preset.id);
        expect(preset.beats.length, preset.id).toBeGreaterThan(0);
        expectDistinct(
          preset.beats.map((beat) => beat.id),
          preset.id,
        );
        for (const beat of preset.beats) {
          expectText(beat.title, `${preset.id} ${beat.id}`);
          expect(beat.title.split(/\s+/).length, beat.title).toBeLessThanOrEqual(3);
          expectSentence(beat.caption, `${preset.id} ${beat.id}`);
        }
        for (const failing of preset.expectFails ?? [])
          expect(properties.map((property) => property.id)).toContain(failing);
      }
      expectDistinct(
        properties.map((property) => property.id),
        'properties',
      );
      for (const { name } of properties) expectText(name, 'property');
      expect(Object.keys(manifest.commands ?? {}).sort()).toEqual(
        Object.keys(protocol.commands ?? {}).sort(),
      );
      if (broken) expectSentence(broken.about, 'broken');
      if (theory) for (const text of [theory.formula, theory.source]) expectText(text, 'theory');
    });

    describe.each(manifest.presets.map((preset) => preset.id))('%s', (preset) => {
      let outcome: PresetOutcome;
      let run: Run;
      beforeAll(() => {
        run = buildRun(source, { preset });
        outcome = presetOutcome(source, preset);
      });

      it('ends well, with every check as expected and none undecided', () => {
        const { end, checks, unapplied } = outcome.report;
        expect(GOOD_ENDS).toContain(end.reason);
        expect(outcome.surprises).toEqual([]);
        expect(unapplied).toEqual([]);
        if (end.reason !== 'quiescent') return;
        expect(checks.filter(({ ok }) => ok === null)).toEqual([]);
      });
      it('is its own run, and one with another seed but for chance', () => {
        const compiled = compile(source.body, manifest, run);
        expect(likenessToPreset(compiled, run)).toBe('exactly');
        expect(likenessToPreset(compiled, { ...run, seed: run.seed + 1 })).toBe('otherSeed');
      });
      it('reaches its beats, in their order', () => {
        const ids = source.body.presets
          .find((one) => one.id === preset)
          ?.beats.map((beat) => beat.id);
        expect(outcome.missed).toEqual([]);
        expect(outcome.order).toEqual(ids);
      });
      it('gives one hash, recorded or counted', () => {
        expect(outcome.hashes[0]).toMatch(/^[0-9a-f]{16}$/);
        expect(new Set(outcome.hashes).size).toBe(1);
      });
      it('comes back from a link and from JSON', async () => {
        const linked = unpackLink(packLink({ run })).run;
        expect(linked).toEqual(run);
        expect(parseRunFor(source, linked)).toEqual(run);
        expect(await parseRun(JSON.parse(JSON.stringify(run)), catalog)).toEqual(run);
      });
      it('reports metrics that the manifest names, and none that is no number', () => {
        const names = manifest.metrics.map(({ name }) => name);
        const { metrics, lists, theory } = outcome.report;
        for (const name of [...Object.keys(metrics), ...Object.keys(theory)])
          expect(names).toContain(name);
        for (const value of [...Object.values(metrics), ...Object.values(lists).flat()])
          expect(Number.isFinite(value)).toBe(true);
        reported.set(id, new Set([...(reported.get(id) ?? []), ...Object.keys(metrics)]));
      });
    });

    it('reports in some preset every metric that its manifest names', () => {
      expect([...(reported.get(id) ?? [])].sort()).toEqual(
        manifest.metrics.map(({ name }) => name).sort(),
      );
    });

    it('has metrics that count the marks that they say', () => {
      const [{ id: preset }] = manifest.presets;
      const { report, trace } = tracedTrial(source, { preset });
      for (const { name, counts } of manifest.metrics) {
        if (counts === undefined) continue;
        const records = Array.from({ length: trace.count }, (_, i) => i);
        const isOne = (i: number) => trace.kindName(i) === 'mark' && trace.type(i) === counts;
        expect(records.filter(isOne).length, name).toBe(report.metrics[name]);
      }
    });

    it('runs with its defaults', () => {
      expect(succeeded(trial(source, {}))).toBe(true);
    });

    it('shows what its wrong variant breaks', () => {
      const { broken, properties } = source.body;
      if (!broken) return;
      expect(properties.map((property) => property.id)).toContain(broken.violates);
      const { checks } = trial(source, { preset: broken.preset, broken: true });
      const violated = checks.find((check) => check.id === broken.violates);
      expect(violated).toMatchObject({ ok: false, expected: 'holds' });
      expect(violated && asExpected(violated)).toBe(false);
      expectText(violated?.detail ?? '', 'violation');
    });
  },
);

/** Metrics seen in presets, by protocol. */
const reported = new Map<string, ReadonlySet<string>>();

function expectWords(manifest: Manifest): void {
  expectText(manifest.title, 'title');
  expectText(manifest.family, 'family');
  expectSentence(manifest.about, 'about');
  expect(manifest.version).toBeGreaterThanOrEqual(1);
  expect(manifest.views.length).toBeGreaterThan(0);
  for (const [name, param] of Object.entries(manifest.params)) {
    expectSentence(param.about, `parameter ${name}`);
    if (param.label !== undefined) expectText(param.label, name);
  }
  for (const { id, title } of manifest.presets) expectText(title, id);
  for (const { name, about } of manifest.metrics) expectSentence(about, `metric ${name}`);
  for (const cell of manifest.cells ?? []) expectText(cell.title, cell.id);
  for (const [command, word] of Object.entries(manifest.commands ?? {})) expectText(word, command);
  for (const [command, args] of Object.entries(manifest.commandArgs ?? {})) {
    expect(Object.keys(manifest.commands ?? {})).toContain(command);
    for (const { label, about } of Object.values(args)) {
      expectText(label, command);
      expectSentence(about, `${command} ${label}`);
    }
  }
  expectDistinct(
    manifest.presets.map(({ id }) => id),
    'presets',
  );
  expectDistinct(
    manifest.metrics.map(({ name }) => name),
    'metrics',
  );
}

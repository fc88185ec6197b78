// Anti-entropy: presets keep their promises, and the broken variant is caught.
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { loadProtocol, manifestOf } from '../../catalog/catalog.ts';
import type { RunReport } from '../../engine/report.ts';
import type { Source } from '../../lab/source.ts';
import { presetOutcome, trial } from '../../lab/testing/trial.ts';
import manifest from './index.ts';

/** Hashes of the presets' runs: a change of any event shows here. */
const GOLDEN: Readonly<Record<string, string>> = {
  'push-pull': 'b0b1f2910c45ded6',
  push: '58ec155084f76606',
  pull: 'c55d443801f1d86e',
  twelve: 'ef3950dd2246898e',
  partition: '8aff472f36ec5ecf',
  loss: '9aa7a03131e56afb',
  checksum: '250b6cb1ae28bf2a',
  recent: '3e3b39c31b7961e3',
  merkle: '482eec79e9d1b18c',
  neighbours: '4cac3fcc86732a81',
  'small-world': 'a33bee676464ec87',
  'thirty-thousand': 'ef9feab8f4171466',
};

/** Cycles that each takes: captions name them. */
const CYCLES: Readonly<Record<string, number>> = {
  'push-pull': 12,
  push: 23,
  pull: 18,
  twelve: 2.261,
  partition: 14,
  loss: 23,
  checksum: 8,
  recent: 8,
  merkle: 8,
  neighbours: 26,
  'small-world': 11,
  'thirty-thousand': 13,
};

vi.setConfig({ testTimeout: 60_000 });

let source: Source;
beforeAll(async () => {
  source = { manifest: manifestOf('anti-entropy'), body: await loadProtocol('anti-entropy') };
});

const failed = (report: RunReport) =>
  report.checks.filter(({ ok }) => ok === false).map(({ id }) => id);

describe('presets', () => {
  it.each(manifest.presets.map(({ id }) => id))('%s keeps its promises', (id) => {
    const { report, lapses, hashes } = presetOutcome(source, id);
    expect(lapses).toEqual([]);
    expect(hashes[0]).toBe(GOLDEN[id]);
    expect(report.metrics.cyclesAll).toBe(CYCLES[id]);
  });

  it('the broken variant is caught: the older value comes back', () => {
    const { broken } = source.body;
    const failures = (seed?: number) =>
      failed(
        trial(source, {
          preset: broken?.preset,
          broken: true,
          ...(seed !== undefined && { seed }),
        }),
      );
    expect(failures()).toContain(broken?.violates);
    // Rarely the newer value reaches everybody before an older one comes back.
    const seeds = Array.from({ length: 50 }, (_, seed) => seed);
    const caught = seeds.filter((seed) => failures(seed).includes(broken?.violates ?? ''));
    expect(caught.length).toBeGreaterThan(45);
  });
});

// Anti-entropy: presets keep their promises, and the broken variant is caught.
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { loadProtocol, manifestOf } from '../../catalog/catalog.ts';
import type { Source } from '../../lab/source.ts';
import { failed, presetOutcome, trial } from '../../lab/testing/trial.ts';
import manifest from './index.ts';

/** Hashes of the presets' runs: a change of any event shows here. */
const GOLDEN: Readonly<Record<string, string>> = {
  'push-pull': '8973f7f1edfddf94',
  push: 'ace83ef2816ef9ba',
  pull: '40878b35bbff4343',
  twelve: 'a4e357ff2a404375',
  partition: '8724b23fbe56807a',
  loss: '4685a25c592c41ca',
  checksum: 'aee3c13c6a249a61',
  recent: '45a3ad070a4364a5',
  merkle: '9398e761c1543216',
  neighbours: '28512ad3779c7eda',
  'small-world': '4708c05aae60a703',
  'thirty-thousand': '47d4c0d529b51fd3',
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

// Each contrast preset: its runs are valid and stand on one workload, its link comes back, and what it claims is so.
import { beforeAll, describe, expect, it } from 'vitest';
import { workloadOf, workloadParting } from '../analysis/workload.ts';
import * as catalog from '../catalog/catalog.ts';
import type { RunReport } from '../engine/report.ts';
import type { Trace } from '../engine/trace.ts';
import { buildRun } from './build-run.ts';
import { checkRuns, parseContrast } from './contrast.ts';
import { CONTRAST_PRESETS, type ContrastPreset } from './contrast-presets.ts';
import { packLink, unpackLink } from './link.ts';
import { CONTRAST_FORMAT, type Contrast } from './schema/contrast.ts';
import { loadSource } from './source.ts';
import { tracedTrial } from './testing/trial.ts';

interface Ran {
  readonly report: RunReport;
  readonly trace: Trace;
}

async function contrastOf({ title, about, runs }: ContrastPreset): Promise<Contrast> {
  const built = runs.map(async ({ title, protocol, request }) => {
    return { title, run: buildRun(await loadSource(catalog, protocol), request) };
  });
  return { format: CONTRAST_FORMAT, title, about, runs: await Promise.all(built) };
}

async function ranAll(id: string): Promise<readonly Ran[]> {
  const preset = CONTRAST_PRESETS.find((one) => one.id === id);
  const ran = preset?.runs.map(async ({ protocol, request }) =>
    tracedTrial(await loadSource(catalog, protocol), request),
  );
  return Promise.all(ran ?? []);
}

const metricsOf = (ran: readonly Ran[], name: string) =>
  ran.map(({ report }) => report.metrics[name]);

it('have ids and titles of their own', () => {
  for (const part of ['id', 'title'] as const)
    expect(new Set(CONTRAST_PRESETS.map((one) => one[part])).size).toBe(CONTRAST_PRESETS.length);
});

describe.each(CONTRAST_PRESETS.map((preset) => [preset.id, preset] as const))(
  '%s',
  (id, preset) => {
    let contrast: Contrast;
    let ran: readonly Ran[];
    beforeAll(async () => {
      contrast = await contrastOf(preset);
      ran = await ranAll(id);
    });

    it('has two to four runs on one clock, which come back from a link', async () => {
      checkRuns(contrast, catalog);
      const linked = unpackLink(packLink({ run: contrast.runs[0].run, contrast })).contrast;
      expect(linked).toEqual(contrast);
      expect(linked && (await parseContrast(linked, catalog))).toEqual(contrast);
    });
    it('stands on one workload, network and seed, and every request is taken', () => {
      const [first, ...others] = ran;
      for (const { trace } of others) {
        expect(workloadParting(first.trace, trace)).toBeUndefined();
        expect(trace.nodes).toBe(first.trace.nodes);
      }
      for (const { trace } of ran) expect(workloadOf(trace).refused).toBe(0);
      for (const { run } of contrast.runs) {
        expect(run.network).toEqual(contrast.runs[0].run.network);
        expect(run.seed).toBe(contrast.runs[0].run.seed);
      }
    });
    it('comes to its ends by itself, with nothing left undone', () => {
      for (const { report } of ran) {
        expect(report.end.reason).toBe('quiescent');
        expect(report.unapplied).toEqual([]);
      }
    });
  },
);

describe('what they claim', () => {
  it('asking everybody costs 2(N − 1), a coordinator 3, a token what it wanders', async () => {
    const ran = await ranAll('three-ways-in');
    expect(metricsOf(ran, 'entries')).toEqual([6, 6, 6]);
    const [everybody, token, coordinator] = metricsOf(ran, 'messagesPerEntry');
    expect([everybody, coordinator]).toEqual([6, 3]);
    expect(token).toBeLessThan(3);
    const theory = ran.map(({ report }) => report.theory.messagesPerEntry);
    expect(theory).toEqual([6, undefined, 3]);
  });
  it('where hardly anybody asks a token wanders more than a coordinator costs', async () => {
    const ran = await ranAll('nobody-waits');
    const [everybody, token, coordinator] = metricsOf(ran, 'messagesPerEntry');
    expect([everybody, coordinator]).toEqual([6, 3]);
    expect(token).toBeGreaterThan(3);
    // Nobody waits for anybody inside: a request and its answer, or the token's way.
    for (const { report } of ran) expect(report.metrics.synchronizationDelayMean).toBeUndefined();
  });
  it('one late OK crowns a second process', async () => {
    const ran = await ranAll('late-message');
    expect(metricsOf(ran, 'leader')).toEqual([6, undefined]);
    const overlooked = ran.map(
      ({ report }) => report.checks.find(({ id }) => id === 'no-higher-overlooked')?.ok,
    );
    expect(overlooked).toEqual([true, false]);
  });
  it('blind dies earlier than feedback, and sends no answers', async () => {
    const [feedback, blind] = await ranAll('feedback-or-blind');
    const residues = metricsOf([feedback, blind], 'residue');
    expect(residues[1]).toBeGreaterThan(2 * residues[0]);
    expect(feedback.report.messages.byType.FB).toBeGreaterThan(0);
    expect(blind.report.messages.byType.FB ?? 0).toBe(0);
    for (const { report } of [feedback, blind])
      expect(report.metrics.residue).toBeCloseTo(report.theory.residue, 1);
  });
  it('without the one, clocks don’t ascend along happened-before', async () => {
    expect(metricsOf(await ranAll('without-the-one'), 'inversions')).toEqual([0, 2]);
  });
});

// A run's workload under another algorithm: the same requests, network and seed, and what can't go over by name.
import { describe, expect, it } from 'vitest';
import { workloadOf, workloadParting } from '../analysis/workload.ts';
import * as catalog from '../catalog/catalog.ts';
import type { Run } from '../engine/run.ts';
import { Simulation } from '../engine/simulation.ts';
import { Trace } from '../engine/trace.ts';
import { buildRun, type RunRequest, reviseRun } from './build-run.ts';
import { requestsIn, runBeside, takesRequests } from './contrast-beside.ts';
import { loadSource } from './source.ts';

async function traced(run: Run): Promise<Trace> {
  const { manifest, body } = await loadSource(catalog, run.protocol);
  return new Trace(new Simulation(body, manifest, run, { record: 'full' }).finish().trace());
}

async function beside(from: string, to: string, request: RunRequest, areFixed = false) {
  const [a, b] = await Promise.all([loadSource(catalog, from), loadSource(catalog, to)]);
  const run = buildRun(a, request);
  const trace = await traced(run);
  const other = runBeside(run, a.manifest, b.manifest, areFixed ? requestsIn(trace) : undefined);
  const expanded = reviseRun(b, other.run, {});
  return { run, trace, left: other.left, other: expanded, otherTrace: await traced(expanded) };
}

describe('another algorithm of the family', () => {
  it('gets the requests of a script, the network with its pairs, and the seed', async () => {
    const ran = await beside('mx-ricart-agrawala', 'mx-token-ring', { preset: 'late-request' });
    expect(ran.left).toEqual([]);
    expect(ran.other).toMatchObject({ network: ran.run.network, seed: 7 });
    expect(workloadOf(ran.otherTrace).requests).toHaveLength(2);
    expect(workloadParting(ran.trace, ran.otherTrace)).toBeUndefined();
    // What its name alone has in common follows from what it is here.
    expect(ran.other.params.timeout).not.toBe(ran.run.params.timeout);
  });

  it('gets the requests that a workload came to, at their times', async () => {
    const request = { set: { nodes: '4', entries: '8' } };
    const open = await beside('mx-ricart-agrawala', 'mx-token-ring', request);
    expect(open.other.params.load).toBe('saturated');
    expect(workloadParting(open.trace, open.otherTrace)).toMatchObject({ type: 'enter' });
    const fixed = await beside('mx-ricart-agrawala', 'mx-token-ring', request, true);
    expect(fixed.other.params.load).toBe('commands');
    expect(workloadParting(fixed.trace, fixed.otherTrace)).toBeUndefined();
  });

  it('shows what it does not take: a coordinator never asks', async () => {
    const ran = await beside('mx-token-ring', 'mx-central', { set: { entries: '3' } }, true);
    expect(workloadParting(ran.trace, ran.otherTrace)).toBeUndefined();
    expect(workloadOf(ran.otherTrace).refused).toBe(1);
  });

  it('gets an election’s processes and who starts it; the fate of a message stays behind', async () => {
    const ran = await beside('el-bully', 'el-ring', { preset: 'late-answer' });
    expect(ran.other.params).toMatchObject({ nodes: 8, crashed: [7], initiators: [] });
    expect(ran.left).toEqual(['the fate of one message']);
    expect(workloadParting(ran.trace, ran.otherTrace)).toBeUndefined();
  });

  it('says which value it does not take', async () => {
    const [a, b] = await Promise.all(
      ['rumor-spreading', 'anti-entropy'].map((id) => loadSource(catalog, id)),
    );
    const run = buildRun(a, {});
    const narrow = { ...b.manifest.params.nodes, max: 100 } as typeof b.manifest.params.nodes;
    const manifest = { ...b.manifest, params: { ...b.manifest.params, nodes: narrow } };
    expect(runBeside(run, a.manifest, manifest).left).toEqual(['nodes 10000']);
  });
});

it('tells whose requests may come as commands', () => {
  const takes = (a: string, b: string) =>
    takesRequests(catalog.manifestOf(a), catalog.manifestOf(b));
  expect(takes('mx-central', 'mx-token-ring')).toBe(true);
  expect(takes('el-bully', 'el-ring')).toBe(false);
});

// A check in slices: what it tells on the way changes nothing of what it comes to; it can be ended at any slice.
import { expect, it } from 'vitest';
import * as catalog from '../catalog/catalog.ts';
import type { Exploration } from '../explore/report.ts';
import { buildRun } from './build-run.ts';
import { type CheckProgress, checkJob } from './check.ts';
import { loadSource } from './source.ts';

/** Time passes by a second at each look, so that slices stay small. */
function slowHost(cancelledAfter = Infinity) {
  let time = 0;
  let slices = 0;
  return {
    pause: async () => {
      slices++;
    },
    now: () => (time += 1000),
    cancelled: () => slices > cancelledAfter,
  };
}

async function job() {
  const source = await loadSource(catalog, 'el-bully');
  const run = buildRun(source, { preset: 'three' });
  return { source, job: { run, options: { maxStates: 3000 } } };
}

it('tells what is found as it is found, and comes to the same as without', async () => {
  const { source, job: bully } = await job();
  const told: { readonly progress: CheckProgress; readonly found: Exploration }[] = [];
  const progress = (now: CheckProgress, found: Exploration | undefined) => {
    if (found) told.push({ progress: now, found });
  };
  const watched = await checkJob(bully, source, { ...slowHost(), progress });
  const unwatched = await checkJob(bully, source, slowHost());
  expect(watched.exploration).toEqual(unwatched.exploration);
  expect(told.length).toBeGreaterThan(0);
  const [first] = told;
  expect(first.found.exhausted).toBe(false);
  expect(first.progress.states).toBeLessThan(watched.exploration.states);
  const early = first.found.results.find(({ id }) => id === 'no-higher-overlooked');
  const late = watched.exploration.results.find(({ id }) => id === 'no-higher-overlooked');
  expect(early?.ok).toBe(false);
  expect(early?.witness?.size.nodes).toBe(3);
  expect(late?.shrunkFrom?.events).toBe(early?.witness?.lines.length);
});

it('cancelled, it says so and keeps what it found', async () => {
  const { source, job: bully } = await job();
  const { exploration, progress } = await checkJob(bully, source, slowHost(3));
  expect(exploration.cut).toBe('cancelled');
  expect(progress.frontier).toBeGreaterThan(0);
  expect(progress.states).toBe(exploration.states);
  expect(exploration.results.map(({ ok }) => ok)).toContain(false);
});

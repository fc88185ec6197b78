// Runs that the explorer finds, from the search to the beats on the bar: few, in order, and each where the run turns.
import { describe, expect, it } from 'vitest';
import * as catalog from '../../catalog/catalog.ts';
import type { AnyBody } from '../../engine/compiled.ts';
import type { Manifest } from '../../engine/contract.ts';
import type { Run } from '../../engine/run.ts';
import { Simulation } from '../../engine/simulation.ts';
import { Trace } from '../../engine/trace.ts';
import { explore } from '../../explore/explore.ts';
import type { SearchOptions } from '../../explore/search.ts';
import { bouncing, bouncingManifest, bouncingRun } from '../../explore/testing/bouncing.ts';
import { buildRun, type RunRequest } from '../../lab/build-run.ts';
import { loadSource } from '../../lab/source.ts';
import { turningPoints } from '../../playback/turning-points.ts';

interface Subject {
  readonly body: AnyBody;
  readonly manifest: Manifest;
  readonly run: Run;
}

async function subject(id: string, request: RunRequest): Promise<Subject> {
  const source = await loadSource(catalog, id);
  return { ...source, run: buildRun(source, request) };
}

/** Titles of the beats of the run that shows what one property comes to, and where they stand among its events. */
function beatsOf({ body, manifest, run }: Subject, property: string, options: SearchOptions = {}) {
  const { results } = explore(body, manifest, run, { maxStates: 30_000, ...options });
  const found = results.find(({ id }) => id === property)?.witness?.run;
  if (!found) throw new Error(`nothing was found of ${property}`);
  const simulation = new Simulation(body, manifest, found, { record: 'full' }).finish();
  const trace = new Trace(simulation.trace());
  const { checks } = simulation.report();
  const placed = turningPoints({ trace, checks, isScheduled: true }, manifest);
  const captions = placed.map(({ beat }) => beat.values?.text);
  return {
    titles: placed.map(({ beat }) => beat.title),
    records: placed.map(({ record }) => record),
    last: captions.at(-1),
    end: trace.count - 1,
  };
}

describe('a violation', () => {
  it('stands at the end, after what made the nodes involved ready for it and the last message', async () => {
    const wrong = await subject('mx-ricart-agrawala', { preset: 'tie', broken: true });
    const { titles, last, records, end } = beatsOf(wrong, 'mutual-exclusion');
    expect(titles).toEqual([
      'P0 invokes enter',
      'P1 invokes enter',
      'P0 enters',
      'P1 receives OK',
      'Violation',
    ]);
    expect(records.at(-1)).toBe(end);
    expect(last).toBe(
      'Violated: At most one process is in the critical section. P0 and P1 are in the critical section at once.',
    );
  });

  it('on the way to another failure is a beat as well', async () => {
    const three = await subject('el-bully', { preset: 'three' });
    const { titles, last } = beatsOf(three, 'agreement');
    expect(titles.length).toBeLessThanOrEqual(7);
    expect(titles).toContain('Violation');
    expect(titles.at(-1)).toBe('Nothing more comes');
    expect(last).toContain('P0 follows P1, P1 follows P2');
  });
});

it('a fault is a beat, and the end at which something is owed', async () => {
  const run = await subject('mx-ricart-agrawala', { set: { nodes: '3' } });
  const { titles, last } = beatsOf(run, 'every-request-granted', { crashes: 1 });
  expect(titles).toContain('P2 crashes');
  expect(titles.at(-1)).toBe('Nothing more comes');
  expect(last).toContain('2 still wait, first P0');
});

it('a round begins where all is as it is at its end', () => {
  const ball = { body: bouncing, manifest: bouncingManifest, run: bouncingRun('never') };
  const { titles, records, end } = beatsOf(ball, 'done');
  expect(titles).toContain('The round begins');
  expect(titles.at(-1)).toBe('And again');
  expect(records.at(-1)).toBe(end);
});

it('what was looked for is seen at the end', async () => {
  const run = await subject('mx-ricart-agrawala', {});
  const { titles, last } = beatsOf(run, 'a-reply-is-deferred');
  expect(titles.at(-1)).toBe('Seen');
  expect(last).toContain('P0 defers a reply.');
});

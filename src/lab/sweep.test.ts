// Sweeps over the stand-in: axes, tasks, rows that hang on neither order nor number of workers, cancelling.
import { describe, expect, it } from 'vitest';
import { buildRun } from './build-run.ts';
import { type Host, runJob } from './job.ts';
import { type Pool, planSweep, runTask, sweep, tasksOf } from './sweep.ts';
import { combinations, splitAxes } from './sweep-axes.ts';
import { standIn } from './testing/stand-in.ts';

const host: Host = { pause: () => Promise.resolve(), now: () => 0, cancelled: () => false };
const never = { cancelled: () => false };

/** Takes the tasks of several workers in turn, each on this thread. */
function pool(size: number): Pool {
  return { size, run: (task, take) => runTask(standIn, task, host, take) };
}

describe('axes', () => {
  const split = (set: Record<string, string>) => splitAxes(standIn.manifest.params, set);

  it('are what is written with several values', () => {
    expect(
      split({ nodes: '2..4', tone: 'polite,curt', words: 'a,b', timeout: '5', crashed: '1,2' }),
    ).toEqual({
      fixed: { words: 'a,b', timeout: '5', crashed: '1,2' },
      axes: [
        { name: 'nodes', written: ['2', '3', '4'] },
        { name: 'tone', written: ['polite', 'curt'] },
      ],
    });
    expect(split({ crashed: ';0;1..2', chance: '0.1, 0.2', loud: 'true,false' }).axes).toEqual([
      { name: 'crashed', written: ['', '0', '1..2'] },
      { name: 'chance', written: ['0.1', '0.2'] },
      { name: 'loud', written: ['true', 'false'] },
    ]);
    expect(() => split({ nodes: '9..2' })).toThrow(/not a range/);
    expect(() => split({ nodse: '1..2' })).toThrow(/did you mean nodes/);
  });

  it('combine, the last changing fastest', () => {
    const axes = [
      { name: 'a', written: ['1', '2'] },
      { name: 'b', written: ['x', 'y'] },
    ];
    expect(combinations(axes).map(({ a, b }) => a + b)).toEqual(['1x', '1y', '2x', '2y']);
    expect(combinations([])).toEqual([{}]);
  });
});

describe('sweep', () => {
  const seeds = Array.from({ length: 40 }, (_, i) => i + 1);
  const plan = planSweep(standIn, {
    run: { set: { nodes: '2..5' }, network: { loss: '0.3' } },
    seeds,
    record: 'counters',
  });

  it('covers every seed of every row once', () => {
    const tasks = tasksOf(plan, 3);
    for (let row = 0; row < 4; row++)
      expect(tasks.filter((task) => task.row === row).flatMap((task) => task.seeds)).toEqual(seeds);
  });

  it('gives the same rows on any number of workers', async () => {
    const one = await sweep(plan, pool(1), never);
    expect(one.rows.map((row) => row.set)).toEqual([2, 3, 4, 5].map((nodes) => ({ nodes })));
    expect(one.rows[3]).toMatchObject({ runs: 40, theory: { greetings: 4 } });
    expect(await sweep(plan, pool(4), never)).toEqual(one);
  });

  it('names the seeds whose run would exit 1', async () => {
    const request = { preset: 'pair', network: { loss: '0.5' } };
    const { rows } = await sweep(
      planSweep(standIn, { run: request, seeds, record: 'counters' }),
      pool(1),
      never,
    );
    const failed = [];
    for (const seed of seeds) {
      const run = buildRun(standIn, { ...request, seed });
      const { report } = await runJob({ run, record: 'full' }, standIn, host);
      if (report.checks.some((check) => check.ok === false)) failed.push(seed);
    }
    expect(failed.length).toBeGreaterThan(0);
    expect(rows[0].violations).toEqual(failed);
  });

  it('keeps what is complete when cancelled, and leaves out rows with nothing', async () => {
    let done = 0;
    const { rows } = await sweep(plan, pool(1), {
      cancelled: () => done >= 50,
      progress: (count) => {
        done = count;
      },
    });
    expect(rows[0].runs).toBe(40);
    expect(rows.length).toBe(2);
    expect(rows[1].runs).toBeLessThan(40);
  });

  it('refuses more runs than it can hold', () => {
    const many = {
      run: { set: { nodes: '2..60', timeout: '1..99999' } },
      seeds,
      record: 'counters' as const,
    };
    expect(() => planSweep(standIn, many)).toThrow(/are more than/);
  });
});

describe('runJob', () => {
  it('reports progress between slices and stops when cancelled', async () => {
    const run = buildRun(standIn, {
      set: { nodes: '64' },
      faults: Array.from({ length: 40 }, (_, i) => ({
        kind: 'command',
        at: { time: i * 5 },
        node: i,
        command: 'greet',
      })),
    });
    let seen = 0;
    const { report, trace } = await runJob(
      { run: { ...run, stop: { ...run.stop, onViolation: 'count' } }, record: 'full' },
      standIn,
      {
        ...host,
        progress: ({ events }) => {
          seen = events;
        },
        cancelled: () => seen > 0,
      },
    );
    expect(seen).toBeGreaterThan(0);
    expect(report.end.reason).toBe('cancelled');
    expect(report.hash).toBeUndefined();
    expect(trace?.count).toBe(report.events);
  });
});

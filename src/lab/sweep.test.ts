// Sweeps over the stand-in: axes, tasks, rows that hang on neither order nor number of workers, cancelling.
import { describe, expect, it } from 'vitest';
import { buildRun } from './build-run.ts';
import { givenParams } from './expand.ts';
import { type Host, runJob } from './job.ts';
import { type Pool, sweep, tasksInRounds, tasksOf } from './sweep.ts';
import { combinations, splitAxes } from './sweep-axes.ts';
import { planSweep, planSweepOf } from './sweep-plan.ts';
import { runTask } from './sweep-task.ts';
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
    expect(() => split({ nodes: '9..2' })).toThrow(/is no range/);
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

  it('goes through all rows in rounds where somebody watches', () => {
    const tasks = tasksInRounds(plan);
    const [first, second] = [tasks.slice(0, 4), tasks.slice(4, 8)];
    expect(first.map((task) => [task.row, task.seeds])).toEqual(
      [0, 1, 2, 3].map((row) => [row, [1]]),
    );
    expect(second.map((task) => [task.row, task.seeds])).toEqual(
      [0, 1, 2, 3].map((row) => [row, [2, 3]]),
    );
    for (let row = 0; row < 4; row++)
      expect(tasks.filter((task) => task.row === row).flatMap((task) => task.seeds)).toEqual(seeds);
    const alone = planSweep(standIn, { run: { seed: 7 }, record: 'counters' });
    expect(tasksInRounds(alone).map((task) => task.seeds)).toEqual([[7]]);
  });

  it('gives the same rows on any number of workers', async () => {
    const one = await sweep(plan, pool(1), never);
    expect(one.rows.map((row) => row.set)).toEqual([2, 3, 4, 5].map((nodes) => ({ nodes })));
    expect(one.rows[3]).toMatchObject({ runs: 40, theory: { greetings: 4 } });
    expect(await sweep(plan, pool(4), never)).toEqual(one);
  });

  it('names the seeds whose run would exit 1', async () => {
    // With the preset's own that makes four greetings: too many for P0, where all arrive.
    const faults = [60, 70, 80].map((time) => ({
      kind: 'command',
      at: { time },
      node: 1,
      command: 'greet',
    }));
    const request = { preset: 'pair', network: { loss: '0.3' }, faults };
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
    expect(failed.length).toBeLessThan(seeds.length);
    expect(rows[0].violations).toEqual(failed);
  });

  it('takes what a preset teaches for no violation, with whatever seed, and as little its absence', async () => {
    const violations = async (set: Record<string, string>) => {
      const run = { preset: 'deaf', set };
      const plan = planSweep(standIn, { run, seeds, record: 'counters' });
      return (await sweep(plan, pool(1), never)).rows[0].violations;
    };
    expect(await violations({})).toEqual([]);
    expect(await violations({ nodes: '3' })).toEqual([]);
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
    expect(() => planSweep(standIn, many)).toThrow(/are more than the 10000000$/);
  });
});

describe('a sweep of a run as it stands', () => {
  const swept = (axes: [string, string][], base = buildRun(standIn, {}), seeds = '1..3') =>
    planSweepOf(standIn, base, {
      axes: axes.map(([param, values]) => ({ param, values })),
      seeds,
    });

  it('is what the command line makes of the same values', () => {
    const request = { preset: 'pair', network: { loss: '0.3' } };
    const axes: [string, string][] = [
      ['nodes', '2..4'],
      ['tone', 'polite,curt'],
    ];
    const set = Object.fromEntries(axes);
    const there = planSweep(standIn, {
      run: { ...request, set },
      seeds: [1, 2, 3],
      record: 'counters',
    });
    expect(swept(axes, buildRun(standIn, request))).toEqual(there);
  });

  it('keeps what was set by hand, and derives the rest anew', () => {
    const timeouts = (base: ReturnType<typeof buildRun>) =>
      swept([['nodes', '3,5']], base).rows.map(({ params }) => params.timeout);
    const slow = buildRun(standIn, { network: { delay: 'constant:50' } });
    expect(timeouts(slow)).toEqual([100, 100]);
    expect(timeouts(buildRun(standIn, { set: { timeout: '77' } }))).toEqual([77, 77]);
    const schema = standIn.manifest.params;
    expect(givenParams(schema, slow, undefined)).not.toHaveProperty('timeout');
    const preset = { id: 'own', about: '', params: { timeout: 100 }, beats: [] };
    expect(givenParams(schema, slow, preset)).toHaveProperty('timeout', 100);
  });

  it('takes one value as fixed, and no parameter at all', () => {
    const { axes, rows } = swept([['nodes', '5']]);
    expect(axes).toEqual([]);
    expect(rows.map(({ params }) => params.nodes)).toEqual([5]);
    expect(swept([]).rows).toHaveLength(1);
  });

  it('refuses what makes no sense, and says where', () => {
    expect(() => swept([['nodse', '1..2']])).toThrow('parameter nodse: no such parameter');
    expect(() => swept([['nodes', '2,99']])).toThrow('parameter nodes: 99 is not between');
    expect(() => swept([['crashed', ';0..3']])).toThrow('parameter crashed: someone must be up');
    expect(() =>
      swept([
        ['nodes', '2,3'],
        ['nodes', '4,5'],
      ]),
    ).toThrow('parameter nodes: is swept already');
    const crash = { kind: 'crash', at: { time: 5 }, node: 3 };
    expect(() => swept([['nodes', '3,5']], buildRun(standIn, { faults: [crash] }))).toThrow(
      'interventions[0].node: there is no node 3; the nodes are 0 to 2 (nodes=3)',
    );
    expect(() => swept([['nodes', '2..4']], undefined, '1..')).toThrow(/^seeds: /);
    expect(() => swept([['nodes', '2..52']], undefined, '1..1000')).toThrow(
      'sweep: 51000 runs are more than the 50000 that a page takes',
    );
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

// `lightcone sweep` end to end: rows, statistics, violations, CSV.
import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { call } from './testing/captured-io.ts';

const ID = 'mx-ricart-agrawala';
const schema = JSON.parse(
  readFileSync(new URL('../../docs/schemas/sweep-document.schema.json', import.meta.url), 'utf8'),
);

async function rowsOf(...argv: string[]) {
  const { code, out } = await call(['sweep', ID, ...argv, '--json']);
  const document = JSON.parse(out);
  const validate = new Ajv2020().compile(schema);
  validate(document);
  expect(validate.errors).toBeNull();
  return { code, rows: document.rows };
}

describe('sweep', () => {
  it('has a row for each combination, with the swept values typed', async () => {
    const { code, rows } = await rowsOf(
      '--set',
      'nodes=2..4',
      '--set',
      'variant=plain,crash-tolerant',
      '--set',
      'entries=3',
      '--seeds',
      '1..5',
    );
    expect(code).toBe(0);
    expect(rows.map((row: { set: object }) => row.set)).toEqual(
      [2, 3, 4].flatMap((nodes) =>
        ['plain', 'crash-tolerant'].map((variant) => ({ nodes, variant })),
      ),
    );
    const plain = rows.find((row: { set: { nodes: number } }) => row.set.nodes === 4);
    expect(plain).toMatchObject({ runs: 5, theory: { messagesPerEntry: 6 }, violations: [] });
    expect(plain.metrics.messagesPerEntry).toEqual({
      mean: 6,
      sd: 0,
      low: 6,
      high: 6,
      min: 6,
      median: 6,
      max: 6,
    });
  });

  it('agrees with single runs', async () => {
    const { rows } = await rowsOf('--seeds', '3,8');
    const waits = [];
    for (const seed of ['3', '8']) {
      const { out } = await call(['run', ID, '--seed', seed, '--json']);
      waits.push(JSON.parse(out).metrics.waitMean);
    }
    expect(rows[0].set).toEqual({});
    expect(rows[0].metrics.waitMean.mean).toBeCloseTo((waits[0] + waits[1]) / 2, 9);
    expect(rows[0].metrics.waitMean.min).toBe(Math.min(...waits));
  });

  it('separates lists by semicolons', async () => {
    const { rows } = await rowsOf('--set', 'clocks=;3;1..3');
    expect(rows.map((row: { set: object }) => row.set)).toEqual([
      { clocks: [] },
      { clocks: [3] },
      { clocks: [1, 2, 3] },
    ]);
  });

  it('names the seeds of runs that exit 1, and does so itself', async () => {
    const { code, rows } = await rowsOf('--preset', 'tie', '--broken', '--seeds', '1..4');
    expect(code).toBe(1);
    expect(rows[0].violations.length).toBeGreaterThan(0);
    for (const seed of [1, 2, 3, 4]) {
      const run = await call(['run', ID, '--preset', 'tie', '--broken', '--seed', String(seed)]);
      expect(run.code).toBe(rows[0].violations.includes(seed) ? 1 : 0);
    }
  });

  it('runs the seed of the preset where no other is given', async () => {
    const { rows } = await rowsOf('--preset', 'late-request');
    expect(rows[0]).toMatchObject({
      runs: 1,
      metrics: { entries: { mean: 2, sd: null, low: null } },
    });
  });

  it('prints CSV and a table', async () => {
    const csv = (
      await call(['sweep', ID, '--set', 'nodes=2,3', '--seeds', '1..2', '--csv'])
    ).out.split('\n');
    expect(csv[0]).toMatch(
      /^nodes,runs,entries_mean,entries_sd,.*messagesPerEntry_theory,violations$/,
    );
    expect(csv[1].split(',').length).toBe(csv[0].split(',').length);
    expect((await call(['sweep', ID, '--set', 'nodes=2,3'])).out).toMatch(/^nodes +runs +entries/);
  });

  it('gives what is complete when cancelled', async () => {
    const abort = new AbortController();
    abort.abort();
    const { out, code } = await call(
      ['sweep', ID, '--seeds', '1..9', '--json'],
      {},
      { signal: abort.signal },
    );
    expect(JSON.parse(out).rows).toEqual([]);
    expect(code).toBe(0);
  });
});

// `lightcone check` end to end: the document, the links of counterexamples, exit statuses, Ctrl-C, progress.
import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import * as catalog from '../catalog/catalog.ts';
import { Simulation } from '../engine/simulation.ts';
import { unpackLink } from '../lab/link.ts';
import { parseRun } from '../lab/parse-run.ts';
import { call } from './testing/captured-io.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../docs/schemas/check-document.schema.json', import.meta.url), 'utf8'),
);
const BULLY = ['el-bully', '--set', 'nodes=3', '--set', 'initiators=0'];

interface Result {
  readonly id: string;
  readonly ok: boolean | null;
  readonly counterexample: { readonly events: number; readonly link: string } | null;
}

async function checked(...argv: string[]) {
  const { code, out, err } = await call(['check', ...argv, '--json']);
  const document = JSON.parse(out);
  const validate = new Ajv2020().compile(schema);
  validate(document);
  expect(validate.errors).toBeNull();
  expect(err).toBe('');
  const results: readonly Result[] = document.results;
  return { code, document, results };
}

/** What the run behind a link comes to, followed to its end. */
async function followed(link: string) {
  const run = await parseRun(unpackLink(link).run, catalog);
  const body = await catalog.loadProtocol(run.protocol);
  const manifest = catalog.manifestOf(run.protocol);
  const simulation = new Simulation(body, manifest, run, { record: 'full' }).finish();
  return { run, report: simulation.report() };
}

describe('check', () => {
  it('says that all was seen, and what holds', async () => {
    const { code, document, results } = await checked(
      'mx-ricart-agrawala',
      '--set',
      'nodes=2',
      '--set',
      'entries=2',
    );
    expect(code).toBe(0);
    expect(document).toMatchObject({
      protocol: 'mx-ricart-agrawala',
      params: { nodes: 2, entries: 2 },
      timing: 'asynchronous',
      exhausted: true,
      states: 35,
      transitions: 47,
      depth: 8,
    });
    expect(results.map(({ ok }) => ok)).toEqual([true, true, true, true]);
    expect(results.every(({ counterexample }) => counterexample === null)).toBe(true);
  });

  it('gives a counterexample as a link, whose run comes to it', async () => {
    const { code, document, results } = await checked(...BULLY, '--max-states', '20000');
    expect(code).toBe(1);
    expect(document).toMatchObject({ exhausted: false });
    const failing = results.filter(({ ok }) => ok === false);
    expect(failing.map(({ id }) => id)).toContain('no-higher-overlooked');
    for (const { id, counterexample } of failing) {
      if (!counterexample) throw new Error(`${id} fails without a counterexample`);
      const { run, report } = await followed(counterexample.link);
      expect(run.schedule).toHaveLength(counterexample.events + 1);
      expect(report.checks.find((one) => one.id === id)?.ok).toBe(false);
    }
  });

  it('the bully is safe where delays have bounds', async () => {
    const { code, document, results } = await checked(...BULLY, '--timing', 'synchronous');
    expect(code).toBe(0);
    expect(document).toMatchObject({ timing: 'synchronous', exhausted: true, states: 1076 });
    expect(results.every(({ ok }) => ok === true)).toBe(true);
  });

  it('prints people the steps', async () => {
    const { code, out } = await call(['check', ...BULLY, '--max-depth', '3']);
    expect(code).toBe(1);
    expect(out).toContain('not every schedule: stopped at the bound of steps');
    expect(out).toMatch(/no-higher-overlooked +always +fails in 2 steps/);
    expect(out).toContain('  2  the timer answer of P0 fires\n');
  });

  it('what a preset does by hand may happen at any moment; what it does else is named', async () => {
    const preset = ['el-bully', '--preset', 'late-answer', '--max-states', '200'];
    const { out } = await call(['check', ...preset, '--timing', 'synchronous']);
    expect(out).toContain('not explored: delays set by hand\n');
    const crash = ['el-bully', '--preset', 'crash', '--max-states', '200'];
    expect((await call(['check', ...crash])).out).toContain('at any moment, at most 1 crash\n');
    const { document } = await checked(...crash, '--crashes', '2', '--losses', '1');
    expect(document.faults).toEqual({ crashes: 2, losses: 1 });
  });

  it('finds what a wrong variant does', async () => {
    const { code, results } = await checked(
      'mx-central',
      '--broken',
      '--set',
      'nodes=3',
      '--set',
      'entries=2',
    );
    expect(code).toBe(1);
    const found = results.find(({ id }) => id === 'mutual-exclusion');
    expect(found?.counterexample?.events).toBe(6);
    const { report } = await followed(found?.counterexample?.link ?? '');
    expect(report.checks.find(({ id }) => id === 'mutual-exclusion')?.ok).toBe(false);
  });

  it('looks for what random faults do to a large system', async () => {
    const { code, document, results } = await checked(
      'mx-token-ring',
      '--set',
      'nodes=12',
      '--set',
      'acknowledgements=true',
      '--random',
      '12',
    );
    expect([code, document.exhausted]).toEqual([1, false]);
    expect(results.find(({ id }) => id === 'one-token')?.ok).toBe(false);
    const { out } = await call(['check', 'el-bully', '--random', '5']);
    expect(out).toContain('5 runs with faults at random, then calm');
  });

  it.each([
    [['--random', '5', '--crashes', '1'], '--crashes: either this or --random'],
    [['--timing', 'synchronos'], "--timing: 'synchronos' is none of"],
    [['--crashes', '-1'], '--crashes'],
    [['--max-states', '0'], '--max-states'],
    [['--seed', '3'], '--seed: goes with --random'],
    [['--random', '5', '--kinds', 'crash,los'], "--kinds: 'los'"],
    [['--network', 'delay=exponential:9', '--timing', 'synchronous'], 'has no bounds'],
    [['--duplicates', 'any', '--timing', 'synchronous'], 'duplicates: any number of them'],
  ])('a wrong call is one line: %s', async (argv, text) => {
    const { code, out, err } = await call(['check', 'el-bully', ...argv]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(text);
    expect(err.trimEnd()).not.toContain('\n');
  });

  it('Ctrl-C ends it with what was found so far; progress is shown on a terminal', async () => {
    const abort = new AbortController();
    let pauses = 0;
    const { code, out, err } = await call(
      ['check', 'el-bully', '--json'],
      {},
      {
        signal: abort.signal,
        errIsTerminal: true,
        pause: async () => {
          if (++pauses === 8) abort.abort();
        },
      },
    );
    const document = JSON.parse(out);
    expect(document.exhausted).toBe(false);
    expect(document.states).toBeGreaterThan(100);
    expect(code).toBe(document.results.some((one: Result) => one.ok === false) ? 1 : 0);
    expect(err).toMatch(/\d+ states, \d+ to go on from, \d+ steps deep, \d+ states a second/);
  });
});

// The command line end to end, output captured: documents, tables, exit statuses, wrong calls.
import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import * as catalog from '../catalog/catalog.ts';
import { unpackLink } from '../lab/link.ts';
import { parseRun } from '../lab/parse-run.ts';
import { call } from './testing/captured-io.ts';

const ID = 'mx-ricart-agrawala';
const CYCLES = 'rumor-spreading';

/** The document printed, held against its published schema. */
async function documentOf(schema: string, argv: readonly string[], files = {}) {
  const { code, out, err } = await call([...argv, '--json'], files);
  const document = JSON.parse(out);
  expectValid(schema, document);
  expect(err).toBe('');
  return { code, document };
}

function expectValid(schema: string, document: unknown): void {
  const file = new URL(`../../docs/schemas/${schema}.schema.json`, import.meta.url);
  const validate = new Ajv2020().compile(JSON.parse(readFileSync(file, 'utf8')));
  validate(document);
  expect(validate.errors).toBeNull();
}

describe('list', () => {
  it('prints every protocol with all that can be asked of it', async () => {
    const { document } = await documentOf('list-document', ['list']);
    const ids = document.map((entry: { id: string }) => entry.id);
    expect(ids).toEqual(ids.toSorted());
    const entry = document.find((one: { id: string }) => one.id === ID);
    expect(entry).toMatchObject({ broken: true, commands: ['enter'], family: 'Mutual exclusion' });
    expect(entry.params[0]).toMatchObject({ name: 'nodes', kind: 'int', min: 2 });
    expect(entry.presets[0].beats.length).toBeGreaterThan(2);
    expect(entry.presets[0].beats[0].caption).not.toContain('{');
  });

  it('prints text for people', async () => {
    expect((await call(['list'])).out).toContain(`${ID}: Ricart and Agrawala`);
  });
});

describe('run', () => {
  it('prints one document with everything expanded', async () => {
    const { code, document } = await documentOf('run-document', [
      'run',
      ID,
      '--preset',
      'late-request',
    ]);
    expect(code).toBe(0);
    expect(document).toMatchObject({
      protocol: ID,
      preset: 'late-request',
      seed: 7,
      end: { reason: 'quiescent', detail: '' },
      messages: { sent: 8, byType: { REQUEST: 4, OK: 4 } },
      metrics: { messagesPerEntry: 4 },
      theory: { messagesPerEntry: 4 },
    });
    expect(Object.keys(document)).toEqual([
      ...['protocol', 'preset', 'params', 'network', 'seed', 'end', 'events', 'wallMs', 'messages'],
      ...['checks', 'metrics', 'lists', 'theory', 'breach', 'hash', 'link'],
    ]);
  });

  it('links to the same run', async () => {
    const { document } = await documentOf('run-document', [
      'run',
      ID,
      '--set',
      'nodes=4',
      '--seed',
      '9',
    ]);
    const { run } = unpackLink(document.link);
    expectValid('link', { run });
    expectValid('run-value', run);
    expect(await parseRun(run, catalog)).toEqual(run);
    expect(run).toMatchObject({ seed: 9, params: document.params, network: document.network });
  });

  it('gives the same hash with counters as with a full recording', async () => {
    const full = await documentOf('run-document', ['run', ID]);
    const counters = await documentOf('run-document', ['run', ID, '--record=counters']);
    expect(full.document.hash).toMatch(/^[0-9a-f]{16}$/);
    expect(counters.document.hash).toBe(full.document.hash);
  });

  it('exits 0 where a preset fails as expected, 1 where the wrong variant does', async () => {
    const lesson = await documentOf('run-document', ['run', ID, '--preset', 'notes-clock']);
    const failed = lesson.document.checks.find(
      (check: { id: string }) => check.id === 'mutual-exclusion',
    );
    expect(failed).toMatchObject({ ok: false, expected: 'fails' });
    expect(lesson.code).toBe(0);
    const wrong = await documentOf('run-document', ['run', ID, '--preset', 'tie', '--broken']);
    expect(wrong.document).toMatchObject({ end: { reason: 'violation' } });
    expect(wrong.code).toBe(1);
  });

  it('says which preset shows the wrong variant at fault, where this run does not', async () => {
    const harmless = ['--broken', '--set', 'load=single', '--set', 'nodes=3'];
    const { code, err } = await call(['run', ID, ...harmless]);
    expect(err).toBe('lightcone: this variant did no wrong here; it does with --preset tie\n');
    expect(code).toBe(0);
  });

  it('takes a fault file, a time limit and an event limit', async () => {
    const faults = [{ kind: 'crash', at: { time: 1000 }, node: 1 }];
    expectValid('faults', faults);
    const files = { 'plan.json': JSON.stringify({ interventions: faults }) };
    const argv = ['run', ID, '--preset', 'tie', '--faults', 'plan.json'];
    const crashed = await documentOf('run-document', argv, files);
    expect(crashed.document.messages.lost).toBeGreaterThan(0);
    expect(crashed.code).toBe(1);
    const timed = await documentOf('run-document', ['run', ID, '--until', '5000']);
    expect(timed.document.end).toMatchObject({ reason: 'until', time: 5000 });
    expect(timed.code).toBe(0);
    const counted = await documentOf('run-document', ['run', ID, '--max-events', '5']);
    expect(counted.document.end.reason).toBe('max-events');
  });

  it('counts violations where it is told to, and stops at the first where it is told that', async () => {
    const argv = ['run', ID, '--preset', 'tie', '--broken'];
    const end = async (how: string) =>
      (await documentOf('run-document', [...argv, '--on-violation', how])).document.end.reason;
    expect(await end('count')).toBe('quiescent');
    expect(await end('stop')).toBe('violation');
    expect((await call([...argv, '--on-violation', 'go'])).err).toMatch(/--on-violation: 'go'/);
  });

  it('takes a whole run from a file, and nothing beside it', async () => {
    const { document } = await documentOf('run-document', ['run', ID, '--preset', 'tie']);
    const { run } = unpackLink(document.link);
    const files = { 'run.json': JSON.stringify(run) };
    const argv = ['run', ID, '--run', 'run.json'];
    expect((await documentOf('run-document', argv, files)).document.hash).toBe(document.hash);
    expect((await call([...argv, '--seed', '2'], files)).err).toMatch(
      /--seed: the run of the file/,
    );
    const other = ['run', CYCLES, '--run', 'run.json'];
    expect(await call(other, files)).toMatchObject({ code: 2 });
    const wrong = { 'run.json': JSON.stringify({ ...run, seed: -1 }) };
    expect(await call(argv, wrong)).toMatchObject({ code: 2 });
  });

  it('says that a run is too long for a link instead of giving one that is', async () => {
    const side = Array.from({ length: 250 }, (_, id) => id + 100);
    const cut = { kind: 'partition', at: { time: 1_000_000 }, groups: [side] };
    const files = { 'plan.json': JSON.stringify(new Array(5000).fill(cut)) };
    const argv = ['run', CYCLES, '--set', 'nodes=400', '--until', '10', '--faults', 'plan.json'];
    expect((await documentOf('run-document', argv, files)).document.link).toBeNull();
    expect((await call(argv, files)).out).toMatch(/link none: the run is too long for one/);
  });

  it('tells people the outcome', async () => {
    const { out } = await call(['run', ID, '--preset', 'notes-clock']);
    expect(out).toContain('fails, as expected');
    expect(out).toMatch(/link #1/);
  });

  it('takes a delay where time is not in cycles, and a loss in any case', async () => {
    const small = ['run', CYCLES, '--set', 'nodes=20', '--network', 'loss=0.1'];
    expect((await call(small)).err).toBe('');
    const timed = [...small, '--set', 'timing=async', '--network', 'delay=constant:90'];
    const { document } = await documentOf('run-document', timed);
    expect(document.network.delay).toBe('constant:90');
  });

  it('ends with what is complete when cancelled, and says so', async () => {
    const abort = new AbortController();
    abort.abort();
    const big = [
      'run',
      ID,
      '--set',
      'nodes=64',
      '--set',
      'entries=5000',
      '--set',
      'load=saturated',
      '--json',
    ];
    const { out, code } = await call(big, {}, { signal: abort.signal });
    expect(JSON.parse(out)).toMatchObject({ end: { reason: 'cancelled' }, hash: null });
    expect(code).toBe(0);
  });

  it('shows progress on a terminal alone', async () => {
    let clock = 0;
    const now = () => (clock += 200);
    const argv = [
      'run',
      ID,
      '--set',
      'nodes=64',
      '--set',
      'entries=100',
      '--set',
      'load=saturated',
    ];
    expect((await call(argv, {}, { errIsTerminal: true, now })).err).toMatch(/events, time/);
    expect((await call(argv, {}, { now })).err).toBe('');
  });
});

describe('wrong calls', () => {
  it.each([
    [[], /command: which one\? list, run/],
    [['rn'], /no such command; did you mean run\?/],
    [['judge', ID], /no such command; there are list, run, trace, sweep, check, bench/],
    [['run'], /protocol: which one\?/],
    [['run', 'mx-ricart-agrawal'], /did you mean mx-ricart-agrawala\?/],
    [['run', ID, 'tie'], /tie: one protocol at a time/],
    [['run', ID, '--presets', 'tie'], /--presets: no such flag; did you mean --preset\?/],
    [['run', ID, '--preset'], /--preset: needs a value/],
    [['run', ID, '--preset', 'tye'], /did you mean tie\?/],
    [['run', ID, '--json=yes'], /--json: takes no value/],
    [['run', ID, '--seed', '1', '--seed', '2'], /--seed: is given twice/],
    [['run', ID, '--seed', '-1'], /--seed: '-1' is not a whole number/],
    [['run', ID, '--until', '1.5'], /--until: '1.5' is not/],
    [['run', ID, '--max-events', '0'], /--max-events: '0' is not a whole number from 1/],
    [['run', ID, '--set', 'nodes'], /must be written name=value/],
    [['run', ID, '--set', 'nodes=3', '--set', 'nodes=4'], /--set nodes: is given twice/],
    [['run', ID, '--set', '__proto__=3'], /no such parameter/],
    [['run', ID, '--set', 'node=3'], /parameter node: no such parameter; did you mean nodes\?/],
    [['run', ID, '--set', 'variant=plian'], /'plian' is none of plain, .*; did you mean plain/],
    [['run', ID, '--network', 'los=0.1'], /did you mean loss\?/],
    [['run', ID, '--record', 'count'], /--record: 'count' is none of full, counters\n/],
    [['run', ID, '--faults', 'none.json'], /--faults none.json: can't be read \(ENOENT\)/],
    [['run', ID, '--faults', 'bad.json'], /--faults bad.json: is not JSON/],
    [['run', ID, '--faults', 'wrong.json'], /faults\[0\].kind: "rain" is none of/],
    [['trace', ID, '--format', 'tikz'], /'tikz' is none of jsonl, shiviz, mermaid, svg/],
    [['trace', ID, '--record', 'counters'], /--record: counters keeps no trace/],
    [['trace', ID, '--format', 'svg', '--json'], /--json: svg is not JSON/],
    [['sweep', ID, '--seeds', '3..1'], /--seeds: '3..1' is not a range/],
    [['sweep', ID, '--seeds', '1,1'], /a seed comes twice/],
    [['sweep', ID, '--set', 'nodes=4,3..5'], /parameter nodes: 4 comes twice/],
    [['sweep', ID, '--set', 'nodes=0.1..0.5'], /'0.1..0.5': a range goes by whole numbers/],
    [['sweep', ID, '--seeds', '1', '--seed', '2'], /either this or --seed/],
    [['sweep', ID, '--set', 'nodes=1..3'], /parameter nodes: 1 is not between/],
    [['sweep', ID, '--json', '--csv'], /--csv: either this or --json/],
    [['bench', '--only', 'mesage-storm'], /did you mean message-storm\?/],
    [['list', ID], /list takes flags only/],
  ])('%j', async (argv, message) => {
    const files = { 'bad.json': '{\n', 'wrong.json': '[{ "kind": "rain" }]' };
    const { code, out, err } = await call(argv, files);
    expect(err).toMatch(message);
    expect(err).toMatch(/^lightcone: [^\n]+\n$/);
    expect(out).toBe('');
    expect(code).toBe(2);
  });

  it.each(['delay=constant:5', 'fifo=true', 'bandwidth=1'])(
    'refuses --network %s where time is in cycles',
    async (value) => {
      const says = /^lightcone: network \w+: does nothing here: cycle timing has no delays\n$/;
      const single = await call(['run', CYCLES, '--network', value]);
      expect([single.code, single.out]).toEqual([2, '']);
      expect(single.err).toMatch(says);
      const many = await call(['sweep', CYCLES, '--network', value, '--set', 'k=1,2']);
      expect([many.code, many.out]).toEqual([2, '']);
      expect(many.err).toMatch(says);
    },
  );

  it.each([[['--help']], [['run', '--help']], [['sweep', ID, '--help']]])(
    '%j is right',
    async (argv) => {
      const { code, out } = await call(argv);
      expect(code).toBe(0);
      expect(out).toContain('lightcone ');
    },
  );
});

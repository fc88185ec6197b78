// Expanding what was asked for into a run: order of values, derived defaults, clear errors.
import { describe, expect, it } from 'vitest';
import { buildRun, reviseRun } from './build-run.ts';
import { standIn } from './testing/stand-in.ts';

const build = (request: Parameters<typeof buildRun>[1]) => buildRun(standIn, request);

describe('buildRun', () => {
  it('takes every default of the schema, derived ones from the network', () => {
    const run = build({});
    expect(run).toMatchObject({
      format: 1,
      protocol: 'greeting',
      version: 2,
      seed: 1,
      interventions: [],
    });
    expect(run.params).toEqual({
      nodes: 4,
      timeout: 20_000,
      crashed: [],
      greeters: 'all',
      tone: 'polite',
      chance: 1,
      loud: false,
      words: 'hello',
    });
    expect(run).not.toHaveProperty('preset');
  });

  it.each([
    ['constant:600000000', 1_000_000_000],
    ['uniform:1..2.25', 3],
  ])('refuses no network for what is derived from it: %s', (delay, timeout) => {
    expect(build({ network: { delay } }).params.timeout).toBe(timeout);
  });

  it('lets a preset go over the defaults, and written values over the preset', () => {
    const run = build({
      preset: 'pair',
      set: { tone: 'curt' },
      network: { loss: '0.5' },
      seed: 3,
      until: 90,
    });
    expect(run).toMatchObject({ preset: 'pair', seed: 3, stop: { until: 90 } });
    expect(run.params).toMatchObject({ nodes: 2, tone: 'curt', timeout: 20 });
    expect(run.network).toMatchObject({ delay: 'constant:10', loss: 0.5 });
    expect(build({ preset: 'pair', set: { nodes: '3' } }).params.nodes).toBe(3);
    expect(build({ preset: 'pair' }).seed).toBe(7);
  });

  it('appends the fault plan to the preset script', () => {
    const crash = { kind: 'crash', at: { time: 5 }, node: 1 };
    const run = build({ preset: 'pair', faults: { interventions: [crash] } });
    expect(run.interventions.map((one) => one.kind)).toEqual(['command', 'crash']);
    expect(build({ faults: [crash] }).interventions).toEqual([crash]);
  });

  it('reads lists with ranges, and empty ones', () => {
    expect(build({ set: { crashed: '0..1,3' } }).params.crashed).toEqual([0, 1, 3]);
    expect(build({ set: { crashed: '' } }).params.crashed).toEqual([]);
    expect(build({ set: { greeters: '2' } }).params.greeters).toEqual([2]);
  });

  it.each([
    [{ set: { node: '3' } }, /parameter node: .*did you mean nodes/],
    [
      { set: { tone: 'polit' } },
      /parameter tone: 'polit' is none of polite, curt; did you mean polite/,
    ],
    [{ set: { nodes: '2.5' } }, /parameter nodes: 2.5 is not a whole number/],
    [{ set: { nodes: '' } }, /parameter nodes: '' is not a number/],
    [{ set: { crashed: '7' } }, /parameter crashed: there is no node 7/],
    [{ set: { crashed: '1,1' } }, /parameter crashed: node 1 comes twice/],
    [{ set: { crashed: '0..3' } }, /parameter crashed: someone must be up/],
    [{ preset: 'pairs' }, /preset: .*did you mean pair/],
    [{ preset: 'pear' }, /preset: there is no preset 'pear'; there are pair, deaf/],
    [{ network: { latency: 'constant:1' } }, /network latency: .*there are delay, loss, /],
    [{ network: { delay: 'constant' } }, /network delay: 'constant' is none of/],
    [{ network: { loss: '2' } }, /network loss: 2 is not a probability/],
    [{ seed: -1 }, /seed: -1 is not a whole number/],
    [{ until: 0.5 }, /until: 0.5 is not/],
    [{ broken: true }, /broken: greeting has no broken variant/],
    [
      { faults: [{ kind: 'crash', at: { time: 1 }, node: 4 }] },
      /interventions\[0\].node: there is no node 4/,
    ],
    [
      { faults: [{ kind: 'crash', at: { time: -1 }, node: 0 }] },
      /\[0\].at.time: must be at least 0/,
    ],
    [
      { faults: [{ kind: 'crush', at: { time: 1 }, node: 0 }] },
      /\[0\].kind: "crush" is none of .*did you mean crash/,
    ],
    [{ faults: [{ kind: 'crash', at: { time: 1 } }] }, /\[0\].node: is missing/],
    [
      { faults: [{ kind: 'command', at: { time: 1 }, node: 0, command: 'great' }] },
      /interventions\[0\].command: .*did you mean greet/,
    ],
    [
      { faults: [{ kind: 'lose', message: { from: 0, to: 1, type: 'HALLO', ordinal: 0 } }] },
      /interventions\[0\].message.type: .*did you mean HELLO/,
    ],
    [
      { faults: [{ kind: 'partition', at: { time: 1 }, groups: [[0], [0, 1]] }] },
      /groups\[1\]: node 0 is in two groups/,
    ],
    [{ faults: 7 }, /faults: must be a list/],
  ])('refuses %j', (request, message) => {
    expect(() => build(request)).toThrow(message);
  });
});

describe('reviseRun', () => {
  it('derives again what was derived, and keeps what was set', () => {
    const slower = reviseRun(standIn, build({}), { network: { delay: 'constant:70' } });
    expect(slower.params.timeout).toBe(140);
    const fixed = reviseRun(standIn, build({ set: { timeout: '9' } }), {
      network: { delay: 'constant:70' },
    });
    expect(fixed.params.timeout).toBe(9);
    expect(reviseRun(standIn, build({}), { set: { nodes: '3' }, seed: 9 })).toMatchObject({
      params: { nodes: 3, greeters: 'all' },
      seed: 9,
    });
  });

  it('leaves a schedule out with the values that it was found for', () => {
    const found = { ...build({}), schedule: [{ take: 0, draws: [] }] };
    expect(reviseRun(standIn, found, {}).schedule).toEqual(found.schedule);
    expect(reviseRun(standIn, found, { seed: 4 }).schedule).toEqual(found.schedule);
    expect(reviseRun(standIn, found, { set: { nodes: '3' } })).not.toHaveProperty('schedule');
    expect(reviseRun(standIn, found, { network: { loss: '0.1' } })).not.toHaveProperty('schedule');
  });
});

// Anti-entropy: timestamps, faults at random, values that make no sense.
import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { loadProtocol, manifestOf } from '../../catalog/catalog.ts';
import type { RunReport } from '../../engine/report.ts';
import type { RunRequest } from '../../lab/build-run.ts';
import type { Source } from '../../lab/source.ts';
import { drawnFaults, drawnLinks } from '../../lab/testing/drawn-faults.ts';
import { failed, tracedTrial, trial } from '../../lab/testing/trial.ts';
import { stampOf, timeOf, writerOf } from './stamp.ts';

vi.setConfig({ testTimeout: 60_000 });
type Setting = Readonly<Record<string, string>>;

let source: Source;
beforeAll(async () => {
  source = { manifest: manifestOf('anti-entropy'), body: await loadProtocol('anti-entropy') };
});

const violated = (report: RunReport) =>
  report.checks.filter(({ ok, kind }) => ok === false && kind === 'always').map(({ id }) => id);

const modes = ['push', 'pull', 'push-pull'] as const;

describe('timestamps', () => {
  it('order by time, then by writer, and are later than what is held', () => {
    fc.assert(
      fc.property(fc.nat(1e9), fc.nat(99), fc.nat(1e9), fc.nat(99), (time, id, before, other) => {
        const held = stampOf(before, other, 100, 0);
        const stamp = stampOf(time, id, 100, held);
        expect(stamp).toBeGreaterThan(held);
        expect(writerOf(stamp, 100)).toBe(id);
        expect(timeOf(stamp, 100)).toBe(Math.max(time, before + 1));
      }),
    );
  });

  it('two writes, in cycles or not, whoever hears of which first: the later one stays', () => {
    const timing = fc.constantFrom('cycle', 'async');
    const mode = fc.constantFrom(...modes);
    const write = fc.record({ node: fc.nat(19), time: fc.integer({ min: 1, max: 9000 }) });
    fc.assert(
      fc.property(timing, mode, write, write, fc.nat(1e6), (timing, mode, one, two, seed) => {
        const faults = [one, two].map(({ node, time }) => ({
          kind: 'command',
          at: { time },
          node,
          command: 'write',
        }));
        const report = trial(source, { set: { nodes: '20', timing, mode }, faults, seed });
        expect(failed(report)).toEqual([]);
        expect(report.end.reason).toBe('quiescent');
      }),
      { numRuns: 150 },
    );
  });

  it('a write at a clock that is behind still replaces what its writer holds', () => {
    const faults = [
      { kind: 'clock', at: { time: 100 }, node: 0, offset: -100_000 },
      { kind: 'command', at: { time: 5500 }, node: 0, command: 'write' },
    ];
    const report = trial(source, { set: { nodes: '20' }, faults });
    expect(failed(report)).toEqual([]);
  });
});

describe('push-pull, asynchronously', () => {
  const set = { nodes: '20', timing: 'async' };

  it('whoever does not answer an older store leaves the two unlike', () => {
    const { body } = source;
    const { on } = body.protocol;
    const protocol = { ...body.protocol, on: { ...on, DIG: on.UPD } };
    const report = trial({ ...source, body: { ...body, protocol } }, { set });
    expect(violated(report)).toEqual(['alike-afterwards']);
    expect(failed(trial(source, { set }))).toEqual([]);
  });

  it('is asked of that alone: in cycles both act on old snapshots', () => {
    const asked = (more: Setting) =>
      trial(source, { set: { ...set, ...more } }).checks.some(
        ({ id, ok }) => id === 'alike-afterwards' && ok !== null,
      );
    expect(asked({})).toBe(true);
    expect(asked({ timing: 'cycle' })).toBe(false);
    expect(asked({ mode: 'push' })).toBe(false);
  });
});

describe('under faults', () => {
  const settings: fc.Arbitrary<Setting> = fc.record({
    nodes: fc.integer({ min: 2, max: 30 }).map(String),
    mode: fc.constantFrom(...modes),
    timing: fc.constantFrom('cycle', 'async'),
    judged: fc.constantFrom('cycle-start', 'immediate'),
    digest: fc.constantFrom('full', 'checksum', 'recent', 'merkle'),
    items: fc.constantFrom('1', '100', '1000', '65536'),
    recent: fc.constantFrom('0', '3', '15'),
    view: fc.constantFrom('full', 'neighbours'),
    topology: fc.constantFrom('ring-lattice', 'small-world', 'grid', 'tree', 'scale-free'),
  });
  const seeds = fc.nat(1e6);

  it('losses, duplicates and damage only cost time', () => {
    fc.assert(
      fc.property(settings, drawnLinks, seeds, (set, network, seed) => {
        const report = trial(source, { set: { ...set, patience: '5000' }, network, seed });
        expect(failed(report)).toEqual([]);
        expect(report.metrics.cyclesAll).toBeDefined();
      }),
      { numRuns: 200 },
    );
  });

  it('whatever happens, nobody goes back to an older value, and traced or not it is one run', () => {
    const faults = drawnFaults(9000, 'write');
    fc.assert(
      fc.property(settings, faults, drawnLinks, seeds, (set, plan, network, seed) => {
        const request: RunRequest = {
          set: { ...set, patience: '30' },
          faults: plan,
          network,
          seed,
        };
        const report = trial(source, request);
        expect(violated(report)).toEqual([]);
        expect(report.end.reason).toBe('quiescent');
        expect(tracedTrial(source, request).report.hash).toBe(report.hash);
      }),
      { numRuns: 200 },
    );
  });

  it('a run in which the update is lost ends when everybody has waited long enough', () => {
    const faults = [{ kind: 'crash', at: { time: 500 }, node: 0 }];
    for (const timing of ['cycle', 'async']) {
      const set = { nodes: '30', timing, mode: 'push', patience: '50' };
      const report = trial(source, { set, faults });
      expect(report.end.reason).toBe('quiescent');
      expect(report.end.time).toBeLessThanOrEqual(51_000);
    }
  });

  it('who forgets everything gets it again', () => {
    const faults = [
      { kind: 'crash', at: { time: 4500 }, node: 0 },
      { kind: 'recover', at: { time: 6500 }, node: 0, amnesia: true },
    ];
    const { metrics, lists, checks } = trial(source, { set: { nodes: '200' }, faults });
    expect(checks.every(({ ok }) => ok !== false)).toBe(true);
    expect(lists.susceptibleByCycle.at(-1)).toBe(0);
    expect(metrics.cyclesAll).toBeGreaterThanOrEqual(7);
  });
});

describe('values that make no sense', () => {
  it.each([
    [{ nodes: '10', initial: '11' }, 'initial'],
    [{ mode: 'pushpull' }, 'mode'],
    [{ nodes: '1' }, 'nodes'],
    [{ digest: 'md5' }, 'digest'],
    [{ items: '0' }, 'items'],
    [{ view: 'neighbours', topology: 'torus' }, 'topology'],
    [{ view: 'neighbours', nodes: '1000000', degree: '9' }, 'degree'],
    [{ view: 'neighbours', nodes: '20', degree: '3' }, 'degree'],
    [{ view: 'neighbours', nodes: '20', degree: '30' }, 'degree'],
    [{ view: 'neighbours', nodes: '20', degree: '3', topology: 'scale-free' }, 'degree'],
    [{ view: 'neighbours', nodes: '20', degree: '20', topology: 'random' }, 'degree'],
    [{ view: 'neighbours', nodes: '2001', topology: 'complete' }, 'nodes'],
  ] as const)('%j are refused', (set, param) => {
    expect(() => trial(source, { set })).toThrow(`parameter ${param}`);
  });

  it.each<Setting>([
    { view: 'neighbours', nodes: '20', degree: '3', topology: 'grid' },
    { view: 'neighbours', nodes: '20', degree: '19', topology: 'random' },
    { view: 'neighbours', nodes: '3' },
    { nodes: '20', degree: '3' },
  ])('%j are taken: the topology leaves no choice, or the number can be had', (set) => {
    expect(failed(trial(source, { set }))).toEqual([]);
  });

  it('nothing is left to do where all have it from the start', () => {
    const { metrics, lists } = trial(source, { set: { nodes: '10', initial: '10' } });
    expect(metrics).toMatchObject({ cyclesAll: 0, messages: 0 });
    expect(lists.susceptibleByCycle).toEqual([0]);
  });
});

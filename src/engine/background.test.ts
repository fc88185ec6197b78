// What acts in the background doesn't keep a run going; what it wakes in the foreground does.
import { expect, it } from 'vitest';
import type { AnyBody } from './compiled.ts';
import { defineManifest, defineProtocol, type Manifest } from './contract.ts';
import { DEFAULT_NETWORK } from './network.ts';
import { int } from './params.ts';
import { DEFAULT_STOP, RUN_FORMAT } from './run.ts';
import { Simulation } from './simulation.ts';

interface State {
  acts: number;
}
interface Params {
  readonly nodes: number;
}

const manifest = defineManifest({
  id: 'ticking',
  title: 'Ticking',
  family: 'Tests',
  version: 1,
  about: 'Nodes tick.',
  params: { nodes: int(3, { min: 1, max: 10, about: 'How many.' }) },
  presets: [],
  views: ['space-time'],
  time: { unit: 'cycle', ticks: 1000 },
  nodeLabel: 'N',
  metrics: [],
});

function finish(protocol: unknown) {
  const body = { protocol, properties: [], presets: [], describe: () => ({}) };
  const run = {
    format: RUN_FORMAT,
    protocol: 'ticking',
    version: 1,
    params: { nodes: 3 },
    network: DEFAULT_NETWORK,
    seed: 1,
    stop: { ...DEFAULT_STOP, maxEvents: 1000 },
    interventions: [],
  };
  const options = { record: 'counters' } as const;
  return new Simulation(body as unknown as AnyBody, manifest as unknown as Manifest, run, options)
    .finish()
    .report();
}

it('ends a run in cycles when only nodes active in the background are left', () => {
  const report = finish(
    defineProtocol<State, Record<string, never>, Params>({
      network: DEFAULT_NETWORK,
      init: () => ({ acts: 0 }),
      timing: () => 'cycle',
      start: (node) => node.setActive(true, { background: node.id !== 0 }),
      on: {},
      cycle(node) {
        node.mark('TICK');
        if (node.id === 0 && node.cycle === 4) node.setActive(true, { background: true });
      },
    }),
  );
  expect(report.end).toMatchObject({ reason: 'quiescent', time: 4000 });
  expect(report.events).toBe(3 + 4 + 4 * 3);
});

it('lets a step in the background set a timer that keeps the run going', () => {
  const report = finish(
    defineProtocol<State, Record<string, never>, Params>({
      network: DEFAULT_NETWORK,
      init: () => ({ acts: 0 }),
      start(node) {
        if (node.id === 0) node.setTimer('wait', 50);
        node.setTimer('tick', 10, { background: true });
      },
      on: {},
      timers: {
        wait() {},
        tick(node) {
          const isThird = ++node.state.acts === 3;
          node.setTimer('tick', 10);
          if (node.id === 2 && isThird) node.setTimer('wait', 100, { background: false });
        },
      },
    }),
  );
  expect(report.end).toMatchObject({ reason: 'quiescent', time: 130 });
});

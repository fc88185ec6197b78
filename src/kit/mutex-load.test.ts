// Who asks and how often: each load spends its requests and no more, whoever else enters meanwhile.
import { expect, it } from 'vitest';
import type { WorkloadContext } from '../engine/contract.ts';
import { Stream, streamKey } from '../engine/random.ts';
import { mutexLoad } from './mutex-load.ts';

type Kind = 'single' | 'random' | 'saturated' | 'paced' | 'commands';
const NODES = 4;
const PAUSE = 200_000;

/** The workload after its start, the nodes it has asked so far, and what makes it ask. */
function begun(load: Kind, entries: number, firstAsker = 0) {
  const workload = mutexLoad(firstAsker);
  const params = { nodes: NODES, entries, load, pause: PAUSE };
  const asked: number[] = [];
  const delays: number[] = [];
  const stream = new Stream(streamKey(1, 'workload'));
  let drawn = 0;
  const context: WorkloadContext<unknown, typeof params> = {
    state: workload.init(params),
    params,
    count: NODES,
    invoke(node, _command, delay = 0) {
      asked.push(node);
      delays.push(delay);
    },
    randomInt: (n) => (load === 'paced' ? stream.int(n) : drawn++ % n),
  };
  workload.start?.(context);
  return {
    asked,
    delays,
    leaves: (node: number) => workload.onMark?.EXIT(context, node),
    isIdle: () => workload.onIdle?.(context),
  };
}

it('single: the first asker makes all requests, one after another', () => {
  for (const first of [0, 1]) {
    const { asked, leaves } = begun('single', 3, first);
    expect(asked).toEqual([first]);
    for (let exit = 0; exit < 5; exit++) leaves(first);
    expect(asked).toEqual([first, first, first]);
  }
});

it('single: whoever enters by hand and leaves is not asked again', () => {
  const { asked, leaves } = begun('single', 3);
  for (const node of [1, 2, 3, 2]) leaves(node);
  expect(asked).toEqual([0]);
});

it('saturated: dealt evenly, and who enters by hand after its share gets no more', () => {
  const { asked, leaves } = begun('saturated', 6);
  expect(asked).toEqual([0, 1, 2, 3]);
  for (let round = 0; round < 4; round++) for (let node = 0; node < NODES; node++) leaves(node);
  expect(asked).toEqual([0, 1, 2, 3, 0, 1]);
});

it('random: one request whenever all is quiet, whoever enters by hand', () => {
  const { asked, leaves, isIdle } = begun('random', 3, 1);
  expect(asked).toEqual([]);
  for (let turn = 0; turn < 5; turn++) {
    isIdle();
    leaves(turn % NODES);
  }
  expect(asked).toEqual([1, 2, 3]);
});

it('paced: shares as saturated, and before each request a pause of that mean, seldom or often short', () => {
  const { asked, delays, leaves } = begun('paced', 20_000);
  expect(asked).toEqual([0, 1, 2, 3]);
  for (let turn = 0; turn < 20_000; turn++) leaves(turn % NODES);
  expect(asked).toHaveLength(20_000);
  const mean = delays.reduce((sum, delay) => sum + delay, 0) / delays.length;
  expect(Math.abs(mean / PAUSE - 1)).toBeLessThan(0.03);
  // Of an exponential distribution 1 - 1/e lie below the mean.
  const below = delays.filter((delay) => delay < PAUSE).length / delays.length;
  expect(Math.abs(below - 0.632)).toBeLessThan(0.015);
});

it('commands: asks nobody', () => {
  const { asked, leaves, isIdle } = begun('commands', 3);
  leaves(0);
  isIdle();
  expect(asked).toEqual([]);
});

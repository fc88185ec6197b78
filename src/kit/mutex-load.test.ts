// Who asks and how often: each load spends its requests and no more, whoever else enters meanwhile.
import { expect, it } from 'vitest';
import type { WorkloadContext } from '../engine/contract.ts';
import { mutexLoad } from './mutex-load.ts';

type Kind = 'single' | 'random' | 'saturated' | 'commands';
const NODES = 4;

/** The workload after its start, the nodes it has asked so far, and what makes it ask. */
function begun(load: Kind, entries: number, firstAsker = 0) {
  const workload = mutexLoad(firstAsker);
  const params = { nodes: NODES, entries, load };
  const asked: number[] = [];
  let drawn = 0;
  const context: WorkloadContext<unknown, typeof params> = {
    state: workload.init(params),
    params,
    count: NODES,
    invoke: (node) => asked.push(node),
    randomInt: (n) => drawn++ % n,
  };
  workload.start?.(context);
  return {
    asked,
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

it('commands: asks nobody', () => {
  const { asked, leaves, isIdle } = begun('commands', 3);
  leaves(0);
  isIdle();
  expect(asked).toEqual([]);
});

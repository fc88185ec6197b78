// The workload that all mutual exclusion protocols share, among all processes but the coordinator.
import { defineWorkload, type WorkloadContext } from '../../engine/contract.ts';
import { mutexLoad } from '../../kit/mutex-load.ts';
import type { Params } from './index.ts';

/** The shared workload counts its askers from 0: to it, process 1 is the first of one fewer. */
const withoutCoordinator = (
  load: WorkloadContext<unknown, Params>,
): WorkloadContext<unknown, Params> => ({
  state: load.state,
  params: fewer(load.params),
  count: load.count - 1,
  invoke: (node, command, delay) => load.invoke(node + 1, command, delay),
  randomInt: (n) => load.randomInt(n),
});

function fewer(params: Params): Params {
  return { ...params, nodes: params.nodes - 1 };
}

export const workload = defineWorkload<unknown, Params>({
  init: (params) => mutexLoad.init(fewer(params)),
  start: (load) => mutexLoad.start?.(withoutCoordinator(load)),
  onMark: {
    EXIT: (load, node) => mutexLoad.onMark?.EXIT(withoutCoordinator(load), node - 1),
  },
  onIdle: (load) => mutexLoad.onIdle?.(withoutCoordinator(load)),
});

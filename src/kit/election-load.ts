// Who takes part in an election and who starts it: the parameters and the workload that all election protocols share.
import { defineWorkload } from '../engine/contract.ts';
import { int, list } from '../engine/params.ts';

const MAX_NODES = 256;

/** Parameters that every el-* protocol on numbered processes takes; spread into its schema. */
export const electionParams = {
  nodes: int(8, {
    min: 2,
    max: MAX_NODES,
    label: 'Processes',
    about: 'How many processes there are; their numbers decide.',
  }),
  crashed: list([], {
    min: 0,
    max: MAX_NODES - 1,
    nodes: true,
    label: 'Crashed',
    about: 'Processes that are down from the start.',
  }),
  initiators: list([0], {
    min: 0,
    max: MAX_NODES - 1,
    nodes: true,
    all: true,
    label: 'Initiators',
    about: 'Processes that start an election at time 0, all together; those that are down do not.',
  }),
} as const;

interface LoadParams {
  readonly initiators: readonly number[];
}

/** Invokes the command `election` at every initiator, before anything else happens. */
export const electionLoad = defineWorkload<null, LoadParams>({
  init: () => null,
  start(load) {
    for (const node of load.params.initiators) load.invoke(node, 'election');
  },
});

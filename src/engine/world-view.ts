// The world as properties and metrics see it: states to be read, whether they lie in objects or in columns.
import { type Row, rowOf } from './columns.ts';
import type { Compiled } from './compiled.ts';
import type { WorldView } from './contract.ts';
import { Status, type World } from './world.ts';

/** One object for all rows; undefined where states are objects. */
export function rowIn({ columns }: Compiled, world: World): Row | undefined {
  return columns && world.columns && rowOf(columns, world.columns);
}

export function worldView(compiled: Compiled, world: World): WorldView<unknown, unknown> {
  const row = rowIn(compiled, world);
  return {
    count: compiled.nodes,
    params: compiled.params,
    get time() {
      return world.time;
    },
    get cycle() {
      return world.cycle;
    },
    state(node) {
      if (!row) return world.states[node];
      row.row = node;
      return row;
    },
    up: (node) => !(world.statuses[node] & Status.down),
  };
}

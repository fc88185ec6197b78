// What every election must come to: one leader whom all live processes know, and none better among them.
import { defineProperty, type Finding, type Property, type WorldView } from '../engine/contract.ts';
import { NOBODY } from './election-metrics.ts';
import { liveNodes } from './live-nodes.ts';

interface Follows {
  readonly leader: number;
}

/**
 * All live processes know the same leader once an election was held: there was a mark START. `isWaiting` says who is
 * named first where somebody knows of none.
 */
export function agreement<S extends Follows>(
  isWaiting: (state: S) => boolean = () => false,
): Property<S, unknown> {
  return defineProperty<S, unknown, { held: boolean }>({
    id: 'agreement',
    kind: 'eventually',
    name: 'After an election all live processes know the same leader',
    monitor: () => ({ held: false }),
    kinds: ['mark'],
    observe(monitor, event) {
      if (event.type === 'START') monitor.held = true;
    },
    check(world, { held }): Finding | undefined {
      const live = liveNodes(world);
      if (!held || live.length === 0) return undefined;
      const lost = leaderless(world, live, isWaiting);
      if (lost !== undefined)
        return { nodes: [lost], text: '{@lost} knows of no leader', values: { lost } };
      const [first] = live;
      const { leader } = world.state(first);
      const other = live.find((id) => world.state(id).leader !== leader);
      if (other === undefined) return undefined;
      const rival = world.state(other).leader;
      return {
        nodes: [first, other],
        text: '{@first} follows {@leader}, {@other} follows {@rival}',
        values: { first, other, leader, rival },
      };
    },
  });
}

function leaderless<S extends Follows>(
  world: WorldView<S, unknown>,
  live: readonly number[],
  isWaiting: (state: S) => boolean,
): number | undefined {
  const lost = live.filter((id) => world.state(id).leader === NOBODY);
  return lost.find((id) => isWaiting(world.state(id))) ?? lost.at(0);
}

/** No live process follows a leader that is up while one of a higher rank is up. `name` is the property's sentence. */
export function highestLeads<S extends Follows>(
  name: string,
  rankOf: (state: S, id: number) => number,
): Property<S, unknown> {
  return defineProperty<S, unknown>({
    id: 'highest-leads',
    kind: 'eventually',
    name,
    check(world) {
      const live = liveNodes(world);
      const rank = (id: number) => rankOf(world.state(id), id);
      const highest = live.toSorted((a, b) => rank(b) - rank(a)).at(0);
      const fooled = live.find((id) => {
        const { leader } = world.state(id);
        return leader !== NOBODY && leader !== highest && world.up(leader);
      });
      if (fooled === undefined || highest === undefined) return undefined;
      return {
        nodes: [fooled, highest],
        text: '{@fooled} follows {@leader}, but {@highest} is up',
        values: { fooled, leader: world.state(fooled).leader, highest },
      };
    },
  });
}

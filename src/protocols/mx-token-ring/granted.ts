// Liveness: every request is granted. Where a run ends while the token can still come, that is not decided.
import { defineProperty, type EventView } from '../../engine/contract.ts';
import { everyRequestGranted } from '../../kit/mutex-properties.ts';
import type { Params } from './index.ts';
import type { State } from './protocol.ts';
import { follow, type Underway, type View } from './tokens.ts';

interface Seen {
  underway: Underway[];
  paused: number[];
  /** The partition there is, if any. */
  cut: { readonly groups: readonly (readonly number[])[]; readonly oneWay: boolean } | null;
}

export const granted = defineProperty<State, Params, Seen>({
  id: everyRequestGranted.id,
  kind: 'eventually',
  name: everyRequestGranted.name,
  monitor: () => ({ underway: [], paused: [], cut: null }),
  kinds: [
    ...(['send', 'duplicate', 'receive', 'lose'] as const),
    ...(['crash', 'pause', 'resume', 'partition', 'heal'] as const),
  ],
  observe(seen, event) {
    if (event.kind === 'partition') seen.cut = event.body as Seen['cut'];
    else if (event.kind === 'heal') seen.cut = null;
    else if (event.kind === 'pause') seen.paused.push(event.node);
    else if (event.kind === 'resume') goOn(seen, event);
    else if (event.kind === 'crash') {
      seen.underway = seen.underway.filter(({ at }) => at !== event.node);
      goOn(seen, event);
    } else if (event.type === 'TOKEN') follow(seen.underway, event);
  },
  check(world, seen, event) {
    const finding = everyRequestGranted.check(world, seen, event);
    if (!finding || !canCome(world, seen)) return finding;
    return { ...finding, text: `${finding.text}; the token can still come`, undecided: true };
  },
});

function goOn(seen: Seen, { node }: EventView): void {
  seen.paused = seen.paused.filter((id) => id !== node);
}

/** Whether as things stand a token will arrive somewhere, or be passed on: patience may end before it is round. */
function canCome(world: View, { underway, paused, cut }: Seen): boolean {
  const acts = (id: number) => world.up(id) && !paused.includes(id);
  for (let id = 0; id < world.count; id++) {
    const { hasToken, dead } = world.state(id);
    if (hasToken && acts(id) && dead.length < world.count - 1) return true;
  }
  return underway.some(({ from, at }) => acts(at) && !isCut(cut, from, at));
}

function isCut(cut: Seen['cut'], from: number, to: number): boolean {
  if (!cut) return false;
  const side = (id: number) => {
    const found = cut.groups.findIndex((group) => group.includes(id));
    return found < 0 ? cut.groups.length : found;
  };
  return side(from) !== side(to) && (!cut.oneWay || side(from) === 0);
}

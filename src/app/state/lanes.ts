// The lanes of the space-time diagram: which are shown, in what order; changed by hand, and said aloud.
import {
  isByNumber,
  type LaneWish,
  lanesShown,
  withLaneWish,
} from '../../figure/space-time-lanes.ts';
import { nodeName } from '../../playback/narration.ts';
import { wordsOf } from '../words/run-words.ts';
import type { Outcome } from '../worker/client.ts';
import { outcomeShown } from './moving.ts';
import type { Action } from './node-actions.ts';
import { screen } from './screen.ts';
import { speak } from './speak.ts';
import { isOnStage } from './stage-views.ts';

/** Moves a lane, hides it or shows all, and says what came of it. */
export function changeLanes(wish: LaneWish): void {
  const outcome = outcomeShown();
  if (!outcome) return;
  const { lanes: before } = screen.getState();
  const { nodes } = outcome.trace;
  const lanes = withLaneWish(before, nodes, wish);
  if (lanes !== before) screen.setState({ lanes });
  speak(laneSentence(wish, lanesShown(lanes, nodes), outcome));
}

function laneSentence(wish: LaneWish, shown: readonly number[], outcome: Outcome): string {
  const { nodes } = outcome.trace;
  if (wish.kind === 'by-number') return 'Lanes stand by number.';
  if (wish.kind === 'show-all') return `All ${nodes} lanes are shown.`;
  const name = nodeName(wordsOf(outcome), wish.node);
  const place = shown.indexOf(wish.node);
  if (wish.kind === 'move') return `${name} is lane ${place + 1} of ${shown.length}.`;
  if (place >= 0) return `${name} is the only lane shown.`;
  return `The lane of ${name} is hidden: ${shown.length} of ${nodes} shown.`;
}

/** What a lane's menu offers beside what can be done to its node. */
export function laneActions({ trace }: Outcome, node: number): readonly Action[] {
  const { lanes, orientation } = screen.getState();
  const shown = lanesShown(lanes, trace.nodes);
  const place = shown.indexOf(node);
  if (!isOnStage('space-time') || place < 0 || shown.length < 2) return [];
  const [back, on] = orientation === 'horizontal' ? ['up', 'down'] : ['left', 'right'];
  const move = (to: number) => () => changeLanes({ kind: 'move', node, place: to });
  return [
    ...(place > 0
      ? [{ id: 'lane back', title: `Move this lane ${back}`, run: move(place - 1) }]
      : []),
    ...(place < shown.length - 1
      ? [{ id: 'lane on', title: `Move this lane ${on}`, run: move(place + 1) }]
      : []),
    { id: 'hide', title: 'Hide this lane', run: () => changeLanes({ kind: 'hide', node }) },
    ...(isByNumber(lanes, trace.nodes)
      ? []
      : [
          {
            id: 'by number',
            title: 'Lanes by number',
            run: () => changeLanes({ kind: 'by-number' }),
          },
        ]),
  ];
}

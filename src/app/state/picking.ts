// What picking a mark of the diagram does: an event goes to the inspector, an arrow and a lane open their menus.
import type { DelayWish, DragPhase, SpaceTimePick } from '../../views/space-time/props.ts';
import { pickForInstrument } from './instruments.ts';
import { doTo } from './node-actions.ts';
import { endPreview, preview, stopPreviewing } from './previewing.ts';
import { screen } from './screen.ts';
import { shown } from './shown.ts';
import { speak } from './speak.ts';

export function select(pick: SpaceTimePick, anchor: DOMRect): void {
  switch (pick.kind) {
    case 'event':
      screen.setState({
        playing: false,
        menu: undefined,
        selection: { event: pick.record },
      });
      return pickForInstrument(pick.record);
    case 'message':
      return screen.setState({
        playing: false,
        menu: { pick, anchor },
        selection: { message: pick.send, event: pick.arrival >= 0 ? pick.arrival : pick.send },
      });
    case 'lane':
      return screen.setState({
        playing: false,
        menu: { pick, anchor },
        selection: { node: pick.node },
      });
  }
}

/** An arrowhead is dragged, let go, or given up. */
export function dragTo(wish: DelayWish, phase: DragPhase): void {
  if (phase === 'preview') return preview(wish);
  if (phase === 'cancel') {
    speak('Dropped: it arrives as before.');
    return endPreview();
  }
  stopPreviewing();
  const { outcome } = shown.getState();
  if (outcome) doTo(outcome, wish);
}

// What a person can do to a node at the cursor: the same list in the inspector and in the lane's menu.
import { manifestOf } from '../../catalog/catalog.ts';
import type { Intervention, Place } from '../../engine/run.ts';
import { conditionAt, conditionsAt } from '../../playback/conditions.ts';
import { interventionText, placeText } from '../words/interventions.ts';
import { wordsOf } from '../words/run-words.ts';
import type { Outcome } from '../worker/client.ts';
import { screen } from './screen.ts';
import { intervene } from './session.ts';
import { speak } from './speak.ts';

export interface Action {
  readonly id: string;
  readonly title: string;
  readonly run: () => void;
}

/** Right after the last record that has happened, and not before the moment on the screen. */
export function placeHere(): Place {
  const { cursor, time } = screen.getState();
  return { after: cursor - 1, time: Math.floor(time) };
}

/** Does it, and says so. */
export function doTo(outcome: Outcome, what: Intervention): void {
  const words = wordsOf(outcome);
  intervene(what);
  speak(`${interventionText(what, words)} ${placeText(what, words)}`);
}

/** Commands while it is up; crash or recover; pause or go on. At `place`, or at the cursor. */
export function nodeActions(outcome: Outcome, node: number, place?: Place): readonly Action[] {
  const condition = conditionAt(outcome.trace, node, recordsBefore(place));
  const at = () => place ?? placeHere();
  const act = (kind: 'crash' | 'recover' | 'pause' | 'resume') => () =>
    doTo(outcome, { kind, at: at(), node });
  if (condition === 'down')
    return [
      { id: 'recover', title: 'Recover', run: act('recover') },
      {
        id: 'amnesia',
        title: 'Recover without memory',
        run: () => doTo(outcome, { kind: 'recover', at: at(), node, amnesia: true }),
      },
    ];
  return [
    ...commandActions(outcome, node, place),
    { id: 'crash', title: 'Crash', run: act('crash') },
    condition === 'paused'
      ? { id: 'resume', title: 'Resume', run: act('resume') }
      : { id: 'pause', title: 'Pause', run: act('pause') },
  ];
}

function commandActions(outcome: Outcome, node: number, place?: Place): readonly Action[] {
  const { commands = {}, commandArgs = {} } = manifestOf(outcome.run.protocol);
  return Object.entries(commands).map(([command, title]) => {
    const id = `command ${command}`;
    if (command in commandArgs) {
      const asked = { node, command };
      return {
        id,
        title: `${title}…`,
        run: () => screen.setState({ dialog: 'command', asked, place }),
      };
    }
    const invoke = () =>
      doTo(outcome, { kind: 'command', at: place ?? placeHere(), node, command });
    return { id, title, run: invoke };
  });
}

/** How many records have happened at a place. */
function recordsBefore(place: Place | undefined): number {
  return place?.after === undefined ? screen.getState().cursor : place.after + 1;
}

/** What can be done to the network, at `place` or at the cursor. */
export function networkActions(outcome: Outcome, place?: Place): readonly Action[] {
  const partition: Action = {
    id: 'partition',
    title: 'Partition from here…',
    run: () => screen.setState({ dialog: 'partition', place }),
  };
  const heal: Action = {
    id: 'heal',
    title: 'Heal the partition',
    run: () => doTo(outcome, { kind: 'heal', at: place ?? placeHere() }),
  };
  const { split } = conditionsAt(outcome.trace, recordsBefore(place));
  return split ? [partition, heal] : [partition];
}

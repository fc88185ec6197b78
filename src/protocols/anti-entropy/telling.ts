// What a node says of values that come, and of what it answers.
import type { Node } from '../../engine/contract.ts';
import { CYCLE } from '../../kit/random-calls.ts';
import type { Params } from './index.ts';
import { NONE, timeOf, writerOf } from './stamp.ts';

/** What it takes of a node. */
type Teller = Pick<
  Node<{ readonly stamp: number }, unknown, Params>,
  'state' | 'count' | 'params' | 'say'
>;

/** The timestamp of what it holds: cycles, and who wrote it. */
export function inWords({ state, count }: Teller): string {
  return `${timeOf(state.stamp, count) / CYCLE}, N${writerOf(state.stamp, count)}`;
}

export function tellTaken(
  node: Teller,
  from: number,
  offered: number,
  held: number,
  isTaken: boolean,
): void {
  if (isTaken && held === NONE) node.say('gets the update from {@from}', { from });
  else if (isTaken)
    node.say('takes the value of {@from}: its timestamp is ({stamp})', {
      from,
      stamp: inWords(node),
    });
  else if (offered === held) node.say('has that value of {@from} already', { from });
  else node.say('keeps its own value: that of {@from} is older', { from });
}

/** After a digest with the timestamp `stamp`, the node itself showing `held`. */
export function tellAnswer(node: Teller, from: number, stamp: number, held: number): void {
  const { state, params } = node;
  if (held > stamp) node.say('has a newer value than {@from}, and sends it', { from });
  else if (state.stamp > stamp && held !== state.stamp)
    node.say('shows {@from} what it held when the cycle began: nothing newer', { from });
  else if (stamp === NONE || params.mode === 'pull')
    node.say('has nothing newer for {@from}', { from });
}

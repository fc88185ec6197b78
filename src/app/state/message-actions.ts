// What a person can do to a message: the same list in the inspector and in the arrow's menu.
import { Kind, type Trace } from '../../engine/trace.ts';
import type { Outcome } from '../worker/client.ts';
import { type Action, doTo } from './node-actions.ts';
import { messageName } from './run-edits.ts';
import { screen } from './screen.ts';

/** The send record of the message that record i is about; undefined where it is about none. */
export function sendOf(trace: Trace, i: number): number | undefined {
  const kind = trace.kind(i);
  if (kind === Kind.send) return i;
  if (kind === Kind.receive || kind === Kind.lose || kind === Kind.duplicate) {
    const cause = trace.cause(i);
    return cause >= 0 && trace.kind(cause) === Kind.send ? cause : undefined;
  }
  return undefined;
}

/** The record at which the message of `send` arrived or was lost; undefined while it is on its way. */
export function arrivalOf(trace: Trace, send: number): number | undefined {
  for (let i = send + 1; i < trace.count; i++) {
    const kind = trace.kind(i);
    if ((kind === Kind.receive || kind === Kind.lose) && trace.cause(i) === send) return i;
  }
  return undefined;
}

/** Lose, duplicate, corrupt, set the delay; `i` is a record of the message. */
export function messageActions(outcome: Outcome, i: number): readonly Action[] {
  const { trace } = outcome;
  const send = sendOf(trace, i);
  if (send === undefined || trace.node(send) === trace.peer(send)) return [];
  const act = (kind: 'lose' | 'duplicate' | 'corrupt') => () =>
    doTo(outcome, { kind, message: messageName(trace, send) });
  return [
    { id: 'lose', title: 'Lose', run: act('lose') },
    { id: 'duplicate', title: 'Duplicate', run: act('duplicate') },
    { id: 'corrupt', title: 'Corrupt', run: act('corrupt') },
    {
      id: 'delay',
      title: 'Set delay…',
      run: () => screen.setState({ dialog: 'delay', selection: { event: i } }),
    },
  ];
}

// What a person can do to a message: the same list in the inspector and in the arrow's menu.
import { messagesOf, nameOfMessage } from '../../analysis/messages.ts';
import type { MessageName } from '../../engine/run.ts';
import type { Trace } from '../../engine/trace.ts';
import type { Outcome } from '../worker/client.ts';
import { type Action, doTo } from './node-actions.ts';
import { screen } from './screen.ts';

/** A message that a record is about. */
export interface MessageAt {
  readonly name: MessageName;
  /** Record of the send. */
  readonly send: number;
  /** Record of the receive or of the loss; -1 while under way when the trace ends. */
  readonly arrival: number;
}

/** undefined where the record is about no message, or about one of a node to itself. */
export function messageAt(trace: Trace, record: number): MessageAt | undefined {
  const messages = messagesOf(trace);
  const row = messages.rowOf[record];
  if (row < 0) return undefined;
  const send = messages.send[row];
  if (trace.node(send) === trace.peer(send)) return undefined;
  return { name: nameOfMessage(trace, messages, row), send, arrival: messages.arrival[row] };
}

/** Lose, duplicate, corrupt, set the delay; `record` is one of the message's. */
export function messageActions(outcome: Outcome, record: number): readonly Action[] {
  const message = messageAt(outcome.trace, record)?.name;
  if (!message) return [];
  const act = (kind: 'lose' | 'duplicate' | 'corrupt') => () => doTo(outcome, { kind, message });
  return [
    { id: 'lose', title: 'Lose', run: act('lose') },
    { id: 'duplicate', title: 'Duplicate', run: act('duplicate') },
    { id: 'corrupt', title: 'Corrupt', run: act('corrupt') },
    {
      id: 'delay',
      title: 'Set delay…',
      run: () => screen.setState({ dialog: 'delay', selection: { event: record } }),
    },
  ];
}

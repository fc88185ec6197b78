// What a person can do to a message: the same list in the inspector and in the arrow's menu.
import { messagesOf, nameOfMessage } from '../../analysis/messages.ts';
import type { MessageName } from '../../engine/run.ts';
import type { Trace } from '../../engine/trace.ts';
import { interventionText } from '../words/interventions.ts';
import { wordsOf } from '../words/run-words.ts';
import type { Outcome } from '../worker/client.ts';
import { RULE_KINDS, type RuleKind, rulesThatAct } from './message-rules.ts';
import { type Action, doTo } from './node-actions.ts';
import { ruleIndex } from './run-edits.ts';
import { screen } from './screen.ts';
import { removeIntervention } from './session.ts';
import { speak } from './speak.ts';

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

/**
 * Lose, duplicate, corrupt, set the delay, where that would change what becomes of the message, and taking back what was
 * done to it by hand; `record` is one of the message's.
 */
export function messageActions(outcome: Outcome, record: number): readonly Action[] {
  const { trace, run } = outcome;
  const message = messageAt(trace, record);
  if (!message) return [];
  const messages = messagesOf(trace);
  const isRuled = (kind: RuleKind) => ruleIndex(run, kind, message.name) >= 0;
  const acting = rulesThatAct(trace, messages, messages.rowOf[message.send]).filter(
    (kind) => kind === 'delay' || !isRuled(kind),
  );
  return [
    ...acting.map((kind) => ruleAction(outcome, kind, message.name, record)),
    ...RULE_KINDS.filter(isRuled).map((kind) => undoAction(outcome, kind, message.name)),
  ];
}

const TITLES: Readonly<Record<RuleKind, readonly [does: string, undoes: string]>> = {
  lose: ['Lose', 'Undo losing it'],
  duplicate: ['Duplicate', 'Undo duplicating it'],
  corrupt: ['Corrupt', 'Undo corrupting it'],
  delay: ['Set delay…', 'Undo its delay'],
};

function ruleAction(
  outcome: Outcome,
  kind: RuleKind,
  message: MessageName,
  record: number,
): Action {
  const run =
    kind === 'delay'
      ? () => screen.setState({ dialog: 'delay', selection: { event: record } })
      : () => doTo(outcome, { kind, message });
  return { id: kind, title: TITLES[kind][0], run };
}

function undoAction(outcome: Outcome, kind: RuleKind, message: MessageName): Action {
  return {
    id: `undo ${kind}`,
    title: TITLES[kind][1],
    run: () => {
      const { run } = outcome;
      const at = ruleIndex(run, kind, message);
      const what = run.interventions[at];
      removeIntervention(at);
      speak(`Taken back: ${interventionText(what, wordsOf(outcome))}`);
    },
  };
}

// Which rules would change what becomes of a message: what is lost already is not lost again. Pure.
import { copyOf, type Messages, Outcome } from '../../analysis/messages.ts';
import type { Intervention } from '../../engine/run.ts';
import { Flag, Loss, type Trace } from '../../engine/trace.ts';

export type RuleKind = Extract<Intervention, { readonly message: unknown }>['kind'];

/** In the order in which they are offered. */
export const RULE_KINDS: readonly RuleKind[] = ['lose', 'duplicate', 'corrupt', 'delay'];

/** `row` is the message's own in the table, not that of a second copy. */
export function rulesThatAct(trace: Trace, messages: Messages, row: number): readonly RuleKind[] {
  const arrival = messages.arrival[row];
  const isLost = messages.outcome[row] === Outcome.lost;
  const reason = isLost ? trace.value(arrival) : -1;
  const isDamaged = arrival >= 0 && (trace.flags(arrival) & Flag.corrupted) !== 0;
  const acts: Readonly<Record<RuleKind, boolean>> = {
    lose: !isLost,
    // What a partition drops it drops twice.
    duplicate: copyOf(messages, row) < 0 && reason !== Loss.partition,
    corrupt: !isLost && !isDamaged,
    // Another arrival may find a receiver that is up again.
    delay: !isLost || reason === Loss.down,
  };
  return RULE_KINDS.filter((kind) => acts[kind]);
}

// Interventions on messages: which rules name a message, found by its channel, type and ordinal as it is sent.
import type { Intervention } from './run.ts';
import type { World } from './world.ts';

export type MessageRule = Extract<Intervention, { message: unknown }>;
/** Rules for one message, each with its index in the run. */
export type RulesOfMessage = readonly (readonly [rule: MessageRule, index: number])[];

export class Rules {
  private readonly byChannel = new Map<string, Map<number, RulesOfMessage>>();

  constructor(interventions: readonly Intervention[]) {
    interventions.forEach((rule, index) => {
      if (!('message' in rule)) return;
      const { from, to, type, ordinal } = rule.message;
      const key = channelKey(from, to, type);
      const byOrdinal = this.byChannel.get(key) ?? new Map<number, RulesOfMessage>();
      byOrdinal.set(ordinal, [...(byOrdinal.get(ordinal) ?? []), [rule, index]]);
      this.byChannel.set(key, byOrdinal);
    });
  }

  get empty(): boolean {
    return this.byChannel.size === 0;
  }

  /** Rules for the message being sent now. Counts it, and notes that they found it. */
  of(world: World, from: number, to: number, type: string): RulesOfMessage | undefined {
    if (this.byChannel.size === 0) return undefined;
    const key = channelKey(from, to, type);
    const byOrdinal = this.byChannel.get(key);
    if (!byOrdinal) return undefined;
    const ordinal = world.ordinals.get(key) ?? 0;
    world.ordinals.set(key, ordinal + 1);
    const rules = byOrdinal.get(ordinal);
    for (const [, index] of rules ?? []) world.applied.add(index);
    return rules;
  }
}

/** Key of a channel's messages of one type. */
export function channelKey(from: number, to: number, type: string): string {
  return `${from}>${to}:${type}`;
}

export function hasRule(rules: RulesOfMessage | undefined, kind: MessageRule['kind']): boolean {
  return rules?.some(([rule]) => rule.kind === kind) ?? false;
}

/** Ticks from sending to arrival where a delay was set by hand; of several the last counts. */
export function delayByHand(rules: RulesOfMessage | undefined): number | undefined {
  const found = rules?.findLast(([rule]) => rule.kind === 'delay')?.[0];
  return found?.kind === 'delay' ? found.ticks : undefined;
}

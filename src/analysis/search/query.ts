// What may be asked of a run, as a person writes it: `receive REQUEST at P2 phase = held`, `REQUEST then OK`.
import type { EventKind, EventPattern } from '../../engine/contract.ts';
import { nameHint } from '../../engine/meant-name.ts';
import { InputError } from '../../engine/params.ts';
import { type Token, tokensOf } from './tokens.ts';

/** What a state's variable is held against. */
export const COMPARISONS = ['=', '!=', '<', '<=', '>', '>=', 'becomes'] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** On a variable of the state that the event leaves its node in. */
export interface StateTerm {
  readonly name: string;
  readonly comparison: Comparison;
  readonly value: string;
}

/** All of it must hold of an event. */
export interface Pattern {
  /** Of one of its records. */
  readonly what: Partial<Pick<EventPattern, 'kind' | 'type' | 'node'>>;
  /** Ends of the message. */
  readonly from?: number;
  readonly to?: number;
  readonly states: readonly StateTerm[];
}

export interface Query {
  readonly pattern: Pattern;
  /** What is to follow causally at the same node. */
  readonly then?: Pattern;
}

/** What a run has names for. */
export interface Vocabulary {
  /** Message types, marks, commands and timers. */
  readonly types: readonly string[];
  /** Variables of the states. */
  readonly variables: readonly string[];
  /** What nodes are called, by id. */
  readonly nodes: readonly string[];
}

/** Words for what happened, and the kind that the trace has for it. */
export const KIND_WORDS: Readonly<Record<string, EventKind>> = {
  send: 'send',
  receive: 'receive',
  lost: 'lose',
  mark: 'mark',
  timer: 'timer',
  command: 'invoke',
  response: 'respond',
  start: 'start',
  crash: 'crash',
  recover: 'recover',
  pause: 'pause',
  resume: 'resume',
};

const NODE_WORDS = ['at', 'from', 'to'] as const;

/** Reads a query. @throws InputError that names the word it stumbles over, and its place */
export function parseQuery(text: string, vocabulary: Vocabulary): Query {
  const tokens = tokensOf(text);
  const split = tokens.findIndex((token) => isWord(token, 'then'));
  const pattern = patternOf(split < 0 ? tokens : tokens.slice(0, split), vocabulary);
  if (split < 0) {
    if (!pattern) throw new InputError('search', 'nothing to look for');
    return { pattern };
  }
  const then = patternOf(tokens.slice(split + 1), vocabulary);
  if (!pattern) throw wrong(tokens[split], 'something must stand before "then"');
  if (!then) throw wrong(tokens[split], 'something must follow "then"');
  return { pattern, then };
}

function isWord({ text, isQuoted }: Token, word: string): boolean {
  return !isQuoted && text.toLowerCase() === word;
}

function wrong({ at }: Token, message: string): InputError {
  return new InputError(`character ${at + 1}`, message);
}

/** The pattern as it is read, a word at a time. */
type Draft = { -readonly [K in keyof Pattern]: Pattern[K] };

function patternOf(tokens: readonly Token[], vocabulary: Vocabulary): Pattern | undefined {
  if (tokens.length === 0) return undefined;
  const draft: Draft = { what: {}, states: [] };
  for (let i = 0; i < tokens.length; ) {
    const [token, next, value] = tokens.slice(i, i + 3);
    if (next && isComparison(next)) {
      draft.states = [...draft.states, stateTerm(token, next, value, vocabulary)];
      i += 3;
    } else if (NODE_WORDS.some((word) => isWord(token, word))) {
      readNode(draft, token, next, vocabulary);
      i += 2;
    } else {
      readWhat(draft, token, vocabulary);
      i++;
    }
  }
  return draft;
}

function isComparison(token: Token): boolean {
  return !token.isQuoted && COMPARISONS.some((one) => one === token.text.toLowerCase());
}

function stateTerm(
  name: Token,
  comparison: Token,
  value: Token | undefined,
  { variables }: Vocabulary,
): StateTerm {
  const known = meant(name.text, variables);
  if (known === undefined)
    throw wrong(name, `no node has a "${name.text}"; ${nameHint(name.text, variables)}`);
  if (!value) throw wrong(comparison, `a value must follow "${known} ${comparison.text}"`);
  const written = comparison.text.toLowerCase() as Comparison;
  return { name: known, comparison: written, value: value.text };
}

function readNode(draft: Draft, word: Token, name: Token | undefined, { nodes }: Vocabulary): void {
  const key = word.text.toLowerCase();
  if (!name) throw wrong(word, `a node must follow "${key}"`);
  const called = meant(name.text, nodes);
  const node = called === undefined ? Number(name.text) : nodes.indexOf(called);
  if (!(Number.isInteger(node) && node >= 0 && node < nodes.length))
    throw wrong(name, `there is no node "${name.text}"; ${nameHint(name.text, nodes)}`);
  const isTwice = key === 'at' ? draft.what.node !== undefined : draft[key as 'to'] !== undefined;
  if (isTwice) throw wrong(word, `"${key}" is said twice`);
  if (key === 'at') draft.what = { ...draft.what, node };
  else draft[key as 'from' | 'to'] = node;
}

function readWhat(draft: Draft, token: Token, { types, variables }: Vocabulary): void {
  const kind = token.isQuoted ? undefined : KIND_WORDS[token.text.toLowerCase()];
  const type = kind === undefined ? meant(token.text, types) : undefined;
  if (kind === undefined && type === undefined) {
    const words = [...types, ...Object.keys(KIND_WORDS)];
    const isVariable = meant(token.text, variables) !== undefined;
    const hint = isVariable
      ? `say what it should be: ${token.text} = …`
      : nameHint(token.text, words);
    throw wrong(token, `nothing here is called "${token.text}"; ${hint}`);
  }
  const { what } = draft;
  if ((kind !== undefined ? what.kind : what.type) !== undefined)
    throw wrong(token, `one event is not "${what.type ?? what.kind}" and "${token.text}" at once`);
  draft.what = kind !== undefined ? { ...what, kind } : { ...what, ...(type && { type }) };
}

/** A name as the run has it; capitals don't matter. */
function meant(text: string, names: readonly string[]): string | undefined {
  const lower = text.toLowerCase();
  return names.find((name) => name === text) ?? names.find((name) => name.toLowerCase() === lower);
}

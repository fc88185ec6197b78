// What each node is at a moment: its state in words and tone, with a shape for the tone, and whether it is down or paused.
import type { Facets, Manifest, Tone } from '../engine/contract.ts';
import type { Trace } from '../engine/trace.ts';
import { conditionsAt, type Outage } from '../playback/conditions.ts';
import { facetTimeline } from '../playback/facets.ts';
import { filled, type NodeWords } from '../playback/narration.ts';
import type { GlyphName } from './grid-glyphs.ts';

export interface NodeState {
  readonly tone: Tone;
  /** What its band says: `critical section`; '' where there is none. */
  readonly band: string;
  /** What its cell is called; '' where it is in none. */
  readonly cell: string;
  readonly badges: readonly string[];
  readonly outage: Outage | undefined;
}

export interface StateWords extends NodeWords, Pick<Manifest, 'cells'> {}

/** The state of every node after the first `cursor` records. */
export function nodeStates(trace: Trace, manifest: StateWords, cursor: number): NodeState[] {
  const { out } = conditionsAt(trace, cursor);
  const numbers = facetTimeline(trace).facetNumbersAt(cursor);
  return Array.from(numbers, (number, node) => ({
    ...stateOf(number < 0 ? {} : trace.data.facetValues[number], manifest),
    outage: out.get(node),
  }));
}

/** What one node's facets come to. */
export function stateOf(
  { band, badges = [], cell }: Facets,
  words: StateWords,
): Omit<NodeState, 'outage'> {
  const inCell = words.cells?.find(({ id }) => id === cell);
  return {
    // The band goes before the cell: it says more.
    tone: band?.tone ?? inCell?.tone ?? badges[0]?.tone ?? 'idle',
    band: band ? filled(band.text, band.values, words) : '',
    cell: inCell?.title ?? '',
    badges: badges.map(({ text }) => text),
  };
}

/** A second sign beside the colour. Idle nodes have none; a cross and bars are for those that are down or paused. */
export const TONE_GLYPHS: Readonly<Record<Tone, GlyphName>> = {
  idle: 'blank',
  waiting: 'ring',
  active: 'dot',
  leader: 'diamond',
  done: 'square',
  warning: 'bar',
};

export interface ToneWords {
  readonly tone: Tone;
  readonly text: string;
}

const MOST_NAMED = 2;
const known = new WeakMap<Trace, readonly ToneWords[]>();

/** What each tone but idle stands for in a run: the states that have it, without what differs from node to node. In the order of tones. */
export function toneWords(trace: Trace, words: StateWords): readonly ToneWords[] {
  const made = known.get(trace);
  if (made) return made;
  const texts = textsByTone(trace, words);
  const listed = (Object.keys(TONE_GLYPHS) as Tone[])
    .filter((tone) => tone !== 'idle' && texts.has(tone))
    .map((tone) => ({ tone, text: listText([...(texts.get(tone) ?? [])]) }));
  known.set(trace, listed);
  return listed;
}

/** A template that came to the same text all along stands as that text. */
function textsByTone(trace: Trace, words: StateWords): ReadonlyMap<Tone, ReadonlySet<string>> {
  const texts = new Map<Tone, Map<string, string>>();
  const add = (tone: Tone, template: string, text: string) => {
    const ofTone = texts.get(tone) ?? new Map<string, string>();
    const other = ofTone.get(template);
    ofTone.set(template, other === undefined || other === text ? text : withoutValues(template));
    texts.set(tone, ofTone);
  };
  for (const { band, badges = [], cell } of trace.data.facetValues) {
    const inCell = words.cells?.find(({ id }) => id === cell);
    if (band) add(band.tone, band.text, filled(band.text, band.values, words));
    else if (inCell) add(inCell.tone, inCell.title, inCell.title);
    for (const { tone, text } of badges) add(tone, text, text);
  }
  return new Map([...texts].map(([tone, ofTone]) => [tone, new Set(ofTone.values())]));
}

const VALUE = String.raw`\{@?\w+\}`;
const IN_BRACKETS = new RegExp(String.raw`\s*\((?:${VALUE}|[,\s])+\)`, 'g');
const AT_END = new RegExp(
  String.raw`(?:\s+(?:since|of|from|to|at|by|until|for|in|on|with))?\s*(?:${VALUE})?$`,
);

/** `wants it` for `wants it since ({stamp}, {@id})`, `a node’s value` for `{@writer}’s value`. */
function withoutValues(template: string): string {
  return template
    .replace(IN_BRACKETS, '')
    .replace(AT_END, '')
    .replace(/\{@\w+\}/g, 'a node')
    .replace(/\{\w+\}/g, '…');
}

function listText(texts: readonly string[]): string {
  const more = texts.length > MOST_NAMED ? ' and more' : '';
  return texts.slice(0, MOST_NAMED).join(', ') + more;
}

// What each node is at a moment: its state in words and tone, with a shape for the tone, and whether it is down or paused.
import type { Facets, Manifest, Tone } from '../engine/contract.ts';
import { fillTemplate } from '../engine/narration.ts';
import type { Trace } from '../engine/trace.ts';
import { conditionsAt, type Outage } from '../playback/conditions.ts';
import { facetTimeline } from '../playback/facets.ts';
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

export type StateWords = Pick<Manifest, 'nodeLabel' | 'cells'>;

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
  { nodeLabel, cells = [] }: StateWords,
): Omit<NodeState, 'outage'> {
  const inCell = cells.find(({ id }) => id === cell);
  return {
    // The band goes before the cell: it says more.
    tone: band?.tone ?? inCell?.tone ?? badges[0]?.tone ?? 'idle',
    band: band ? fillTemplate(band.text, band.values, nodeLabel) : '',
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

/** What each tone but idle stands for in a run: the states that have it, with … for what differs. In the order of tones. */
export function toneWords(trace: Trace, { cells = [] }: StateWords): readonly ToneWords[] {
  const made = known.get(trace);
  if (made) return made;
  const texts = new Map<Tone, Set<string>>();
  const add = (tone: Tone, text: string) => {
    const blank = text.replace(/\{@?\w+\}/g, '…');
    texts.set(tone, (texts.get(tone) ?? new Set()).add(blank));
  };
  for (const { band, badges = [], cell } of trace.data.facetValues) {
    const inCell = cells.find(({ id }) => id === cell);
    if (band) add(band.tone, band.text);
    else if (inCell) add(inCell.tone, inCell.title);
    for (const { tone, text } of badges) add(tone, text);
  }
  const words = (Object.keys(TONE_GLYPHS) as Tone[])
    .filter((tone) => tone !== 'idle' && texts.has(tone))
    .map((tone) => ({ tone, text: listed([...(texts.get(tone) ?? [])]) }));
  known.set(trace, words);
  return words;
}

function listed(texts: readonly string[]): string {
  const more = texts.length > MOST_NAMED ? ', …' : '';
  return texts.slice(0, MOST_NAMED).join(', ') + more;
}

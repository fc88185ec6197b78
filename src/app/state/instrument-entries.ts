// The instrument on the stage as a link keeps it: one short text, `path 3 17`.
import type { LinkContent } from '../../lab/link.ts';
import type { Instrument } from '../../playback/instrument.ts';

/** Longer ones a link does not take: a cut of very many lanes. */
const MOST_CHARACTERS = 2000;

/** What a link keeps of the instrument: nothing where there is none. */
export function instrumentEntries(
  instrument: Instrument | undefined,
): NonNullable<LinkContent['view']> {
  const text = instrument && textOf(instrument);
  return text === undefined || text.length > MOST_CHARACTERS ? {} : { instrument: text };
}

function textOf(instrument: Instrument): string {
  switch (instrument.kind) {
    case 'cone':
      return ['cone', instrument.event].join(' ').trim();
    case 'path':
      return ['path', instrument.from, instrument.to].join(' ').trim();
    case 'chain':
      return `chain ${instrument.until}`;
    case 'cut':
      return `cut ${instrument.cut.join(' ')}`;
    case 'search':
      return `search ${instrument.query}`;
  }
}

/** The instrument of a link; what can't be read is left out. */
export function instrumentOf(written: unknown): Instrument | undefined {
  if (typeof written !== 'string') return undefined;
  const [kind, ...words] = written.split(' ');
  const numbers = words.map(Number);
  const areNumbers = numbers.every((number) => Number.isInteger(number) && number >= 0);
  switch (kind) {
    case 'cone':
      return areNumbers ? { kind, event: numbers[0] } : undefined;
    case 'path':
      return areNumbers ? { kind, from: numbers[0], to: numbers[1] } : undefined;
    case 'chain':
      return { kind, until: words[0] === 'now' ? 'now' : 'end' };
    case 'cut':
      return areNumbers ? { kind, cut: numbers } : undefined;
    case 'search':
      return { kind, query: words.join(' ') };
    default:
      return undefined;
  }
}

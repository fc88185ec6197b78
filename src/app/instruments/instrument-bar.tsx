// The bar of instruments above the diagram: which one is laid on the run, what it reads, and what can be done with it.
import { X } from 'lucide-react';
import type { InstrumentKind, Reading } from '../../playback/instrument.ts';
import { Button, classes, IconButton } from '../parts/button.tsx';
import { useCursor } from '../parts/outcome.ts';
import {
  chooseInstrument,
  clearPath,
  closeInstrument,
  cutHere,
  makeConsistent,
  measureChain,
  readingOn,
  togglePin,
} from '../state/instruments.ts';
import { useScreen } from '../state/screen.ts';
import { readingText } from '../words/instruments.ts';
import { wordsOf } from '../words/run-words.ts';
import type { Outcome } from '../worker/client.ts';
import styles from './instruments.module.css';
import { SearchField } from './search-field.tsx';

const TITLES: Readonly<Record<InstrumentKind, string>> = {
  cone: 'Cone',
  path: 'Path',
  chain: 'Longest chain',
  cut: 'Cut',
  search: 'Search',
};

export default function InstrumentBar({ outcome }: { readonly outcome: Outcome }) {
  const instrument = useScreen((state) => state.instrument);
  const picked = useScreen(({ selection }) => selection.event);
  const cursor = useCursor(outcome);
  const reading = readingOn(outcome, instrument, { cursor, picked });
  if (!instrument) return null;
  return (
    <section className={styles.bar} aria-label="Instruments">
      <fieldset className={styles.kinds}>
        <legend className="visually-hidden">Instrument</legend>
        {(Object.keys(TITLES) as InstrumentKind[]).map((kind) => (
          <button
            key={kind}
            type="button"
            className={styles.kind}
            aria-pressed={kind === instrument.kind}
            onClick={() => chooseInstrument(kind)}
          >
            {TITLES[kind]}
          </button>
        ))}
      </fieldset>
      {reading?.kind === 'search' && instrument.kind === 'search' && (
        <SearchField query={instrument.query} reading={reading} cursor={cursor} />
      )}
      {reading && <ReadingLine outcome={outcome} reading={reading} />}
      <div className={styles.acts}>
        {reading && <Acts reading={reading} />}
        <IconButton look="quiet" label="Close instruments" keyHint="I" onClick={closeInstrument}>
          <X aria-hidden />
        </IconButton>
      </div>
    </section>
  );
}

interface ReadingProps {
  readonly outcome: Outcome;
  readonly reading: Reading;
}

/** A search counts its matches beside its field: here stands what is wrong with it. */
function ReadingLine({ outcome, reading }: ReadingProps) {
  if (reading.kind === 'search' && reading.problem === undefined) return null;
  const text = readingText(outcome.trace, reading, wordsOf(outcome));
  return (
    <p
      className={classes(styles.reading, isBad(reading) && styles.bad)}
      role={reading.kind === 'search' ? 'alert' : undefined}
      title={text}
    >
      {text}
    </p>
  );
}

function isBad(reading: Reading): boolean {
  return (
    (reading.kind === 'cut' && reading.broken.length > 0) ||
    (reading.kind === 'search' && reading.problem !== undefined)
  );
}

function Acts({ reading }: { readonly reading: Reading }) {
  const until = useScreen(({ instrument }) =>
    instrument?.kind === 'chain' ? instrument.until : 'end',
  );
  switch (reading.kind) {
    case 'cone':
      return (
        <Button aria-pressed={reading.isPinned} disabled={!reading.counts} onClick={togglePin}>
          {reading.isPinned ? 'Pinned' : 'Pin'}
        </Button>
      );
    case 'path':
      return (
        <Button disabled={reading.from === undefined} onClick={clearPath}>
          Clear
        </Button>
      );
    case 'chain':
      return (
        <Button
          aria-pressed={until === 'now'}
          onClick={() => measureChain(until === 'now' ? 'end' : 'now')}
        >
          Up to now
        </Button>
      );
    case 'cut':
      return (
        <>
          {reading.broken.length > 0 && (
            <Button onClick={makeConsistent}>Nearest consistent cut</Button>
          )}
          <Button onClick={cutHere}>Cut at now</Button>
        </>
      );
    case 'search':
      return null;
  }
}

// In the inspector: what the instrument reads in full. A chain's events, the state at a cut, a search's matches.
import { vocabularyOf } from '../../playback/instrument.ts';
import { EventList } from '../inspector/event-list.tsx';
import { Section } from '../inspector/section.tsx';
import { useCursor } from '../parts/outcome.ts';
import { goToMatch, readingOn, searchFor } from '../state/instruments.ts';
import { screen, useScreen } from '../state/screen.ts';
import { wordsOf } from '../words/run-words.ts';
import { searchExamples } from '../words/search-examples.ts';
import { groupDigits } from '../words/time.ts';
import type { Outcome } from '../worker/client.ts';
import { CutState } from './cut-state.tsx';
import styles from './instruments.module.css';

interface InstrumentProps {
  readonly outcome: Outcome;
}

/** Longer lists nobody reads. */
const MOST_LISTED = 60;

export default function InstrumentSection({ outcome }: InstrumentProps) {
  const instrument = useScreen((state) => state.instrument);
  const picked = useScreen(({ selection }) => selection.event);
  const cursor = useCursor(outcome);
  const reading = readingOn(outcome, instrument, { cursor, picked });
  switch (reading?.kind) {
    case 'path':
    case 'chain':
      return reading.chain ? (
        <Section title={reading.kind === 'path' ? 'Causal path' : 'Longest causal chain'}>
          <Listed
            outcome={outcome}
            events={reading.chain.steps.map(({ record }) => record)}
            current={picked}
            onPick={(record) => screen.setState({ selection: { event: record } })}
          />
        </Section>
      ) : null;
    case 'cut':
      return <CutState outcome={outcome} reading={reading} />;
    case 'search':
      return (
        <Section title="Search">
          {reading.found ? (
            <Listed
              outcome={outcome}
              events={reading.found.matches.map(({ record }) => record)}
              current={picked ?? cursor - 1}
              onPick={(_, at) => goToMatch(at)}
            />
          ) : (
            <Examples outcome={outcome} />
          )}
        </Section>
      );
    default:
      return null;
  }
}

interface ListedProps extends InstrumentProps {
  readonly events: readonly number[];
  readonly current: number | undefined;
  onPick(record: number, at: number): void;
}

function Listed({ outcome, events, current, onPick }: ListedProps) {
  return (
    <>
      <EventList
        trace={outcome.trace}
        words={wordsOf(outcome)}
        events={events.slice(0, MOST_LISTED)}
        current={current}
        onPick={(record) => onPick(record, events.indexOf(record))}
      />
      {events.length > MOST_LISTED && (
        <p className={styles.note}>and {groupDigits(events.length - MOST_LISTED)} more</p>
      )}
    </>
  );
}

/** How to ask, in words of this run. */
function Examples({ outcome }: InstrumentProps) {
  const examples = searchExamples(vocabularyOf(outcome.trace, wordsOf(outcome)), outcome.trace);
  return (
    <ul>
      {examples.map(({ query, finds }) => (
        <li key={query}>
          <button type="button" className={styles.example} onClick={() => searchFor(query)}>
            <code>{query}</code>
            <span>{finds}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

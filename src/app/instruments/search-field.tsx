// Searching the run: the query, and where among its matches the moment on the screen stands.
import { ChevronDown, ChevronUp } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { SearchReading } from '../../playback/instrument.ts';
import { classes, IconButton } from '../parts/button.tsx';
import controls from '../parts/controls.module.css';
import { moveToMatch, SEARCH_RUN_ID, searchFor, takesFocus } from '../state/instruments.ts';
import { groupDigits } from '../words/time.ts';
import styles from './instruments.module.css';

interface SearchFieldProps {
  readonly query: string;
  readonly reading: SearchReading;
  readonly cursor: number;
}

export function SearchField({ query, reading, cursor }: SearchFieldProps) {
  const { found, problem } = reading;
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (takesFocus()) field.current?.focus();
  }, []);
  const hasNone = !found || found.matches.length === 0;
  return (
    <div className={styles.search}>
      <input
        ref={field}
        id={SEARCH_RUN_ID}
        type="search"
        className={classes(controls.field, controls.soft)}
        aria-label="Search this run"
        placeholder="REQUEST then OK"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        maxLength={500}
        value={query}
        aria-invalid={problem !== undefined || undefined}
        onChange={({ target }) => searchFor(target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          moveToMatch(event.shiftKey ? -1 : 1);
        }}
      />
      {found && (
        <span className={styles.count} role="status">
          {countText(found, cursor)}
        </span>
      )}
      <IconButton
        label="Previous match"
        keyHint="Shift N"
        disabled={hasNone}
        onClick={() => moveToMatch(-1)}
      >
        <ChevronUp aria-hidden />
      </IconButton>
      <IconButton label="Next match" keyHint="N" disabled={hasNone} onClick={() => moveToMatch(1)}>
        <ChevronDown aria-hidden />
      </IconButton>
    </div>
  );
}

/** `3 of 12` where the cursor stands on a match; what has no reply is counted too. */
function countText(
  { matches, unanswered }: NonNullable<SearchReading['found']>,
  cursor: number,
): string {
  const at = matches.findIndex(({ record }) => cursor === record + 1);
  const count = groupDigits(matches.length);
  const without = unanswered > 0 ? `, ${groupDigits(unanswered)} without` : '';
  return `${at < 0 ? count : `${groupDigits(at + 1)} of ${count}`}${without}`;
}

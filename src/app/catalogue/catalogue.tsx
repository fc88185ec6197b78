// The catalogue: every algorithm there is, by family, with a search over titles, families and what they are about.
import { Search } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { manifests } from '../../catalog/catalog.ts';
import type { Manifest } from '../../engine/contract.ts';
import { SEARCH_FIELD_ID } from '../keys/bindings.ts';
import { classes } from '../parts/button.tsx';
import controls from '../parts/controls.module.css';
import { screen, useScreen } from '../state/screen.ts';
import { openPreset } from '../state/session.ts';
import styles from './catalogue.module.css';
import { byFamily, search } from './search.ts';

export function Catalogue() {
  const [text, setText] = useState('');
  const found = search(manifests(), useDeferredValue(text));
  const openFirst = () => {
    if (found[0]) open(found[0].id);
  };
  return (
    <div className={styles.catalogue}>
      <h2 className="visually-hidden">Algorithms</h2>
      <search className={styles.search}>
        <Search aria-hidden />
        <input
          id={SEARCH_FIELD_ID}
          type="search"
          className={classes(controls.field, controls.soft)}
          aria-label="Find an algorithm"
          placeholder="Find an algorithm"
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') {
              // The sheet closes, and the focus goes to a button that the same key must not press.
              event.preventDefault();
              openFirst();
            }
            if (event.key === 'Escape' && text !== '') {
              event.preventDefault();
              setText('');
            }
          }}
        />
        <kbd aria-hidden>/</kbd>
      </search>
      <div className={styles.list}>
        {byFamily(found).map(({ family, members }) => (
          <Family key={family} family={family} members={members} showAbout={text !== ''} />
        ))}
        {found.length === 0 && <p className={styles.nothing}>Nothing is called “{text}”.</p>}
      </div>
    </div>
  );
}

interface FamilyProps {
  readonly family: string;
  readonly members: readonly Manifest[];
  readonly showAbout: boolean;
}

function Family({ family, members, showAbout }: FamilyProps) {
  const current = useScreen(({ run, contrast }) => (contrast ? undefined : run?.protocol));
  return (
    <section aria-label={family}>
      <h3 className={styles.family}>{family}</h3>
      <ul>
        {members.map(({ id, title, presets, about }) => (
          <li key={id}>
            <button
              type="button"
              className={styles.entry}
              aria-current={id === current ? 'true' : undefined}
              title={about}
              onClick={() => open(id)}
            >
              <span>{title}</span>
              <span className={styles.count}>
                {presets.length}
                <span className="visually-hidden">
                  {presets.length === 1 ? ' preset' : ' presets'}
                </span>
              </span>
            </button>
            {showAbout && <p className={styles.about}>{about}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function open(id: string): void {
  screen.setState({ sheet: undefined });
  void openPreset(id);
}

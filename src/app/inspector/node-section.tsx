// One node at the cursor: its variables, what just changed, and what can be done to it.

import { useLayoutEffect, useRef } from 'react';
import type { Facets } from '../../engine/contract.ts';
import { conditionAt } from '../../playback/conditions.ts';
import { facetTimeline } from '../../playback/facets.ts';
import { filled, nodeName } from '../../playback/narration.ts';
import type { NamedManifest } from '../../playback/node-names.ts';
import { Button } from '../parts/button.tsx';
import { useCursor } from '../parts/outcome.ts';
import { nodeActions } from '../state/node-actions.ts';
import { screen, useScreen } from '../state/screen.ts';
import { wordsOf } from '../words/run-words.ts';
import type { Outcome } from '../worker/client.ts';
import styles from './inspector.module.css';
import { Row, Section } from './section.tsx';

export function NodeSection({ outcome }: { readonly outcome: Outcome }) {
  const { trace } = outcome;
  const cursor = useCursor(outcome);
  const selection = useScreen((state) => state.selection);
  const manifest = wordsOf(outcome);
  const record = selection.event ?? cursor - 1;
  const node = selection.node ?? (record >= 0 && record < trace.count ? trace.node(record) : -1);
  return (
    <Section
      title={node < 0 || node >= trace.nodes ? 'Node' : nodeName(manifest, node)}
      aside={<NodeSelect node={selection.node ?? -1} nodes={trace.nodes} manifest={manifest} />}
    >
      {node >= 0 && node < trace.nodes ? (
        <NodeAt outcome={outcome} node={node} cursor={cursor} manifest={manifest} />
      ) : (
        <p className={styles.muted}>Pick a node in the diagram or here.</p>
      )}
    </Section>
  );
}

const MOST_LISTED = 400;

interface NodeSelectProps {
  readonly node: number;
  readonly nodes: number;
  readonly manifest: NamedManifest;
}

/** Any node by keyboard; with very many of them, by number. */
function NodeSelect({ node, nodes, manifest }: NodeSelectProps) {
  const pick = (text: string) => {
    const id = text === '' ? undefined : Math.max(0, Math.min(nodes - 1, Math.floor(Number(text))));
    screen.setState({ selection: { node: id } });
  };
  if (nodes > MOST_LISTED)
    return (
      <input
        type="number"
        className={styles.nodePick}
        aria-label="Node"
        min={0}
        max={nodes - 1}
        value={node < 0 ? '' : node}
        onChange={({ target }) => pick(target.value)}
      />
    );
  return (
    <select
      className={styles.nodePick}
      aria-label="Node"
      value={node < 0 ? '' : node}
      onChange={({ target }) => pick(target.value)}
    >
      <option value="">follow</option>
      {Array.from({ length: nodes }, (_, id) => (
        <option key={nodeName(manifest, id)} value={id}>
          {nodeName(manifest, id)}
        </option>
      ))}
    </select>
  );
}

interface NodeAtProps {
  readonly outcome: Outcome;
  readonly node: number;
  readonly cursor: number;
  readonly manifest: NamedManifest;
}

function NodeAt({ outcome, node, cursor, manifest }: NodeAtProps) {
  const { trace } = outcome;
  const { now, before, since } = facetTimeline(trace).changeOf(node, cursor);
  const isFresh = cursor > 0 && since >= trace.stepStart(cursor - 1);
  const condition = conditionAt(trace, node, cursor);
  return (
    <>
      {condition !== 'up' && <span className={styles.condition}>{condition}</span>}
      <dl>
        {stateRow(now, manifest) && <Row name="state">{stateRow(now, manifest)}</Row>}
        {(now.rows ?? []).map(([name, value]) => {
          const was = isFresh ? before.rows?.find(([other]) => other === name)?.[1] : undefined;
          const isChanged = was !== undefined && was !== value;
          return (
            <Row key={name} name={name} isChanged={isChanged}>
              {isChanged && String(was).length <= MOST_SHOWN && (
                <span className={styles.was}>{was} → </span>
              )}
              {value}
            </Row>
          );
        })}
      </dl>
      <NodeButtons outcome={outcome} node={node} name={nodeName(manifest, node)} />
    </>
  );
}

/** Letters of a former value that stand before the new one: a long list is read but once. */
const MOST_SHOWN = 40;

/** Where its variables don't say it, what its band or its cell is called. */
function stateRow({ band, cell, rows }: Facets, manifest: NamedManifest): string | undefined {
  if (rows?.some(([name]) => name === 'state')) return undefined;
  if (band) return filled(band.text, band.values, manifest);
  return manifest.cells?.find(({ id }) => id === cell)?.title;
}

interface NodeButtonsProps {
  readonly outcome: Outcome;
  readonly node: number;
  readonly name: string;
}

function NodeButtons({ outcome, node, name }: NodeButtonsProps) {
  useScreen((state) => state.cursor);
  const box = useRef<HTMLDivElement>(null);
  const pressed = useRef<string>(undefined);
  const actions = nodeActions(outcome, node);
  const ids = actions.map(({ id }) => id).join(' ');
  useLayoutEffect(() => {
    const hasGone = pressed.current !== undefined && !ids.split(' ').includes(pressed.current);
    if (!hasGone) return;
    pressed.current = undefined;
    // The button that was pressed is there no more: the focus stays beside what the press led to.
    if (document.activeElement === document.body) box.current?.querySelector('button')?.focus();
  }, [ids]);
  return (
    <div ref={box} className={styles.buttons}>
      {actions.map(({ id, title, run }) => (
        <Button
          key={id}
          aria-label={wholeName(title, name)}
          onClick={() => {
            pressed.current = id;
            run();
          }}
        >
          {title}
        </Button>
      ))}
    </div>
  );
}

/** Out of its section, too, a button says whom it is about: `Pause P1`. */
function wholeName(title: string, name: string): string {
  return title.includes(' ') ? `${title}: ${name}` : `${title} ${name}`;
}

// Above the view: one tab a view, the clock labels, which way time runs, the comparison with the run before.
import { ArrowDown, ArrowRight, GitCompareArrows } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { manifestOf } from '../../catalog/catalog.ts';
import type { ViewName } from '../../engine/contract.ts';
import type { ClockLabelKind } from '../../views/space-time/props.ts';
import { classes, IconButton } from '../parts/button.tsx';
import controls from '../parts/controls.module.css';
import { screen, useScreen } from '../state/screen.ts';
import { useShown } from '../state/shown.ts';
import { VIEW_TITLES, viewsOf } from '../state/views-of.ts';
import styles from './stage.module.css';

const LABEL_TITLES: readonly (readonly [ClockLabelKind, string])[] = [
  ['none', 'none'],
  ['own', 'its own'],
  ['lamport', 'Lamport'],
  ['vector', 'vector'],
];

export function viewTabId(view: ViewName): string {
  return `tab-${view}`;
}

export function StageBar() {
  const view = useScreen((state) => state.view);
  return (
    <div className={styles.bar}>
      <Tabs />
      <div className={styles.options}>
        <CompareButton />
        {view === 'space-time' && <LabelsSelect />}
        {view === 'space-time' && <OrientationButton />}
      </div>
    </div>
  );
}

function Tabs() {
  const protocol = useScreen(({ run }) => run?.protocol);
  const view = useScreen((state) => state.view);
  const views = protocol === undefined ? [] : viewsOf(manifestOf(protocol));
  return (
    <div className={styles.tabs} role="tablist" aria-label="Views">
      {views.map((name) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={viewTabId(name)}
          aria-selected={name === view}
          aria-controls="view"
          tabIndex={name === view ? 0 : -1}
          className={styles.tab}
          onClick={() => screen.setState({ view: name })}
          onKeyDown={(event) => moveTab(event, views, view)}
        >
          {VIEW_TITLES[name]}
        </button>
      ))}
    </div>
  );
}

function moveTab(event: KeyboardEvent, views: readonly ViewName[], view: ViewName): void {
  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (by === undefined) return;
  event.preventDefault();
  const next = views[(views.indexOf(view) + by + views.length) % views.length];
  screen.setState({ view: next });
  document.getElementById(viewTabId(next))?.focus();
}

function LabelsSelect() {
  const labels = useScreen((state) => state.labels);
  return (
    <label className={styles.labels}>
      Labels:
      <select
        className={classes(controls.field)}
        aria-label="Clock labels"
        value={labels}
        onChange={({ target }) => screen.setState({ labels: target.value as ClockLabelKind })}
      >
        {LABEL_TITLES.map(([id, title]) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
}

function OrientationButton() {
  const isHorizontal = useScreen(({ orientation }) => orientation === 'horizontal');
  const Icon = isHorizontal ? ArrowRight : ArrowDown;
  return (
    <IconButton
      look="quiet"
      label={isHorizontal ? 'Time runs to the right' : 'Time runs down'}
      onClick={() => screen.setState({ orientation: isHorizontal ? 'vertical' : 'horizontal' })}
    >
      <Icon aria-hidden />
    </IconButton>
  );
}

function CompareButton() {
  const compare = useScreen((state) => state.compare);
  const hasBaseline = useShown(({ baseline }) => baseline !== undefined);
  if (!hasBaseline) return null;
  return (
    <IconButton
      label="Compare with before"
      aria-pressed={compare}
      onClick={() => screen.setState({ compare: !compare })}
    >
      <GitCompareArrows aria-hidden />
    </IconButton>
  );
}

// Above the view: one tab a view, the clock labels, which way time runs, the comparison with the run before.
import { ArrowDown, ArrowRight, DraftingCompass, GitCompareArrows } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { manifestOf } from '../../catalog/catalog.ts';
import { CLOCK_LABEL_KINDS, type ClockLabelKind } from '../../figure/space-time-clock-labels.ts';
import { classes, IconButton } from '../parts/button.tsx';
import controls from '../parts/controls.module.css';
import { toggleInstruments } from '../state/instruments.ts';
import { screen, useScreen } from '../state/screen.ts';
import { useShown } from '../state/shown.ts';
import { showBeside, showView } from '../state/stage-views.ts';
import { type Panes, type StageView, VIEW_TITLES, viewNamed, viewsOf } from '../state/views-of.ts';
import styles from './stage.module.css';

const LABEL_TITLES: Readonly<Record<ClockLabelKind, string>> = {
  none: 'none',
  own: 'its own',
  lamport: 'Lamport',
  vector: 'vector',
  matrix: 'matrix',
};

export function viewTabId(view: StageView): string {
  return `tab-${view}`;
}

interface StageBarProps {
  readonly panes: Panes;
  /** For two views. */
  readonly hasRoom: boolean;
}

export function StageBar({ panes, hasRoom }: StageBarProps) {
  const protocol = useScreen(({ run }) => run?.protocol);
  const views = protocol === undefined ? [] : viewsOf(manifestOf(protocol));
  const hasDiagram = panes.view === 'space-time' || panes.beside === 'space-time';
  return (
    <div className={styles.bar}>
      <Tabs views={views} view={panes.view} />
      <div className={styles.options}>
        <CompareButton />
        {hasRoom && <BesideSelect views={views} panes={panes} />}
        {hasDiagram && <LabelsSelect />}
        {hasDiagram && <InstrumentsButton />}
        {hasDiagram && <OrientationButton />}
      </div>
    </div>
  );
}

interface TabsProps {
  readonly views: readonly StageView[];
  readonly view: StageView;
}

function Tabs({ views, view }: TabsProps) {
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
          onClick={() => showView(name)}
          onKeyDown={(event) => moveTab(event, views, view)}
        >
          {VIEW_TITLES[name]}
        </button>
      ))}
    </div>
  );
}

function moveTab(event: KeyboardEvent, views: readonly StageView[], view: StageView): void {
  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (by === undefined) return;
  event.preventDefault();
  const next = views[(views.indexOf(view) + by + views.length) % views.length];
  showView(next);
  document.getElementById(viewTabId(next))?.focus();
}

interface BesideSelectProps {
  readonly views: readonly StageView[];
  readonly panes: Panes;
}

function BesideSelect({ views, panes: { view, beside } }: BesideSelectProps) {
  return (
    <label className={styles.labels}>
      Beside:
      <select
        className={classes(controls.field)}
        aria-label="View beside"
        value={beside ?? ''}
        onChange={({ target }) => showBeside(viewNamed(target.value))}
      >
        <option value="">none</option>
        {views
          .filter((name) => name !== view)
          .map((name) => (
            <option key={name} value={name}>
              {VIEW_TITLES[name]}
            </option>
          ))}
      </select>
    </label>
  );
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
        {CLOCK_LABEL_KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {LABEL_TITLES[kind]}
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

function InstrumentsButton() {
  const isOpen = useScreen(({ instrument }) => instrument !== undefined);
  return (
    <IconButton
      look={isOpen ? 'plain' : 'quiet'}
      label="Instruments"
      keyHint="I"
      aria-pressed={isOpen}
      onClick={toggleInstruments}
    >
      <DraftingCompass aria-hidden />
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

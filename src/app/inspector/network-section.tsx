// The links' behaviour as a form.
import { lazy, Suspense, useId } from 'react';
import { manifestOf } from '../../catalog/catalog.ts';
import type { Run } from '../../engine/run.ts';
import { NO_DELAYS } from '../../lab/cycle-timing.ts';
import { asSentence } from '../../playback/narration.ts';
import { classes } from '../parts/button.tsx';
import controls from '../parts/controls.module.css';
import { revise } from '../state/session.ts';
import { shown, useShown } from '../state/shown.ts';
import {
  changeKind,
  DELAY_KINDS,
  type DelayKind,
  delayProblem,
  delayText,
  readDelay,
  writeDelay,
} from '../words/delays.ts';
import { rateInTicks, rateInUnits, unitName } from '../words/units.ts';
import { Channels, differing } from './channels.tsx';
import { Field, type FieldIds, TextInput } from './field.tsx';
import fields from './form.module.css';
import styles from './inspector.module.css';
import { Folding } from './section.tsx';

const TopologyNote = lazy(() => import('./topology-note.tsx'));

export function NetworkSection({ run }: { readonly run: Run }) {
  const { network } = run;
  const scale = manifestOf(run.protocol).time;
  const isCycle = useShown(({ outcome }) => outcome?.timing === 'cycle');
  const trace = useShown(({ outcome }) => (outcome?.run === run ? outcome.trace : undefined));
  const topology = trace?.data.topology;
  const noteId = useId();
  /** Of controls that do nothing in cycle timing. */
  const off = isCycle ? { disabled: true, 'aria-describedby': noteId } : {};
  return (
    <Folding title="Network" summary={summaryOf(run, isCycle)}>
      {isCycle && (
        <p id={noteId} className={styles.hint}>
          {asSentence(NO_DELAYS)} Delay, order and bandwidth do nothing here.
        </p>
      )}
      {topology && trace && (
        <Suspense fallback={null}>
          <TopologyNote topology={topology} nodes={trace.nodes} />
        </Suspense>
      )}
      <Field label="Message delay" where="network delay" hint={unitName(scale)}>
        {(ids) => <DelayKindSelect ids={ids} run={run} off={off} />}
      </Field>
      <DelayNumbers run={run} off={off} />
      <OwnDelays run={run} />
      <Probability name="loss" label="Loss" value={network.loss} />
      <Probability name="duplication" label="Duplication" value={network.duplication} />
      <Probability name="corruption" label="Corruption" value={network.corruption} />
      <Field
        label="Order kept (FIFO)"
        where="network fifo"
        about="Messages of one channel arrive in the order of their sending."
      >
        {(ids) => (
          <input
            {...ids}
            {...off}
            type="checkbox"
            checked={network.fifo}
            onChange={({ target }) => set('fifo', String(target.checked))}
          />
        )}
      </Field>
      <Field
        label="Bandwidth"
        where="network bandwidth"
        hint={`messages a ${scale.unit}`}
        about="On each channel; 0 is without bound."
      >
        {(ids) => (
          <TextInput
            {...ids}
            {...off}
            value={rateInUnits(network.bandwidth, scale)}
            onCommit={(text) => set('bandwidth', rateInTicks(text, scale))}
            number={{ min: 0, step: 'any' }}
          />
        )}
      </Field>
      <Field label="A partition" where="network partition">
        {(ids) => (
          <select
            {...ids}
            className={classes(controls.field)}
            value={network.partition}
            onChange={({ target }) => set('partition', target.value)}
          >
            <option value="drop">drops messages</option>
            <option value="hold">holds messages</option>
          </select>
        )}
      </Field>
      <Channels run={run} />
    </Folding>
  );
}

function set(name: string, text: string): void {
  revise({ network: { [name]: text } });
}

function summaryOf({ protocol, network }: Run, isCycle: boolean): string {
  const { time } = manifestOf(protocol);
  const loss = network.loss > 0 ? `loss ${network.loss}` : undefined;
  const delay = isCycle ? 'no delays' : delayText(network.delay, time);
  return [delay, loss, differing(network)].filter(Boolean).join(', ');
}

interface DelayProps {
  readonly run: Run;
  readonly off: { readonly disabled?: boolean; readonly 'aria-describedby'?: string };
}

function DelayKindSelect({ ids, run, off }: DelayProps & { readonly ids: FieldIds }) {
  const { time } = manifestOf(run.protocol);
  const form = readDelay(run.network.delay, time);
  return (
    <select
      {...ids}
      {...off}
      className={classes(controls.field)}
      value={form.kind}
      onChange={({ target }) =>
        set('delay', writeDelay(changeKind(form, target.value as DelayKind), time))
      }
    >
      {Object.entries(DELAY_KINDS).map(([kind, { title }]) => (
        <option key={kind} value={kind}>
          {title}
        </option>
      ))}
    </select>
  );
}

function DelayNumbers({ run, off }: DelayProps) {
  const { time } = manifestOf(run.protocol);
  const form = readDelay(run.network.delay, time);
  const change = (index: number, text: string) => {
    const values = form.values.map((value, i) => (i === index ? text : value));
    const changed = { ...form, values };
    const message = delayProblem(changed, time);
    if (message === undefined) set('delay', writeDelay(changed, time));
    else shown.setState({ refused: { where: 'network delay', message } });
  };
  const isRefused = useShown(({ refused }) => refused?.where === 'network delay');
  return DELAY_KINDS[form.kind].parts.map(({ label, isTime }, i) => (
    <div key={label} className={fields.field}>
      <span className={styles.muted}>{isTime ? `${label}, ${unitName(time)}` : label}</span>
      <TextInput
        {...off}
        label={`Message delay: ${label}`}
        aria-invalid={isRefused || undefined}
        value={form.values[i]}
        onCommit={(text) => change(i, text)}
        number={{ min: 0, step: 'any' }}
      />
    </div>
  ));
}

/** What the network's delay does not change. */
function OwnDelays({ run }: { readonly run: Run }) {
  if (!run.network.pairs?.some(({ delay }) => delay !== undefined)) return null;
  return <p className={styles.hint}>Channels with a delay of their own keep it: see Channels.</p>;
}

interface ProbabilityProps {
  readonly name: 'loss' | 'duplication' | 'corruption';
  readonly label: string;
  readonly value: number;
}

function Probability({ name, label, value }: ProbabilityProps) {
  return (
    <Field label={label} where={`network ${name}`} hint="probability">
      {(ids) => (
        <TextInput
          {...ids}
          value={String(value)}
          onCommit={(text) => set(name, text)}
          number={{ min: 0, max: 1, step: 'any' }}
        />
      )}
    </Field>
  );
}

// What to check: every schedule under a timing, with faults and within bounds, or runs at random.
import { type SubmitEvent, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { FAULT_BUDGETS } from '../../explore/budgets.ts';
import { FAULT_KINDS } from '../../explore/fault-mix.ts';
import { asSentence } from '../../playback/narration.ts';
import { Button } from '../parts/button.tsx';
import work from '../parts/work.module.css';
import {
  type CheckPlan,
  type PlanNumber,
  readPlan,
  type WrittenPlan,
} from '../state/check-plan.ts';
import { useCheckResults } from '../state/check-results.ts';
import { cancelCheck } from '../state/check-runner.ts';
import { BUDGET_TITLES, KIND_TITLES } from '../words/check-meaning.ts';
import styles from './check.module.css';
import { Choices } from './choices.tsx';
import { NumberField } from './number-field.tsx';

interface CheckFormProps {
  readonly draft: WrittenPlan;
  setDraft(draft: WrittenPlan): void;
  /** Why schedules can't be explored, whatever is chosen; '' where they can. */
  readonly whyNot: string;
  readonly hint: string;
  onBegin(plan: CheckPlan): void;
}

const MODES = { every: 'Every schedule', random: 'At random' } as const;
const TIMINGS = { asynchronous: 'Asynchronous', synchronous: 'Synchronous' } as const;
const TIMING_HINTS = {
  asynchronous: 'Messages arrive in any order, timers fire at any moment.',
  synchronous: 'Messages take what the network’s delay allows, timers what they are set to.',
} as const;

export function CheckForm({ draft, setDraft, whyNot, hint, onBegin }: CheckFormProps) {
  const [tried, setTried] = useState(false);
  const isBusy = useCheckResults(({ status }) => status === 'running');
  const why = useWhyNot(draft, whyNot);
  const ref = useRef<HTMLFormElement>(null);
  const { plan, problems } = readPlan(draft);
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    if (isBusy) return cancelCheck();
    if (plan) return onBegin(plan);
    flushSync(() => setTried(true));
    ref.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  };
  const change = (part: Partial<WrittenPlan>) => setDraft({ ...draft, ...part });
  const number = (name: PlanNumber, label: string) => (
    <NumberField
      key={name}
      label={label}
      value={draft[name]}
      problem={tried ? problems[name] : undefined}
      onChange={(value) => change({ [name]: value })}
    />
  );
  return (
    <form ref={ref} className={work.form} noValidate onSubmit={onSubmit}>
      <Choices
        title="What to look at"
        names={['every', 'random']}
        titles={MODES}
        chosen={[draft.mode]}
        onChange={(mode) => change({ mode })}
      />
      {why !== '' && (
        <div className={styles.refusal} role="alert">
          <p>{why}</p>
          <Button onClick={() => change({ mode: 'random' })}>Runs at random instead</Button>
        </div>
      )}
      {draft.mode === 'random' && <RandomFields draft={draft} change={change} number={number} />}
      {draft.mode === 'every' && whyNot === '' && (
        <EveryFields draft={draft} change={change} number={number} hint={hint} />
      )}
      <Button look="primary" type="submit" disabled={why !== '' && !isBusy}>
        {isBusy ? 'Cancel' : 'Check'}
      </Button>
    </form>
  );
}

/** Why schedules can't be explored under the timing that is chosen; '' where they can, or nobody knows yet. */
function useWhyNot({ mode, timing }: WrittenPlan, always: string): string {
  const probe = useCheckResults(({ probes }) => probes[timing]);
  if (mode === 'random') return '';
  if (always !== '') return always;
  const { refusal } = probe ?? {};
  return refusal ? asSentence(`${refusal.where}: ${refusal.message}`) : '';
}

interface FieldsProps {
  readonly draft: WrittenPlan;
  change(part: Partial<WrittenPlan>): void;
  number(name: PlanNumber, label: string): React.ReactNode;
}

function EveryFields({ draft, change, number, hint }: FieldsProps & { readonly hint: string }) {
  const exchanges = useCheckResults(({ probes }) => probes.asynchronous?.exchanges ?? false);
  return (
    <>
      <div>
        <Choices
          title="Timing"
          names={['asynchronous', 'synchronous']}
          titles={TIMINGS}
          chosen={[draft.timing]}
          onChange={(timing) => change({ timing })}
        />
        <p className={work.hint}>{TIMING_HINTS[draft.timing]}</p>
      </div>
      <fieldset className={styles.fieldset}>
        <legend>Faults at any moment, at most</legend>
        <div className={styles.numbers}>
          {FAULT_BUDGETS.map((name) => number(name, BUDGET_TITLES[name]))}
        </div>
      </fieldset>
      <fieldset className={styles.fieldset}>
        <legend>Bounds</legend>
        <div className={styles.numbers}>
          {number('states', 'States')}
          {number('steps', 'Steps of a schedule')}
          {number('seconds', 'Seconds')}
          {number('megabytes', 'Megabytes')}
        </div>
      </fieldset>
      {exchanges && (
        <label className={styles.option}>
          <input
            type="checkbox"
            checked={draft.symmetry}
            onChange={({ target }) => change({ symmetry: target.checked })}
          />
          Symmetry: alike nodes stand for one another
        </label>
      )}
      {hint !== '' && <p className={work.hint}>{hint}</p>}
    </>
  );
}

function RandomFields({ draft, change, number }: FieldsProps) {
  const { kinds } = draft;
  const toggled = (kind: (typeof kinds)[number]) =>
    FAULT_KINDS.filter((one) => kinds.includes(one) !== (one === kind));
  return (
    <>
      <Choices
        title="Faults that may be mixed in"
        names={FAULT_KINDS}
        titles={KIND_TITLES}
        chosen={kinds}
        isMany
        onChange={(kind) => change({ kinds: toggled(kind) })}
      />
      <fieldset className={styles.fieldset}>
        <legend>Bounds</legend>
        <div className={styles.numbers}>
          {number('runs', 'Runs')}
          {number('seconds', 'Seconds')}
        </div>
      </fieldset>
    </>
  );
}

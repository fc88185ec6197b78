// How far a check is, and how much of each bound it has used.
import type { CheckPlan } from '../state/check-plan.ts';
import type { CheckCame } from '../state/check-results.ts';
import { memoryText, secondsText } from '../words/check.ts';
import { groupDigits } from '../words/time.ts';
import styles from './check.module.css';

interface MetersProps {
  readonly results: CheckCame;
  readonly plan: CheckPlan;
}

export function Meters({ results, plan }: MetersProps) {
  const meters = plan.mode === 'random' ? randomMeters(results, plan) : everyMeters(results, plan);
  const isBusy = results.status === 'running';
  return (
    <>
      {plan.mode === 'random' && (
        <progress
          className={styles.bar}
          aria-label="Runs that are tried"
          value={results.random.progress?.runs ?? 0}
          max={plan.runs}
        />
      )}
      <dl className={styles.meters} aria-busy={isBusy}>
        {meters.map(({ name, value, bound }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {value}
              {bound !== '' && <span> of {bound}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

interface Meter {
  readonly name: string;
  readonly value: string;
  /** '' for none. */
  readonly bound: string;
}

function meter(name: string, value: string, bound = ''): Meter {
  return { name, value, bound };
}

function everyMeters({ every, elapsedMs }: CheckCame, plan: CheckPlan): readonly Meter[] {
  const { states, frontier, transitions, depth, bytes, statesPerSecond } =
    every.progress ?? NOTHING;
  return [
    meter('States', groupDigits(states), groupDigits(plan.states)),
    meter('Frontier', groupDigits(frontier)),
    meter('Transitions', groupDigits(transitions)),
    meter('Depth', groupDigits(depth), groupDigits(plan.steps)),
    meter('States a second', groupDigits(statesPerSecond)),
    meter('Memory', memoryText(bytes), memoryText(plan.megabytes * 1e6)),
    meter('Time', secondsText(elapsedMs), secondsText(plan.seconds * 1000)),
  ];
}

const NOTHING = {
  states: 0,
  frontier: 0,
  transitions: 0,
  depth: 0,
  bytes: 0,
  statesPerSecond: 0,
};

function randomMeters({ random, elapsedMs }: CheckCame, plan: CheckPlan): readonly Meter[] {
  const { runs, events, longest, failures } = random.progress ?? NO_RUNS;
  return [
    meter('Runs', groupDigits(runs), groupDigits(plan.runs)),
    meter('Events in all', groupDigits(events)),
    meter('Longest run', `${groupDigits(longest)} events`),
    meter('Checks that fail', String(failures)),
    meter('Time', secondsText(elapsedMs), secondsText(plan.seconds * 1000)),
  ];
}

const NO_RUNS = { runs: 0, events: 0, longest: 0, failures: 0 };

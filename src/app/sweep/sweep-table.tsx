// The sweep's rows as a table: the plot's twin, with the runs that stand at the ends of each row to open.
import type { Manifest } from '../../engine/contract.ts';
import { type SweepPlotInput, type SweepRun, summaryOf } from '../../figure/sweep-plot.ts';
import type { SweepPlan } from '../../lab/sweep-plan.ts';
import type { SweepResults } from '../state/sweep-results.ts';
import { type MetricWords, paramTitle, runTitle, valueText } from '../words/sweep.ts';
import { groupDigits, measured } from '../words/time.ts';
import { openRun } from './open-run.ts';
import styles from './sweep.module.css';

interface SweepTableProps {
  readonly manifest: Manifest;
  readonly plan: SweepPlan;
  readonly input: SweepPlotInput;
  readonly words: MetricWords;
  readonly samples: SweepResults['samples'];
}

export function SweepTable(props: SweepTableProps) {
  const { manifest, plan, input, words, samples } = props;
  const hasTheory = input.rows.some(({ theory }) => theory !== undefined);
  const hasUnexpected = samples.some((of) => of.some(({ violated }) => violated));
  return (
    <section className={styles.table} aria-label="Results as a table">
      <table>
        <caption className="visually-hidden">
          {words.title}
          {words.unit && `, ${words.unit}`}
        </caption>
        <thead>
          <tr>
            {plan.axes.map(({ name }) => (
              <th key={name} className={styles.name} scope="col">
                {paramTitle(manifest, name)}
              </th>
            ))}
            <th scope="col">runs</th>
            <th scope="col">mean</th>
            <th scope="col">95% interval</th>
            {hasTheory && <th scope="col">theory</th>}
            <th scope="col">least</th>
            <th scope="col">median</th>
            <th scope="col">greatest</th>
            {hasUnexpected && <th scope="col">not as expected</th>}
          </tr>
        </thead>
        <tbody>
          {input.rows.map((_, row) => (
            <Row
              key={plan.axes.map(({ name }) => String(plan.rows[row].params[name])).join(' ')}
              {...props}
              row={row}
              hasTheory={hasTheory}
              hasUnexpected={hasUnexpected}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface RowProps extends SweepTableProps {
  readonly row: number;
  readonly hasTheory: boolean;
  readonly hasUnexpected: boolean;
}

function Row({ row, manifest, plan, input, samples, hasTheory, hasUnexpected }: RowProps) {
  const { runs, theory } = input.rows[row];
  const summary = summaryOf({ runs });
  const text = (value: number | null | undefined) =>
    value === null || value === undefined ? '–' : measured(value);
  const run = (word: string, find: (a: SweepRun, b: SweepRun) => boolean) => {
    const [first, ...others] = runs;
    if (!first) return '–';
    const { seed, value } = others.reduce((best, one) => (find(one, best) ? one : best), first);
    const title = `Open the run with the ${word}: ${runTitle(plan, row, seed, manifest)}`;
    return (
      <button
        type="button"
        className={styles.open}
        title={title}
        aria-label={`${measured(value)}. ${title}`}
        onClick={() => openRun({ row, seed })}
      >
        {measured(value)}
      </button>
    );
  };
  return (
    <tr>
      {plan.axes.map(({ name }) => (
        <th key={name} className={styles.name} scope="row">
          {valueText(plan.rows[row].params[name])}
        </th>
      ))}
      <td>{groupDigits(runs.length)}</td>
      <td>{text(summary?.mean)}</td>
      <td>
        {summary && summary.low !== null ? `${text(summary.low)} – ${text(summary.high)}` : '–'}
      </td>
      {hasTheory && <td>{text(theory)}</td>}
      <td>
        {run('least', (a, b) => a.value < b.value || (a.value === b.value && a.seed < b.seed))}
      </td>
      <td>{text(summary?.median)}</td>
      <td>
        {run('greatest', (a, b) => a.value > b.value || (a.value === b.value && a.seed < b.seed))}
      </td>
      {hasUnexpected && (
        <td>
          <Unexpected row={row} plan={plan} manifest={manifest} samples={samples} />
        </td>
      )}
    </tr>
  );
}

type UnexpectedProps = Pick<RowProps, 'row' | 'plan' | 'manifest' | 'samples'>;

/** How many runs there are in which a check came out otherwise, and the first of them to open. */
function Unexpected({ row, plan, manifest, samples }: UnexpectedProps) {
  const seeds = samples[row].filter(({ violated }) => violated).map(({ seed }) => seed);
  if (seeds.length === 0) return '–';
  const seed = Math.min(...seeds);
  const title = `Open a run with a check not as expected: ${runTitle(plan, row, seed, manifest)}`;
  return (
    <>
      {`${groupDigits(seeds.length)}, `}
      <button
        type="button"
        className={styles.open}
        title={title}
        aria-label={title}
        onClick={() => openRun({ row, seed })}
      >
        {`seed ${seed}`}
      </button>
    </>
  );
}

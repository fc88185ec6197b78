// What the formula says beside what this run came to.
import { manifestOf } from '../../catalog/catalog.ts';
import { metricTitle } from '../../playback/metric-title.ts';
import { measured } from '../words/time.ts';
import type { Outcome } from '../worker/client.ts';
import styles from './inspector.module.css';
import { Folding } from './section.tsx';

export function TheorySection({ outcome }: { readonly outcome: Outcome }) {
  const { run, theory, report } = outcome;
  const names = Object.keys(theory?.metrics ?? {});
  if (!theory || names.length === 0) return null;
  const manifest = manifestOf(run.protocol);
  return (
    <Folding title="Against theory" summary={summaryOf(names[0], outcome)}>
      <table className={styles.theory}>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">Metric</span>
            </th>
            <th scope="col">this run</th>
            <th scope="col">theory</th>
          </tr>
        </thead>
        <tbody>
          {names.map((name) => (
            <tr key={name}>
              <th
                scope="row"
                title={manifest.metrics.find((metric) => metric.name === name)?.about}
              >
                {metricTitle(name)}
              </th>
              <td>{valueText(report?.metrics[name])}</td>
              <td>{valueText(theory.metrics[name])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.hint}>
        {theory.formula}. {theory.source}
      </p>
    </Folding>
  );
}

/** `0.199 / 0.203`: this run, and what the formula says. */
function summaryOf(name: string, { theory, report }: Outcome): string {
  return `${valueText(report?.metrics[name])} / ${valueText(theory?.metrics[name])}`;
}

function valueText(value: number | undefined): string {
  return value === undefined ? '–' : measured(value);
}

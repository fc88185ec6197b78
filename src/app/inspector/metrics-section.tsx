// The run's metrics.
import { manifestOf } from '../../catalog/catalog.ts';
import { measured, timeWithUnit } from '../words/time.ts';
import type { Outcome } from '../worker/client.ts';
import { metricTitle } from './metric-title.ts';
import { Row, Section } from './section.tsx';

export function MetricsSection({ outcome: { run, report } }: { readonly outcome: Outcome }) {
  const entries = Object.entries(report?.metrics ?? {});
  if (entries.length === 0) return null;
  const { metrics, time } = manifestOf(run.protocol);
  return (
    <Section title="Metrics">
      <dl>
        {entries.map(([name, value]) => {
          const info = metrics.find((metric) => metric.name === name);
          const isTime = info?.unit === 'ticks';
          return (
            <Row key={name} name={metricTitle(name)} hint={info?.about}>
              {isTime ? timeWithUnit(value, time) : `${measured(value)}${unitText(info?.unit)}`}
            </Row>
          );
        })}
      </dl>
    </Section>
  );
}

function unitText(unit: string | undefined): string {
  return unit ? ` ${unit}` : '';
}

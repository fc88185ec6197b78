// The run's metrics.
import { manifestOf } from '../../catalog/catalog.ts';
import { metricTitle } from '../../playback/metric-title.ts';
import { measured, timeWithUnit } from '../words/time.ts';
import type { Outcome } from '../worker/client.ts';
import { Folding, Row } from './section.tsx';

export function MetricsSection({ outcome: { run, report } }: { readonly outcome: Outcome }) {
  const entries = Object.entries(report?.metrics ?? {});
  if (entries.length === 0) return null;
  const { metrics, time } = manifestOf(run.protocol);
  const worth = ([name, value]: readonly [string, number]) => {
    const unit = metrics.find((metric) => metric.name === name)?.unit;
    return unit === 'ticks' ? timeWithUnit(value, time) : `${measured(value)}${unitText(unit)}`;
  };
  return (
    <Folding title="Metrics" summary={`${metricTitle(entries[0][0])} ${worth(entries[0])}`}>
      <dl>
        {entries.map(([name, value]) => {
          const about = metrics.find((metric) => metric.name === name)?.about;
          return (
            <Row key={name} name={metricTitle(name)} hint={about}>
              {worth([name, value])}
            </Row>
          );
        })}
      </dl>
    </Folding>
  );
}

function unitText(unit: string | undefined): string {
  return unit ? ` ${unit}` : '';
}

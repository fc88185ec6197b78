// The inspector: what is looked at all the time stands open, the checks, the node and the event; the rest is folded.
import { lazy, Suspense } from 'react';
import { useOutcome } from '../parts/outcome.ts';
import { useScreen } from '../state/screen.ts';
import { ChecksSection } from './checks-section.tsx';
import { EventSection } from './event-section.tsx';
import styles from './inspector.module.css';
import { InterventionsSection } from './interventions-section.tsx';
import { MessagesSection } from './messages-section.tsx';
import { MetricsSection } from './metrics-section.tsx';
import { NetworkSection } from './network-section.tsx';
import { NodeSection } from './node-section.tsx';
import { Refused } from './refused.tsx';
import { RunSection } from './run-section.tsx';
import { TheorySection } from './theory-section.tsx';

const InstrumentSection = lazy(() => import('../instruments/instrument-section.tsx'));

export function Inspector() {
  const run = useScreen((state) => state.run);
  const hasInstrument = useScreen(({ instrument }) => instrument !== undefined);
  const outcome = useOutcome();
  if (!run) return null;
  const isSame = outcome?.run.protocol === run.protocol;
  return (
    <div className={styles.inspector}>
      <h2 className="visually-hidden">Inspector</h2>
      <Refused run={run} />
      <RunSection run={run} />
      <NetworkSection run={run} />
      {outcome && isSame && (
        <>
          {hasInstrument && (
            <Suspense>
              <InstrumentSection outcome={outcome} />
            </Suspense>
          )}
          <ChecksSection outcome={outcome} />
          <NodeSection outcome={outcome} />
          <EventSection outcome={outcome} />
        </>
      )}
      <InterventionsSection run={run} />
      {outcome && isSame && (
        <>
          <TheorySection outcome={outcome} />
          <MessagesSection outcome={outcome} />
          <MetricsSection outcome={outcome} />
        </>
      )}
    </div>
  );
}

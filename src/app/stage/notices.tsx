// What must be said about the run or the link on the screen: progress, how it ended, what could not be taken.
import { TriangleAlert, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { manifestOf } from '../../catalog/catalog.ts';
import { asSentence } from '../../playback/narration.ts';
import { Button, IconButton } from '../parts/button.tsx';
import { closeNotice, takeOffer } from '../state/address.ts';
import { screen } from '../state/screen.ts';
import { goOnAfterViolations } from '../state/session.ts';
import { useShown } from '../state/shown.ts';
import { stoppedText } from '../words/checks.ts';
import { progressWords } from '../words/progress.ts';
import { groupDigits, timeWithUnit } from '../words/time.ts';
import type { Outcome } from '../worker/client.ts';
import styles from './notices.module.css';

export function Notices() {
  return (
    <div className={styles.stack}>
      <LinkNotice />
      <FailureNotice />
      <EndNotice />
      <ViolationNotice />
      <BusyBar />
    </div>
  );
}

interface NoticeBoxProps {
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}

function NoticeBox({ children, actions }: NoticeBoxProps) {
  return (
    <div className={styles.notice} role="alert">
      <TriangleAlert aria-hidden />
      <div className={styles.text}>{children}</div>
      <div className={styles.actions}>{actions}</div>
    </div>
  );
}

function LinkNotice() {
  const notice = useShown((state) => state.notice);
  if (!notice) return null;
  const { title, lines, offer } = notice;
  return (
    <NoticeBox
      actions={
        <>
          {offer && <Button onClick={() => void takeOffer(offer)}>{offer.text}</Button>}
          <IconButton look="quiet" label="Dismiss" onClick={closeNotice}>
            <X aria-hidden />
          </IconButton>
        </>
      }
    >
      <strong>{title}.</strong> The run below is another one.
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </NoticeBox>
  );
}

function FailureNotice() {
  const failure = useShown((state) => state.failure);
  if (failure === undefined) return null;
  return (
    <NoticeBox
      actions={
        <Button look="primary" onClick={() => location.reload()}>
          Load again
        </Button>
      }
    >
      <strong>The simulation could not be loaded.</strong> {failure}
    </NoticeBox>
  );
}

const ENDS = {
  error: 'The run ended by an error',
  loop: 'The run was stopped: it never ends',
  'max-events': 'The run was stopped at its bound',
  memory: 'The run was stopped: its trace is too large',
  cancelled: 'The run was cancelled',
} as const;

function EndNotice() {
  const outcome = useShown((state) => state.outcome);
  const reason = outcome?.end.reason;
  if (!outcome || !reason || !(reason in ENDS)) return null;
  return (
    <NoticeBox>
      <strong>{ENDS[reason as keyof typeof ENDS]}.</strong> {detailOf(outcome)}
    </NoticeBox>
  );
}

/** That a safety property was violated is what a run is about, not an error of the app: said, and one may go on. */
function ViolationNotice() {
  const outcome = useShown((state) => state.outcome);
  const text = outcome && stoppedText(outcome);
  if (!text) return null;
  return (
    <div className={styles.notice} role="status">
      <TriangleAlert aria-hidden />
      <div className={styles.text}>{text}</div>
      <div className={styles.actions}>
        <Button onClick={goOnAfterViolations}>Go on after violations</Button>
      </div>
    </div>
  );
}

function detailOf({ end, trace, run }: Outcome): string {
  const until = timeWithUnit(end.time, manifestOf(run.protocol).time);
  const detail = end.reason === 'cancelled' ? '' : `${asSentence(end.detail)} `;
  return `${detail}What is shown goes up to ${until}: ${groupDigits(trace.count)} events.`;
}

function BusyBar() {
  const busy = useShown((state) => state.busy);
  const { run } = screen.getState();
  if (!busy || !run) return null;
  const { until, maxEvents } = run.stop;
  const share = Math.max(
    until ? busy.time / until : 0,
    maxEvents && maxEvents < 1_000_000 ? busy.events / maxEvents : 0,
  );
  const { doing, far } = progressWords(busy, run.params, manifestOf(run.protocol).time);
  return (
    <div className={styles.busy}>
      <span>{doing}</span>
      <progress aria-label="The run’s progress" {...(share > 0 && { value: Math.min(1, share) })} />
      <span className={styles.number}>{far}</span>
      <Button onClick={busy.cancel}>Cancel</Button>
    </div>
  );
}

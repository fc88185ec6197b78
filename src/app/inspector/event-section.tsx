// One event: what happened, the message's body, what the node said, and the events that led to it.

import { useEffect, useRef, useState } from 'react';
import { causeChain } from '../../analysis/causality.ts';
import { Kind, type Trace } from '../../engine/trace.ts';
import {
  asSentence,
  eventNumber,
  lossReason,
  narrationOf,
  nodeName,
  timeEquation,
} from '../../playback/narration.ts';
import type { NamedManifest } from '../../playback/node-names.ts';
import { Button } from '../parts/button.tsx';
import { messageActions } from '../state/message-actions.ts';
import { moveToCursor } from '../state/moving.ts';
import { speakMoment } from '../state/narrate.ts';
import { screen, useScreen } from '../state/screen.ts';
import { wordsOf } from '../words/run-words.ts';
import { groupDigits } from '../words/time.ts';
import type { Outcome } from '../worker/client.ts';
import { EventList } from './event-list.tsx';
import styles from './inspector.module.css';
import { LogicalClocks } from './logical-clocks.tsx';
import { Fold, Row, Section } from './section.tsx';

export function EventSection({ outcome }: { readonly outcome: Outcome }) {
  const { trace } = outcome;
  const record = useScreen(({ selection, cursor }) => selection.event ?? cursor - 1);
  const picked = useScreen(({ selection }) => selection.event);
  const ref = useRef<HTMLElement>(null);
  useEffect(() => {
    if (picked !== undefined) ref.current?.scrollIntoView({ block: 'nearest' });
  }, [picked]);
  if (record < 0 || record >= trace.count) return null;
  const manifest = wordsOf(outcome);
  return (
    <Section
      ref={ref}
      title={`Event ${groupDigits(eventNumber(record))}`}
      aside={
        <>
          <span className={styles.when}>{timeEquation(trace.time(record), manifest.time)}</span>
          {picked !== undefined && <GoTo record={record} />}
        </>
      }
    >
      <dl>
        <Row
          name={trace.node(record) < 0 ? 'kind' : `at ${nodeName(manifest, trace.node(record))}`}
        >
          {kindText(trace, record)}
        </Row>
        {trace.kind(record) === Kind.lose && <Row name="reason">{lossReason(trace, record)}</Row>}
      </dl>
      <Said trace={trace} record={record} manifest={manifest} />
      <Body trace={trace} record={record} />
      <MessageButtons key={record} outcome={outcome} record={record} />
      <LogicalClocks trace={trace} record={record} manifest={manifest} />
      <Causes trace={trace} record={record} manifest={manifest} />
    </Section>
  );
}

function GoTo({ record }: { readonly record: number }) {
  return (
    <button
      type="button"
      className={styles.link}
      onClick={() => {
        moveToCursor(record + 1);
        speakMoment();
      }}
    >
      go there
    </button>
  );
}

function kindText(trace: Trace, record: number): string {
  const type = trace.type(record);
  return type === '' ? trace.kindName(record) : `${trace.kindName(record)} ${type}`;
}

interface PartProps {
  readonly trace: Trace;
  readonly record: number;
  readonly manifest: NamedManifest;
}

function Said({ trace, record, manifest }: PartProps) {
  const said = narrationOf(trace, record, manifest);
  return said === '' ? null : <p className={styles.said}>{asSentence(said)}</p>;
}

/** A message's or a command's body, as text. */
function Body({ trace, record }: { readonly trace: Trace; readonly record: number }) {
  const kind = trace.kind(record);
  if (kind === Kind.lose || kind === Kind.timer || kind === Kind.cycle) return null;
  const body = trace.body(record);
  if (body === undefined) return null;
  return <pre className={styles.body}>{bodyText(body)}</pre>;
}

const LONGEST_LINE = 48;

/** In one line where it is short. */
function bodyText(body: unknown): string {
  const lines = JSON.stringify(body, null, 1);
  const line = lines.replace(/\n\s*/g, ' ');
  return line.length <= LONGEST_LINE ? line : lines;
}

interface MessageProps {
  readonly outcome: Outcome;
  readonly record: number;
}

/** Beyond so many records, naming one message takes seconds: it waits until it is asked for. */
const MOST_NAMED_AT_ONCE = 2_000_000;
const ABOUT_MESSAGES: readonly number[] = [Kind.send, Kind.receive, Kind.lose, Kind.duplicate];

function MessageButtons({ outcome, record }: MessageProps) {
  const { trace } = outcome;
  const [asked, setAsked] = useState(false);
  if (!ABOUT_MESSAGES.includes(trace.kind(record))) return null;
  if (asked || trace.count <= MOST_NAMED_AT_ONCE)
    return <MessageActions outcome={outcome} record={record} />;
  return (
    <div className={styles.buttons}>
      <Button onClick={() => setAsked(true)}>Change this message…</Button>
    </div>
  );
}

function MessageActions({ outcome, record }: MessageProps) {
  const actions = messageActions(outcome, record);
  if (actions.length === 0) return null;
  return (
    <div className={styles.buttons}>
      {actions.map(({ id, title, run }) => (
        <Button key={id} onClick={run}>
          {title}
        </Button>
      ))}
    </div>
  );
}

const LONGEST_CHAIN = 11;

function Causes({ trace, record, manifest }: PartProps) {
  const chain = [...causeChain(trace, record, LONGEST_CHAIN).toReversed(), record];
  if (chain.length < 2) return null;
  const first = chain[0];
  return (
    <Fold title="What led to it" summary={`from event ${groupDigits(eventNumber(first))} on`}>
      <EventList
        trace={trace}
        words={manifest}
        events={chain}
        current={record}
        onPick={(event) => screen.setState({ selection: { event } })}
      />
    </Fold>
  );
}

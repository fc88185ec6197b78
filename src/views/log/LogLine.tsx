// One line of the log: when, the shape of the step, who, and why.
import { memo } from 'react';
import type { Trace } from '../../engine/trace.ts';
import { glyphPath } from '../../figure/glyph-paths.ts';
import { lineShape } from '../../figure/log-lines.ts';
import {
  asSentence,
  eventNumber,
  eventSentence,
  narrationOf,
  timeNumber,
  type Wording,
} from '../../playback/narration.ts';
import type { RowEvents } from '../rows/use-row-focus.ts';
import styles from './log.module.css';

interface LogLineProps {
  readonly trace: Trace;
  readonly manifest: Wording;
  readonly index: number;
  /** First record of the step. */
  readonly record: number;
  readonly isTabStop: boolean;
  readonly isCurrent: boolean;
  readonly isToCome: boolean;
  readonly isPicked: boolean;
  readonly isBrushed: boolean;
  readonly events: RowEvents;
  onPick(): void;
}

export const LogLine = memo(Line, isSame);

function Line({ trace, manifest, index, record, events, ...props }: LogLineProps) {
  const said = narrationOf(trace, record, manifest);
  const { time } = manifest;
  return (
    <li
      className={styles.line}
      data-index={index}
      data-event={record}
      data-node={trace.node(record)}
      data-current={props.isCurrent}
      data-to-come={props.isToCome}
      data-picked={props.isPicked}
      data-brushed={props.isBrushed}
      data-said={said !== ''}
      onPointerEnter={events.onPointerEnter}
      onPointerLeave={events.onPointerLeave}
    >
      <button
        type="button"
        className={styles.pick}
        tabIndex={props.isTabStop ? 0 : -1}
        aria-current={props.isCurrent ? 'step' : undefined}
        onFocus={events.onFocus}
        onBlur={events.onBlur}
        onKeyDown={events.onKeyDown}
        onClick={props.onPick}
      >
        <span className={styles.time}>
          {timeNumber(trace.time(record), time)}
          <span className="visually-hidden"> {time.unit}</span>
        </span>
        <Shape trace={trace} record={record} />
        <span className={styles.number}>
          <span className="visually-hidden">event </span>
          {eventNumber(record)}
        </span>
        <span className={styles.text}>
          {asSentence(said === '' ? eventSentence(trace, record, manifest) : said)}
        </span>
      </button>
    </li>
  );
}

function Shape({ trace, record }: Pick<LogLineProps, 'trace' | 'record'>) {
  const shape = lineShape(trace, record);
  return (
    <svg className={styles.shape} viewBox="-10 -10 20 20" aria-hidden="true" data-shape={shape}>
      {shape && <path d={glyphPath(shape, 6.5)} />}
    </svg>
  );
}

/** What it does follows from what it shows. */
function isSame(a: LogLineProps, b: LogLineProps): boolean {
  return (
    a.trace === b.trace &&
    a.manifest === b.manifest &&
    a.index === b.index &&
    a.isTabStop === b.isTabStop &&
    a.isCurrent === b.isCurrent &&
    a.isToCome === b.isToCome &&
    a.isPicked === b.isPicked &&
    a.isBrushed === b.isBrushed
  );
}

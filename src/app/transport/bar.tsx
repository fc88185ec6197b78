// The bar: events along the run, how far it has come, its beats; a slider for pointer and keyboard.

import { memo, type PointerEvent, useMemo, useRef } from 'react';
import { timeEquation } from '../../playback/narration.ts';
import { useTimeline, useTimelineCursor } from '../parts/outcome.ts';
import { useWidth } from '../parts/width.ts';
import { moveToTime } from '../state/moving.ts';
import { speakMoment } from '../state/narrate.ts';
import { useScreen } from '../state/screen.ts';
import type { Timeline } from '../state/timeline.ts';
import { groupDigits } from '../words/time.ts';
import { Beats } from './beats.tsx';
import { histogram } from './layout.ts';
import styles from './transport.module.css';

export function Bar() {
  const ref = useRef<HTMLDivElement>(null);
  const width = useWidth(ref);
  const timeline = useTimeline();
  return (
    <div ref={ref} className={styles.bar}>
      {timeline && width > 0 && (
        <>
          <Slider timeline={timeline} width={width} />
          <Beats timeline={timeline} width={width} />
        </>
      )}
    </div>
  );
}

interface PartProps {
  readonly timeline: Timeline;
  readonly width: number;
}

function Slider({ timeline, width }: PartProps) {
  const { scale, what, count } = timeline;
  const end = Math.max(1, timeline.end);
  const cursor = useTimelineCursor(timeline);
  const units = useScreen(({ time }) => Number((time / scale.ticks).toFixed(1)));
  const seek = (event: PointerEvent<HTMLElement>) => {
    const { left, width: full } = event.currentTarget.getBoundingClientRect();
    moveToTime(((event.clientX - left) / full) * end);
  };
  return (
    <div
      className={styles.slider}
      role="slider"
      tabIndex={0}
      aria-label="Time"
      aria-valuemin={0}
      aria-valuemax={end / scale.ticks}
      aria-valuenow={units}
      aria-valuetext={`${timeEquation(Math.round(units * scale.ticks), scale)}, ${what} ${groupDigits(cursor)} of ${groupDigits(count)}`}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        seek(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) seek(event);
      }}
      onPointerUp={speakMoment}
    >
      <svg className={styles.drawing} aria-hidden="true">
        <Histogram timeline={timeline} width={width} />
        <Progress end={end} width={width} />
      </svg>
    </div>
  );
}

const BASE_REM = 2;
const BINS_REM = 1.5;

/** Stays as it is while the run plays. */
const Histogram = memo(function Histogram({ timeline, width }: PartProps) {
  const bins = useMemo(() => histogram(timeline, timeline.end, width), [timeline, width]);
  return (
    <g fill="var(--bar)">
      {bins.map(({ x, height }) => (
        <rect
          key={x}
          x={x + 1}
          y={`${BASE_REM - 0.25 - height * BINS_REM}rem`}
          width={8}
          height={`${height * BINS_REM}rem`}
        />
      ))}
    </g>
  );
});

function Progress({ end, width }: { readonly end: number; readonly width: number }) {
  const x = useScreen(({ time }) => Math.round((Math.min(time, end) / end) * width * 10) / 10);
  const y = `${BASE_REM}rem`;
  return (
    <g strokeWidth="calc(3px * var(--stroke))" strokeLinecap="round">
      <line x1={0} x2={width} y1={y} y2={y} stroke="var(--lane)" />
      <line x1={0} x2={x} y1={y} y2={y} stroke="var(--ink)" />
      <circle cx={x} cy={y} r="0.4375rem" fill="var(--ink)" stroke="none" />
    </g>
  );
}

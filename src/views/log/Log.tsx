// The log: what happened and why, a line a step, in step with the cursor; a click goes there.
import {
  type CSSProperties,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { messagesOf } from '../../analysis/messages.ts';
import { type LineWindow, lineOf, logLines, windowAround } from '../../figure/log-lines.ts';
import type { Brush } from '../brush.ts';
import rows from '../rows/rows.module.css';
import { useRowFocus } from '../rows/use-row-focus.ts';
import type { ViewProps } from '../view-props.ts';
import { LogLine } from './LogLine.tsx';
import styles from './log.module.css';

/** So many lines are on the page at once. */
const MOST = 200;
const START: LineWindow = { from: 0, to: 0 };

export function Log(props: ViewProps) {
  const { trace, manifest, cursor, selection, brush, onBrush, onSeek } = props;
  const lines = logLines(trace);
  const current = lineOf(trace, cursor - 1);
  const list = useRef<HTMLOListElement>(null);
  const [window, setWindow] = useState<LineWindow>(START);
  const shown = useFollowed(window, setWindow, current, cursor, lines.length);
  useInSight(list, current, cursor, shown);
  const isShown = (index: number) => index >= shown.from && index < shown.to;
  const { tabStop, eventsOf, focus } = useRowFocus({
    list,
    count: lines.length,
    first: Math.max(shown.from, current),
    isShown,
    reveal(index) {
      if (!isShown(index)) setWindow(windowAround(shown, index, lines.length, MOST));
    },
    brushOf: (index) => ({ event: lines[index] }),
    onBrush,
  });
  const marked = markedLines(props, brush);
  const picked = markedLines(props, selection);
  const numbers = Array.from({ length: shown.to - shown.from }, (_, i) => shown.from + i);
  return (
    <section className={rows.root} aria-label="Log">
      <div className={rows.scroller}>
        {shown.from > 0 && (
          <button type="button" className={styles.more} onClick={() => focus(shown.from - 1)}>
            Earlier lines
          </button>
        )}
        <ol
          ref={list}
          className={styles.lines}
          style={widthsOf(trace, manifest)}
          aria-label="What happened"
        >
          {numbers.map((index) => (
            <LogLine
              key={lines[index]}
              trace={trace}
              manifest={manifest}
              index={index}
              record={lines[index]}
              isTabStop={tabStop === index}
              isCurrent={index === current}
              isToCome={index > current}
              isPicked={picked(index)}
              isBrushed={marked(index)}
              events={eventsOf(index)}
              onPick={() => onSeek(lines[index] + 1)}
            />
          ))}
        </ol>
        {shown.to < lines.length && (
          <button type="button" className={styles.more} onClick={() => focus(shown.to)}>
            Later lines
          </button>
        )}
      </div>
    </section>
  );
}

type ColumnStyle = CSSProperties & Readonly<Record<`--${string}`, string>>;

/** Of times and numbers, as the last ones need them. */
function widthsOf(trace: ViewProps['trace'], { time }: ViewProps['manifest']): ColumnStyle {
  const last = trace.count > 0 ? trace.time(trace.count - 1) : 0;
  const signs = Math.round(last / time.ticks).toString().length + DECIMALS;
  return { '--time': `${signs}ch`, '--number': `${String(trace.count).length + 1}ch` };
}

const DECIMALS = 3;

/** The window, moved when the cursor leaves it; where a person has moved it, it stays until the cursor moves. */
function useFollowed(
  window: LineWindow,
  setWindow: (window: LineWindow) => void,
  current: number,
  cursor: number,
  count: number,
): LineWindow {
  const last = useRef<number>(undefined);
  const isMoved = last.current !== cursor;
  const followed = isMoved || window.to === 0 ? windowAround(window, current, count, MOST) : window;
  useEffect(() => {
    last.current = cursor;
    if (followed !== window) setWindow(followed);
  });
  return followed;
}

/** The line at the cursor is in sight after each step; the page itself does not scroll. */
function useInSight(
  list: RefObject<HTMLOListElement | null>,
  current: number,
  cursor: number,
  { from }: LineWindow,
): void {
  const followed = useRef<number>(undefined);
  useLayoutEffect(() => {
    void from;
    if (followed.current === cursor) return;
    followed.current = cursor;
    const line = list.current?.querySelector<HTMLElement>(`[data-index="${current}"]`);
    const scroller = list.current?.parentElement;
    if (!scroller) return;
    if (!line) {
      if (current < 0) scroller.scrollTop = 0;
      return;
    }
    const [inner, outer] = [line.getBoundingClientRect(), scroller.getBoundingClientRect()];
    const room = outer.height / 4;
    if (inner.top < outer.top) scroller.scrollTop -= outer.top - inner.top + room;
    else if (inner.bottom > outer.bottom) scroller.scrollTop += inner.bottom - outer.bottom + room;
  }, [list, current, cursor, from]);
}

/** Whether a line is about what is pointed at or picked: the node, the event, or either end of the message. */
function markedLines(
  { trace }: ViewProps,
  { node, event, message }: Brush,
): (index: number) => boolean {
  const lines = logLines(trace);
  const records = [event, message, message === undefined ? undefined : arrivalOf(trace, message)];
  const marked = new Set(
    records
      .filter((record) => record !== undefined && record >= 0 && record < trace.count)
      .map((record) => lineOf(trace, record ?? 0)),
  );
  return (index) => marked.has(index) || (node !== undefined && trace.node(lines[index]) === node);
}

function arrivalOf(trace: ViewProps['trace'], send: number): number | undefined {
  const { rowOf, arrival } = messagesOf(trace);
  return arrival[rowOf[send]];
}

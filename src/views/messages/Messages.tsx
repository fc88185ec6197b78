// The messages of the run: a row each, those on their way marked; in step with the cursor.
import { useRef, useState } from 'react';
import { messagesOf } from '../../analysis/messages.ts';
import { longestBody, rowAtCursor, rowsOnTheWay } from '../../figure/message-list.ts';
import { messageShapes } from '../../figure/message-shapes.ts';
import { longestName } from '../../playback/node-names.ts';
import { brushedRow } from '../brush.ts';
import { Rows } from '../rows/Rows.tsx';
import rows from '../rows/rows.module.css';
import { useFollow } from '../rows/use-follow.ts';
import { useRowFocus } from '../rows/use-row-focus.ts';
import { ROW, useRowWindow } from '../rows/use-row-window.ts';
import { messagePick } from '../space-time/picks.ts';
import { useScale } from '../space-time/use-measures.ts';
import type { ViewProps } from '../view-props.ts';
import { MessageRow } from './MessageRow.tsx';
import styles from './messages.module.css';

const HEADS = ['type', 'from', 'to', 'sent', 'ends', 'fate', 'body'] as const;

export function Messages(props: ViewProps) {
  const { trace, manifest, cursor } = props;
  const { count, send } = messagesOf(trace);
  const [isFiltered, setIsFiltered] = useState(false);
  const onTheWay = rowsOnTheWay(trace, cursor);
  const scroller = useRef<HTMLDivElement>(null);
  const rowHeight = ROW * useScale();
  const length = isFiltered ? onTheWay.length : count;
  const rowAt = (index: number) => (isFiltered ? onTheWay[index] : index);
  const view = useRowWindow(scroller, length, rowHeight);
  const { focused, tabStop, eventsOf } = useRowFocus({
    list: scroller,
    count: length,
    first: view.from,
    isShown: (index) => index >= view.from && index < view.to,
    reveal: view.reveal,
    brushOf: (index) => ({ message: send[rowAt(index)] }),
    onBrush: props.onBrush,
  });
  useFollow(isFiltered ? -1 : rowAtCursor(trace, cursor), cursor, view.reveal);
  const picked = brushedRow(trace, props.selection);
  const brushed = brushedRow(trace, props.brush);
  const shapes = messageShapes(trace);
  const signs = widthsOf(props);
  return (
    <section className={`${rows.root} ${rows.headed}`} aria-label="Messages">
      <div className={styles.head}>
        <p>
          {countText(count)}, {onTheWay.length} on the way
        </p>
        <label className={styles.filter}>
          <input
            type="checkbox"
            checked={isFiltered}
            onChange={({ target }) => setIsFiltered(target.checked)}
          />
          only those on the way
        </label>
      </div>
      <div ref={scroller} className={rows.scroller}>
        <table
          className={rows.table}
          aria-label="Messages in the order of sending"
          aria-rowcount={length + 1}
          style={{ width: `max(100%, ${signs.reduce((sum, one) => sum + one, 0)}ch)` }}
        >
          <colgroup>
            {HEADS.map((head, column) => (
              <col
                key={head}
                style={column < signs.length - 1 ? { width: `${signs[column]}ch` } : {}}
              />
            ))}
          </colgroup>
          <thead>
            <tr aria-rowindex={1}>
              {HEADS.map((head) => (
                <th key={head} scope="col">
                  {head === 'sent' || head === 'ends' ? `${head}, ${manifest.time.unit}` : head}
                </th>
              ))}
            </tr>
          </thead>
          <Rows
            window={view}
            kept={focused}
            count={length}
            rowHeight={rowHeight}
            keyOf={rowAt}
            row={(index) => {
              const row = rowAt(index);
              return (
                <MessageRow
                  trace={trace}
                  manifest={manifest}
                  index={index}
                  row={row}
                  cursor={cursor}
                  shape={shapes.get(trace.type(send[row])) ?? 'dot'}
                  isTabStop={tabStop === index}
                  isPicked={picked === row}
                  isBrushed={brushed === row}
                  events={eventsOf(index)}
                  onPick={(anchor) => props.onSelect(messagePick(trace, row), anchor)}
                />
              );
            }}
          />
        </table>
      </div>
    </section>
  );
}

function countText(count: number): string {
  return `${count.toLocaleString('en')} ${count === 1 ? 'message' : 'messages'}`;
}

const PADDING = 4;
const LONGEST_FATE = 'cut off by the partition'.length;
/** It takes what room there is: long ones are cut, and whole in the inspector. */
const LEAST_BODY = 26;

/** Signs that each column holds, the same all along the run. */
function widthsOf({ trace, manifest, endTime }: ViewProps): readonly number[] {
  const types = [...messageShapes(trace).keys()].map(({ length }) => length);
  const name = longestName(manifest, trace.nodes).length;
  const time = Math.round(endTime / manifest.time.ticks).toString().length + 3;
  const unit = `sent, ${manifest.time.unit}`.length;
  return [
    Math.max(4, ...types) + 8,
    Math.max(4, name) + PADDING,
    Math.max(4, name) + PADDING,
    Math.max(unit, time) + PADDING,
    Math.max(unit, time) + PADDING,
    LONGEST_FATE + PADDING,
    Math.max(12, Math.min(LEAST_BODY, longestBody(trace))) + PADDING,
  ];
}

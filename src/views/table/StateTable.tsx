// The state table: a row a node, a column a variable; what the step at the cursor changed is marked.
import { useMemo, useRef } from 'react';
import { columnWidths, headsOf, stateColumns } from '../../figure/state-table.ts';
import { longestName } from '../../playback/node-names.ts';
import { brushedNodes } from '../brush.ts';
import { Rows } from '../rows/Rows.tsx';
import rows from '../rows/rows.module.css';
import { useFollow } from '../rows/use-follow.ts';
import { useRowFocus } from '../rows/use-row-focus.ts';
import { ROW, useRowWindow } from '../rows/use-row-window.ts';
import { useScale } from '../space-time/use-measures.ts';
import type { ViewProps } from '../view-props.ts';
import { NodeRow } from './NodeRow.tsx';

/** Signs that a cell is wider than its text, and the first one than the name in it. */
const PADDING = 4;
const SIGN = 7;

export function StateTable(props: ViewProps) {
  const { trace, manifest, cursor, selection, brush, onBrush } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const rowHeight = ROW * useScale();
  const view = useRowWindow(scroller, trace.nodes, rowHeight);
  const current = cursor > 0 ? trace.node(Math.min(cursor, trace.count) - 1) : -1;
  const { focused, tabStop, eventsOf } = useRowFocus({
    list: scroller,
    count: trace.nodes,
    first: Math.max(view.from, 0),
    isShown: (index) => index >= view.from && index < view.to,
    reveal: view.reveal,
    brushOf: (node) => ({ node }),
    onBrush,
  });
  useFollow(current, cursor, view.reveal);
  const heads = headsOf(stateColumns(trace));
  const widths = useMemo(() => columnWidths(trace, manifest), [trace, manifest]);
  const brushed = brushedNodes(trace, brush);
  const signs = [
    Math.max(4, longestName(manifest, trace.nodes).length) + SIGN,
    ...widths.map((width) => width + PADDING),
  ];
  return (
    <section className={rows.root} aria-label="State">
      <div ref={scroller} className={rows.scroller}>
        <table
          className={rows.table}
          aria-label="State of each node"
          aria-rowcount={trace.nodes + 1}
          style={{ width: `max(100%, ${signs.reduce((sum, one) => sum + one, 0)}ch)` }}
        >
          <colgroup>
            {['node', ...heads].map((name, column) => (
              <col
                key={name}
                style={column < heads.length ? { width: `${signs[column]}ch` } : {}}
              />
            ))}
          </colgroup>
          <thead>
            <tr aria-rowindex={1}>
              <th scope="col">node</th>
              {heads.map((name) => (
                <th key={name} scope="col" title={name}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <Rows
            window={view}
            kept={focused}
            count={trace.nodes}
            rowHeight={rowHeight}
            keyOf={(node) => node}
            row={(node) => (
              <NodeRow
                trace={trace}
                manifest={manifest}
                node={node}
                cursor={cursor}
                widths={widths}
                isTabStop={tabStop === node}
                isCurrent={current === node}
                isPicked={selection.node === node}
                isBrushed={brushed.has(node)}
                events={eventsOf(node)}
                onPick={(anchor) =>
                  props.onSelect(
                    { kind: 'lane', node, time: Math.round(props.time), after: cursor - 1 },
                    anchor,
                  )
                }
              />
            )}
          />
        </table>
      </div>
    </section>
  );
}

// One node's row: its name with the sign of its state, and its variables, those that changed beside what they were.
import { memo } from 'react';
import type { Trace } from '../../engine/trace.ts';
import type { NodeState, StateWords } from '../../figure/node-states.ts';
import { BETWEEN, type StateCell, stateRow } from '../../figure/state-table.ts';
import { nodeName } from '../../playback/narration.ts';
import { NodeSign } from '../graph/NodeSign.tsx';
import nodeStyles from '../graph/nodes.module.css';
import rows from '../rows/rows.module.css';
import type { RowEvents } from '../rows/use-row-focus.ts';

interface NodeRowProps {
  readonly trace: Trace;
  readonly manifest: StateWords;
  readonly node: number;
  readonly cursor: number;
  /** Signs that each column holds. */
  readonly widths: readonly number[];
  readonly isTabStop: boolean;
  readonly isCurrent: boolean;
  readonly isPicked: boolean;
  readonly isBrushed: boolean;
  readonly events: RowEvents;
  /** `anchor` is where its name is on the screen. */
  onPick(anchor: DOMRect): void;
}

export function NodeRow({ trace, manifest, node, cursor, events, ...props }: NodeRowProps) {
  const { state, cells } = stateRow(trace, manifest, node, cursor);
  return (
    <tr
      aria-rowindex={node + 2}
      data-index={node}
      data-node={node}
      data-current={props.isCurrent}
      data-picked={props.isPicked}
      data-brushed={props.isBrushed}
      onPointerEnter={events.onPointerEnter}
      onPointerLeave={events.onPointerLeave}
    >
      <th scope="row">
        <button
          type="button"
          className={rows.pick}
          tabIndex={props.isTabStop ? 0 : -1}
          onFocus={events.onFocus}
          onBlur={events.onBlur}
          onKeyDown={events.onKeyDown}
          onClick={({ currentTarget }) => props.onPick(currentTarget.getBoundingClientRect())}
        >
          <Sign tone={state.tone} outage={state.outage} />
          {nodeName(manifest, node)}
        </button>
      </th>
      {cells.map((cell, column) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: cells stand in the order of their columns, which stay as they are
        <Cell key={column} cell={cell} signs={props.widths[column]} />
      ))}
    </tr>
  );
}

const Sign = memo(function Sign({ tone, outage }: Pick<NodeState, 'tone' | 'outage'>) {
  return (
    <svg className={rows.sign} viewBox="-10 -10 20 20" aria-hidden="true">
      <g className={nodeStyles.node} data-tone={tone} data-condition={outage}>
        <circle className={nodeStyles.body} r={8} />
        <NodeSign state={{ tone, outage }} x={0} y={0} radius={4} />
      </g>
    </svg>
  );
});

interface CellProps {
  readonly cell: StateCell;
  readonly signs: number;
}

/** What it was stands beside it where both have room, and is heard in any case. */
function Cell({ cell: { text, was }, signs }: CellProps) {
  if (was === undefined) return <td title={text}>{text}</td>;
  const [before, now] = [was || NOTHING, text || NOTHING];
  const hasRoom = before.length + BETWEEN.length + now.length <= signs;
  return (
    <td data-changed="true" title={`${before}${BETWEEN}${now}`}>
      <span className={hasRoom ? rows.was : 'visually-hidden'}>
        {before}
        {BETWEEN}
      </span>
      <ins>{now}</ins>
    </td>
  );
}

const NOTHING = 'nothing';

// One message: what went from whom to whom, when, and what has become of it by now.
import type { Trace } from '../../engine/trace.ts';
import { crossPath } from '../../figure/glyph-paths.ts';
import { type GlyphName, glyphPath } from '../../figure/grid-glyphs.ts';
import { type MessagePhase, messageLine } from '../../figure/message-list.ts';
import { messageTitle } from '../../playback/message-words.ts';
import type { Wording } from '../../playback/narration.ts';
import rows from '../rows/rows.module.css';
import type { RowEvents } from '../rows/use-row-focus.ts';
import styles from './messages.module.css';

interface MessageRowProps {
  readonly trace: Trace;
  readonly manifest: Wording;
  /** Place in the list, and row in the message table. */
  readonly index: number;
  readonly row: number;
  readonly cursor: number;
  readonly shape: GlyphName;
  readonly isTabStop: boolean;
  readonly isPicked: boolean;
  readonly isBrushed: boolean;
  readonly events: RowEvents;
  onPick(anchor: DOMRect): void;
}

export function MessageRow({
  trace,
  manifest,
  index,
  row,
  cursor,
  events,
  ...props
}: MessageRowProps) {
  const line = messageLine(trace, row, manifest, cursor);
  return (
    <tr
      className={styles.message}
      aria-rowindex={index + 2}
      data-index={index}
      data-message={line.send}
      data-row={row}
      data-phase={line.phase}
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
          aria-label={messageTitle(trace, row, manifest)}
          onFocus={events.onFocus}
          onBlur={events.onBlur}
          onKeyDown={events.onKeyDown}
          onClick={({ currentTarget }) => props.onPick(currentTarget.getBoundingClientRect())}
        >
          <Sign phase={line.phase} shape={props.shape} />
          {line.type}
        </button>
      </th>
      <td>{line.from}</td>
      <td>{line.to}</td>
      <td>{line.sent}</td>
      <td>{line.ends}</td>
      <td className={styles.fate}>{line.fate}</td>
      <td title={line.body}>{line.body}</td>
    </tr>
  );
}

/** The shape of its type, filled while it is on its way; a cross once it is lost. */
function Sign({ phase, shape }: { readonly phase: MessagePhase; readonly shape: GlyphName }) {
  return (
    <svg className={rows.sign} viewBox="-10 -10 20 20" aria-hidden="true">
      {phase === 'lost' ? (
        <path className={styles.cross} d={crossPath(6)} />
      ) : (
        <path className={styles.shape} d={glyphPath(shape, 0, 0, 6)} fillRule="evenodd" />
      )}
    </svg>
  );
}

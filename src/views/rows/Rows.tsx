// The rows of a table that are on the page, with the room of those that are not.
import { Fragment, type ReactNode } from 'react';
import { placedRows } from './placed-rows.ts';
import type { RowWindow } from './use-row-window.ts';

interface RowsProps {
  readonly window: RowWindow;
  /** The row that has the focus: it stays on the page. */
  readonly kept: number | undefined;
  readonly count: number;
  /** Pixels. */
  readonly rowHeight: number;
  keyOf(index: number): number;
  row(index: number): ReactNode;
}

export function Rows({ window, kept, count, rowHeight, keyOf, row }: RowsProps) {
  const { rows, after } = placedRows(window, kept, count);
  return (
    <tbody>
      {rows.map(({ index, gap }) => (
        <Fragment key={keyOf(index)}>
          {gap > 0 && <Gap height={gap * rowHeight} />}
          {row(index)}
        </Fragment>
      ))}
      {after > 0 && <Gap height={after * rowHeight} />}
    </tbody>
  );
}

function Gap({ height }: { readonly height: number }) {
  return <tr data-gap style={{ height }} />;
}

// Tables for people: columns as wide as their widest cell, numbers to the right.

export type Cell = string | number | boolean | null | undefined;

/** Every line with its line feed. */
export function tableText(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const texts = rows.map((row) => row.map(cellText));
  const widths = head.map((title, c) =>
    Math.max(title.length, ...texts.map((row) => row[c].length)),
  );
  const right = head.map(
    (_, c) => rows.length > 0 && rows.every((row) => typeof row[c] !== 'string'),
  );
  const line = (cells: readonly string[]) =>
    `${cells
      .map((cell, c) => (right[c] ? cell.padStart(widths[c]) : cell.padEnd(widths[c])))
      .join('  ')
      .trimEnd()}\n`;
  return [head, ...texts].map(line).join('');
}

export function cellText(cell: Cell): string {
  if (cell === null || cell === undefined) return '-';
  return typeof cell === 'number' ? numberText(cell) : String(cell);
}

/** Whole numbers in full, others to six significant digits. */
export function numberText(value: number): string {
  if (Number.isInteger(value)) return String(value);
  return String(Number(value.toPrecision(6)));
}

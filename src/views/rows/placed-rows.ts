// Rows on the page and the gaps between them, so that each lies where it would lie if all were there.

export interface PlacedRow {
  readonly index: number;
  /** Rows that are left out right before it. */
  readonly gap: number;
}

/** Rows from `from` to before `to`, and the one that is `kept` wherever it is; `after` is how many are left out at the end. */
export function placedRows(
  { from, to }: { readonly from: number; readonly to: number },
  kept: number | undefined,
  count: number,
): { readonly rows: readonly PlacedRow[]; readonly after: number } {
  const indices = Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
  if (kept !== undefined && kept < count && kept < from) indices.unshift(kept);
  else if (kept !== undefined && kept < count && kept >= to) indices.push(kept);
  const rows = indices.map((index, i) => ({ index, gap: index - (indices[i - 1] ?? -1) - 1 }));
  return { rows, after: count - 1 - (indices.at(-1) ?? -1) };
}

// A partition on the grid: the walls between cells that are cut from each other, and the cells beyond the largest part.
import type { GridLayout } from './grid.ts';

/** SVG paths in CSS pixels. */
export interface PartitionShapes {
  readonly walls: string;
  /** The cells of all groups but the largest. */
  readonly apart: string;
}

/** `groupOf` has a group for each node. */
export function partitionShapes(layout: GridLayout, groupOf: readonly number[]): PartitionShapes {
  const largest = largestGroup(groupOf);
  return {
    walls: `${wallsBetweenRows(layout, groupOf)}${wallsBetweenColumns(layout, groupOf)}`,
    apart: runsOf(layout, (node) => groupOf[node] !== largest),
  };
}

/** How many nodes each group has, in the order of the groups; empty ones left out. */
export function groupSizes(groupOf: readonly number[]): readonly number[] {
  const sizes: number[] = [];
  for (const group of groupOf) sizes[group] = (sizes[group] ?? 0) + 1;
  return sizes.filter((size) => size > 0);
}

function largestGroup(groupOf: readonly number[]): number {
  const sizes = new Map<number, number>();
  for (const group of groupOf) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  let largest = -1;
  for (const [group, size] of sizes) if (size > (sizes.get(largest) ?? 0)) largest = group;
  return largest;
}

/** Rows of cells that belong together, each run a rectangle. */
function runsOf({ nodes, columns, pitch, shrink }: GridLayout, isIn: (node: number) => boolean) {
  const size = pitch * shrink;
  let path = '';
  for (let node = 0; node < nodes; ) {
    const rowEnd = Math.min(nodes, node - (node % columns) + columns);
    let end = node;
    while (end < rowEnd && isIn(end)) end++;
    if (end > node)
      path += `M${px((node % columns) * size)} ${px(Math.floor(node / columns) * size)}h${px((end - node) * size)}v${px(size)}h${px((node - end) * size)}Z`;
    node = Math.max(end, node + 1);
  }
  return path;
}

function wallsBetweenRows(
  { nodes, columns, pitch, gap, shrink }: GridLayout,
  groupOf: readonly number[],
): string {
  const isCut = (node: number) => node < nodes && groupOf[node] !== groupOf[node - columns];
  let path = '';
  for (let node = columns; node < nodes; ) {
    const rowEnd = node - (node % columns) + columns;
    let end = node;
    while (end < rowEnd && isCut(end)) end++;
    const at = (column: number) => px((column * pitch - gap / 2) * shrink);
    if (end > node)
      path += `M${at(node % columns)} ${at(Math.floor(node / columns))}h${px((end - node) * pitch * shrink)}`;
    node = Math.max(end, node + 1);
  }
  return path;
}

function wallsBetweenColumns(
  { nodes, columns, rows, pitch, gap, shrink }: GridLayout,
  groupOf: readonly number[],
): string {
  const at = (place: number) => px((place * pitch - gap / 2) * shrink);
  let path = '';
  for (let column = 1; column < columns; column++)
    for (let row = 0; row < rows; ) {
      let end = row;
      const isCut = (node: number) => node < nodes && groupOf[node] !== groupOf[node - 1];
      while (end < rows && isCut(end * columns + column)) end++;
      if (end > row) path += `M${at(column)} ${at(row)}v${px((end - row) * pitch * shrink)}`;
      row = Math.max(end, row + 1);
    }
  return path;
}

function px(value: number): number {
  return Math.round(value * 100) / 100;
}

// State in typed columns: one array a field, and a flyweight object that reads and writes the current node's row.
import type { ColumnKind, ColumnSpec } from './contract.ts';

export type Column = Uint8Array | Uint16Array | Int32Array | Float64Array;
export type Columns = Readonly<Record<string, Column>>;

const ARRAYS = { u8: Uint8Array, u16: Uint16Array, i32: Int32Array, f64: Float64Array };

export function newColumns<S>(spec: ColumnSpec<S>, count: number): Columns {
  const columns: Record<string, Column> = {};
  for (const [name, kind] of Object.entries(spec) as [string, ColumnKind][])
    columns[name] = new ARRAYS[kind](count);
  return columns;
}

export function copyColumns(columns: Columns): Columns {
  return Object.fromEntries(
    Object.entries(columns).map(([name, column]) => [name, column.slice()]),
  );
}

/** The row object: set `row` to a node, then its fields are that node's. */
export interface Row {
  row: number;
}
interface ColumnRow extends Row {
  readonly columns: readonly Column[];
}
type RowClass = new (columns: readonly Column[]) => ColumnRow;

/** One class a spec, so that handlers stay monomorphic over many runs. */
const classes = new WeakMap<object, RowClass>();

/** Builds the flyweight over these columns. */
export function rowOf<S>(spec: ColumnSpec<S>, columns: Columns): Row {
  let made = classes.get(spec);
  if (!made) {
    made = rowClass(Object.keys(spec));
    classes.set(spec, made);
  }
  return new made(Object.keys(spec).map((name) => columns[name]));
}

function rowClass(names: readonly string[]): RowClass {
  class SpecRow implements ColumnRow {
    row = 0;
    readonly columns: readonly Column[];
    constructor(columns: readonly Column[]) {
      this.columns = columns;
    }
  }
  names.forEach((name, index) => {
    Object.defineProperty(SpecRow.prototype, name, {
      enumerable: true,
      get(this: ColumnRow) {
        return this.columns[index][this.row];
      },
      set(this: ColumnRow, value: number) {
        this.columns[index][this.row] = value;
      },
    });
  });
  return SpecRow;
}

/** Writes a plain state into a row. */
export function setRow(columns: Columns, row: number, state: object): void {
  for (const name in columns) columns[name][row] = (state as Record<string, number>)[name];
}

/** A row as a plain object. */
export function getRow(columns: Columns, row: number): Record<string, number> {
  return Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, column[row]]));
}

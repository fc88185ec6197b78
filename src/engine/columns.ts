// State in typed columns: one array a field, and a flyweight object that reads and writes the current node's row.
import type { ColumnKind } from './contract.ts';
import type { Column } from './whole-cycle.ts';

export type Columns = Readonly<Record<string, Column>>;

/** Kinds by field. */
export type ColumnKinds = Readonly<Record<string, ColumnKind>>;

const ARRAYS = { u8: Uint8Array, u16: Uint16Array, i32: Int32Array, f64: Float64Array };

export function newColumns(spec: ColumnKinds, count: number): Columns {
  const columns: Record<string, Column> = {};
  for (const [name, kind] of Object.entries(spec)) columns[name] = new ARRAYS[kind](count);
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

const NONE: Column = new Uint8Array(0);

/** Columns by number. Each has accessors of its own below: code that is shared between arrays of several kinds is slow. */
class SpecRow implements Row {
  row = 0;
  c0: Column = NONE;
  c1: Column = NONE;
  c2: Column = NONE;
  c3: Column = NONE;
  c4: Column = NONE;
  c5: Column = NONE;
  c6: Column = NONE;
  c7: Column = NONE;
  c8: Column = NONE;
  c9: Column = NONE;
  c10: Column = NONE;
  c11: Column = NONE;
  constructor(columns: readonly Column[]) {
    this.c0 = columns[0] ?? NONE;
    this.c1 = columns[1] ?? NONE;
    this.c2 = columns[2] ?? NONE;
    this.c3 = columns[3] ?? NONE;
    this.c4 = columns[4] ?? NONE;
    this.c5 = columns[5] ?? NONE;
    this.c6 = columns[6] ?? NONE;
    this.c7 = columns[7] ?? NONE;
    this.c8 = columns[8] ?? NONE;
    this.c9 = columns[9] ?? NONE;
    this.c10 = columns[10] ?? NONE;
    this.c11 = columns[11] ?? NONE;
  }
}
const ACCESSORS: readonly (PropertyDescriptor & ThisType<SpecRow>)[] = [
  {
    get(this: SpecRow) {
      return this.c0[this.row];
    },
    set(this: SpecRow, value: number) {
      this.c0[this.row] = value;
    },
  },
  {
    get(this: SpecRow) {
      return this.c1[this.row];
    },
    set(this: SpecRow, value: number) {
      this.c1[this.row] = value;
    },
  },
  {
    get(this: SpecRow) {
      return this.c2[this.row];
    },
    set(this: SpecRow, value: number) {
      this.c2[this.row] = value;
    },
  },
  {
    get(this: SpecRow) {
      return this.c3[this.row];
    },
    set(this: SpecRow, value: number) {
      this.c3[this.row] = value;
    },
  },
  {
    get(this: SpecRow) {
      return this.c4[this.row];
    },
    set(this: SpecRow, value: number) {
      this.c4[this.row] = value;
    },
  },
  {
    get(this: SpecRow) {
      return this.c5[this.row];
    },
    set(this: SpecRow, value: number) {
      this.c5[this.row] = value;
    },
  },
  {
    get(this: SpecRow) {
      return this.c6[this.row];
    },
    set(this: SpecRow, value: number) {
      this.c6[this.row] = value;
    },
  },
  {
    get(this: SpecRow) {
      return this.c7[this.row];
    },
    set(this: SpecRow, value: number) {
      this.c7[this.row] = value;
    },
  },
  {
    get(this: SpecRow) {
      return this.c8[this.row];
    },
    set(this: SpecRow, value: number) {
      this.c8[this.row] = value;
    },
  },
  {
    get(this: SpecRow) {
      return this.c9[this.row];
    },
    set(this: SpecRow, value: number) {
      this.c9[this.row] = value;
    },
  },
  {
    get(this: SpecRow) {
      return this.c10[this.row];
    },
    set(this: SpecRow, value: number) {
      this.c10[this.row] = value;
    },
  },
  {
    get(this: SpecRow) {
      return this.c11[this.row];
    },
    set(this: SpecRow, value: number) {
      this.c11[this.row] = value;
    },
  },
];

/** One class a spec, so that handlers stay monomorphic over many runs. */
const classes = new WeakMap<object, new (columns: readonly Column[]) => SpecRow>();

/** Builds the flyweight over these columns. @throws Error for more fields than there are accessors */
export function rowOf(spec: ColumnKinds, columns: Columns): Row {
  const names = Object.keys(spec);
  let made = classes.get(spec);
  if (!made) {
    if (names.length > ACCESSORS.length)
      throw new Error(`a state in columns has at most ${ACCESSORS.length} fields`);
    made = class extends SpecRow {};
    for (let i = 0; i < names.length; i++)
      Object.defineProperty(made.prototype, names[i], { ...ACCESSORS[i], enumerable: true });
    classes.set(spec, made);
  }
  return new made(names.map((name) => columns[name]));
}

/** Writes a plain state into a row. */
export function setRow(columns: Columns, row: number, state: object): void {
  for (const name in columns) columns[name][row] = (state as Record<string, number>)[name];
}

/** Writes one state into all rows. */
export function fillRows(columns: Columns, state: object): void {
  for (const name in columns) {
    const value = (state as Record<string, number>)[name];
    if (value !== 0) columns[name].fill(value);
  }
}

/** A row as a plain object. */
export function getRow(columns: Columns, row: number): Record<string, number> {
  return Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, column[row]]));
}

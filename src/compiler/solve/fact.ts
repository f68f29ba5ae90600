/** A fact: an expression that is not NULL in the rows that passed a condition. */

export interface Fact {
  /** `varno.attno` of a column of this level, with `true:` or `false:` before it where that is its value; or the canonical text of an expression. */
  readonly key: string;
  /** The column's range table index; null for an expression. */
  readonly relation: number | null;
  /** An expression that looks at no column of this level: it is tested for no row too. */
  readonly isFixed: boolean;
  /** Outer joins that could have made the column NULL where the condition stands. */
  readonly nulling: readonly number[];
  /** Holds only while this side of an outer join (`index:left`) cannot be filled with NULLs. */
  readonly unless: string | null;
  /** What to tell the user: `WHERE`, `ON` … */
  readonly origin: string;
}

export function columnKey(relation: number, attribute: number): string {
  return `${relation}.${attribute}`;
}

/** Every column of the relation: `t IS NOT NULL` over a whole row. */
export function everyColumnKey(relation: number): string {
  return `${relation}.*`;
}

/** A boolean column that has this value. */
export function valueKey(relation: number, attribute: number, value: boolean): string {
  return `${value}:${columnKey(relation, attribute)}`;
}

export function isValueKey(key: string): boolean {
  return key.includes(':');
}

/** What a condition outside says of a column of a query. */
export interface ProvenColumn {
  readonly column: number;
  /** The value of a boolean column; null where it is only known not to be NULL. */
  readonly value: boolean | null;
}

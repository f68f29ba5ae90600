/** What an attack on the types of queries found. */
import type { FilledTable } from '../fill/fill-tables.js';

export interface TypeLie {
  readonly query: string;
  readonly file: string;
  readonly line: number;
  /** What happened, and why the compiler had excluded it. */
  readonly what: string;
  readonly sql: string;
  /** Parameters as text, by position. */
  readonly args: readonly (string | null)[];
  /** The first round, counted from 1, in which it happened. */
  readonly round: number;
}

export interface TypeReport {
  readonly statements: number;
  readonly columns: number;
  /** Runs that PostgreSQL did not refuse, and the rows that they returned. */
  readonly runs: number;
  readonly rows: number;
  /** One entry a query and kind of lie; empty when the types told the truth. */
  readonly lies: readonly TypeLie[];
  /** Said nullable, never NULL in any row that came, and not a column of a table that allows NULL: a hint, no proof. */
  readonly needless: readonly { readonly query: string; readonly column: string; readonly reason: string }[];
  /** Queries that say little: PostgreSQL refused every run, or no row ever came though the query has columns. */
  readonly unchecked: readonly { readonly query: string; readonly problem: string }[];
  /** Tables after the first filling. */
  readonly tables: readonly FilledTable[];
}

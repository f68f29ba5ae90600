/** Makes a callable bulk insert: any number of rows by one statement. */
import { quoteArrayElement } from './codecs/array-literal.js';
import { encodeParamsList } from './encode-params.js';
import { RowtypeError } from './errors/rowtype-error.js';
import type { Queryable } from './queryable.js';
import { planParams, type ParamCodecs } from './query-plan.js';
import { runStatement } from './run-statement.js';
import { createStatement } from './statement.js';

/** All that a compiled bulk insert is. */
export interface CopyFromDefinition<P extends object> {
  readonly name: string;
  /** `INSERT … SELECT … FROM unnest($1, $2)`: `$n` is an array of the n-th key's values. */
  readonly sql: string;
  /** Codecs of the values of one row. */
  readonly params: ParamCodecs<P>;
}

/** A bulk insert that can be run. */
export interface CompiledCopyFrom<P extends object> {
  readonly name: string;
  readonly sql: string;
  readonly readOnly: false;
  /**
   * Inserts the rows, in their order, by one statement: all of them or none. Resolves to the number of rows inserted;
   * without rows nothing is sent. Rejects with `ParameterError` (its `index` tells the row) before anything is sent, and
   * with a `DatabaseError` when PostgreSQL refuses.
   *
   * All rows are in memory at once as text; an import of gigabytes belongs in several calls in one transaction.
   */
  run(db: Queryable, rows: readonly P[]): Promise<number>;
}

/**
 * Makes a bulk insert callable. The compiler writes calls of this function for `:copyfrom`.
 *
 * PostgreSQL's COPY needs a driver of its own, and one INSERT from arrays, which every client can run, is about as fast:
 * https://www.postgresql.org/docs/current/functions-array.html (unnest)
 *
 * @example
 * const insertTags = defineCopyFrom<{ id: number; tag: string }>({
 *   name: 'InsertTags',
 *   sql: 'INSERT INTO tags (id, tag) SELECT p1, p2 FROM unnest($1::int4[], $2::text[]) AS rows (p1, p2)',
 *   params: { id: codecs.int4, tag: codecs.text },
 * });
 * const count = await insertTags.run(pool, [{ id: 1, tag: 'new' }, { id: 2, tag: 'urgent' }]);
 */
export function defineCopyFrom<P extends object>(definition: CopyFromDefinition<P>): CompiledCopyFrom<P> {
  const { name, sql } = definition;
  const params = planParams(name, definition.params);
  const statement = createStatement(name, sql, false);
  const encode = (rows: readonly P[]): string[] => {
    const list = encodeParamsList(name, params, rows);
    return params.map((_, column) => arrayLiteral(name, list, column));
  };
  return {
    name,
    sql,
    readOnly: false,
    run: (db, rows) => {
      if (Array.isArray(rows) && rows.length === 0) return Promise.resolve(0);
      return runStatement(db, statement, () => encode(rows), (raw) => raw.rowCount);
    },
  };
}

/** One column's values as an array of PostgreSQL: https://www.postgresql.org/docs/current/arrays.html#ARRAYS-IO */
function arrayLiteral(query: string, rows: readonly (readonly (string | null)[])[], column: number): string {
  try {
    const items = rows.map((row) => {
      const text = row[column] ?? null;
      return text === null ? 'NULL' : quoteArrayElement(text);
    });
    return `{${items.join(',')}}`;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new RowtypeError('the rows are too long for one statement; pass fewer at a time', { code: 'PARAMETER', query, cause: error });
  }
}

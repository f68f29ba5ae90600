/** One SQL statement as the drivers get it, with the name under which it is prepared. */
import { hashText } from './hash-text.js';

/** What drivers need to know of a compiled query. */
export interface Statement {
  /** The query's name, for errors. */
  readonly query: string;
  readonly sql: string;
  /** False when the result has no columns to decode. */
  readonly hasColumns: boolean;
  /** Name of the prepared statement; the same text has the same name on every connection. */
  preparedName(): string;
  /** Gives the statement a new name, unless that has happened since `name` was in use. */
  renamePrepared(name: string): void;
}

/** A driver's answer: PostgreSQL's texts, row by row in column order. */
export interface RawResult {
  readonly fields: readonly { readonly name: string }[];
  readonly rows: readonly (readonly (string | null)[])[];
  /** Rows returned or changed, as the command tag counts them; 0 when it does not count. */
  readonly rowCount: number;
  /** First word of the command tag: `SELECT`, `INSERT` … */
  readonly command: string;
}

/** PostgreSQL cuts longer names: https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-IDENTIFIERS */
const maxNameBytes = 63;

/** Makes a statement; its prepared name is computed when it is first needed. */
export function createStatement(query: string, sql: string, hasColumns: boolean): Statement {
  let current: string | undefined;
  let generation = 0;
  return {
    query,
    sql,
    hasColumns,
    preparedName: () => (current ??= nameOf(query, sql, generation)),
    renamePrepared: (name) => {
      // Many connections can find out at once that a name is spent; one new name serves them all.
      if (name !== current) return;
      generation += 1;
      current = undefined;
    },
  };
}

function nameOf(query: string, sql: string, generation: number): string {
  const suffix = `_${hashText(sql)}${generation === 0 ? '' : `_${generation}`}`;
  // Only ASCII counts one byte a character.
  const readable = query.replace(/[^\w]/g, '_').slice(0, maxNameBytes - suffix.length);
  return readable + suffix;
}

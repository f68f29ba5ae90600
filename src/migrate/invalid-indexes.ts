/** Indexes that a failed CREATE INDEX CONCURRENTLY has left: kept up to date, used by no query. */
import type { Session } from './session.js';

/** @see https://www.postgresql.org/docs/current/sql-createindex.html#SQL-CREATEINDEX-CONCURRENTLY */
export async function invalidIndexes(session: Session): Promise<string[]> {
  const { rows } = await session.query(`
    SELECT i.indexrelid::regclass::text AS name
    FROM pg_index i
    JOIN pg_class c ON c.oid = i.indexrelid
    WHERE NOT i.indisvalid AND c.relkind = 'i'
    ORDER BY 1`);
  return rows.map((row) => String(row['name']));
}

/** Inserts plain objects into a table, in one statement; PostgreSQL casts each value to its column's type. */
import type { SqlClient } from './sql-client.js';

export type Row = Readonly<Record<string, unknown>>;

/** All rows must have the keys of the first; columns without a key get their default. */
export async function insertRows(db: SqlClient, table: string, rows: readonly Row[]): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const columns = Object.keys(first).join(', ');
  const text = `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)`;
  await db.query(text, [JSON.stringify(rows)]);
}

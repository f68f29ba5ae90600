/** Runs a query and undoes what it did. */
import type { SolvedQuery } from '../../compiler/index.js';
import type { RawRow, RawSession } from '../database/raw-session.js';

/** SQLSTATE read_only_sql_transaction. */
const WROTE = '25006';

export type QueryRun =
  | { readonly kind: 'rows'; readonly rows: readonly RawRow[] }
  /** A query that is called read-only wanted to write. */
  | { readonly kind: 'wrote'; readonly message: string }
  | { readonly kind: 'refused'; readonly message: string };

/** Inside a transaction that the caller has begun. */
export async function runQuery(session: RawSession, query: SolvedQuery, args: readonly (string | null)[]): Promise<QueryRun> {
  await session.execute(`SAVEPOINT run${query.readOnly ? '; SET LOCAL transaction_read_only = on' : ''}`);
  try {
    return { kind: 'rows', rows: await session.rows(query.sql, args) };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const wrote = query.readOnly && 'code' in error && error.code === WROTE;
    return { kind: wrote ? 'wrote' : 'refused', message: error.message };
  } finally {
    await session.execute('ROLLBACK TO run; RELEASE run');
  }
}

/** Only statements whose effects a savepoint takes back. */
export function canBeUndone({ sql }: SolvedQuery): boolean {
  const bare = sql.replace(/^(?:\s+|\(|--.*(?:\n|$)|\/\*[^]*?\*\/)+/, '');
  return /^(?:select|with|insert|update|delete|merge|values|table)\b/i.test(bare);
}

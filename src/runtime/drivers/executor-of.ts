/** Finds out what kind of client `db` is. */
import { RowtypeError } from '../errors/rowtype-error.js';
import type { Queryable } from '../queryable.js';
import { isTransaction, transactionInternals } from '../transaction/transaction.js';
import { assertNotBusy } from './busy-clients.js';
import type { Executor } from './executor.js';
import { pgClientSession } from './pg-client.js';
import { isPgPool, pgPoolExecutor } from './pg-pool.js';
import { isPgliteDatabase, isPglite, pgliteSession } from './pglite-session.js';

/** @param query for the error when `db` is no client, or one that must not be used now */
export function executorOf(db: Queryable, query: string | null): Executor {
  assertQueryable(db, query);
  if (isTransaction(db)) return db[transactionInternals];
  if (isPglite(db)) {
    // A whole database makes its users wait for each other; only a single transaction of it can be busy.
    if (!isPgliteDatabase(db)) assertNotBusy(db, query);
    return pgliteSession(db);
  }
  if (isPgPool(db)) return pgPoolExecutor(db);
  assertNotBusy(db, query);
  return pgClientSession(db);
}

/** Callers without a type checker pass a URL, a module or nothing at all. */
export function assertQueryable(db: unknown, query: string | null): asserts db is Queryable {
  const isClient =
    typeof db === 'object' && db !== null && (isTransaction(db) || ('query' in db && typeof db.query === 'function'));
  if (isClient) return;
  throw new RowtypeError('the first argument must be a pg Pool, Client or PoolClient, PGlite, or a rowtype transaction', {
    code: 'NOT_QUERYABLE',
    query,
  });
}

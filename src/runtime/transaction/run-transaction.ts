/** `transaction()`: all or nothing, on every kind of client. */
import { assertQueryable } from '../drivers/executor-of.js';
import { whileBusy } from '../drivers/busy-clients.js';
import { listenForErrors } from '../drivers/pg-events.js';
import { isPgPool, withPooledClient } from '../drivers/pg-pool.js';
import { isPglite, isPgliteDatabase, pgliteSession } from '../drivers/pglite-session.js';
import type { PgQueryable, Queryable } from '../queryable.js';
import { runSavepoint } from './open-transaction.js';
import { withRetry } from './retry.js';
import { runPgTransaction } from './run-pg-transaction.js';
import { runPgliteTransaction } from './run-pglite-transaction.js';
import { refuseOptionsInside, transactionModes, type TransactionOptions } from './transaction-options.js';
import { isTransaction, transactionInternals, type Transaction } from './transaction.js';

/** The callback of {@link transaction}; it may run more than once. */
export type TransactionWork<T> = (tx: Transaction) => Promise<T>;

/**
 * Runs `work` in a transaction: commits when it resolves, rolls back when it throws, and passes its error on.
 *
 * - On a `pg` Pool it borrows a client; on a Client or PoolClient it uses that one, and every other use of the client
 *   meanwhile is a `TransactionError` (nothing may slip into the transaction by accident); on PGlite other users of
 *   the database wait, so use only `tx` inside. A client on which you opened a transaction with BEGIN yourself is
 *   refused.
 * - Given a {@link Transaction} (or a transaction of PGlite's own) it makes a savepoint: its failure undoes only the
 *   inner work. While the inner one is open the outer one cannot be used.
 * - Serialization failures (40001) and deadlocks (40P01) run `work` again from the start, five times at most, after a
 *   growing, random wait: effects outside of the database belong behind the call, not into `work`.
 *   https://www.postgresql.org/docs/current/mvcc-serialization-failure-handling.html
 * - Queries that `work` started and did not await are waited for; the failure of one fails the transaction.
 * - If `work` catches the error of a statement and returns, PostgreSQL still rolls back: that is a `TransactionError`
 *   with code `TRANSACTION_ABORTED`. Put what may fail into a nested transaction.
 *
 * Rejects with whatever `work` throws, with the `DatabaseError` of a failed COMMIT, or with `ConnectionLostError`.
 *
 * @example
 * const task = await transaction(pool, { isolation: 'serializable' }, async (tx) => {
 *   const row = await insertTask(tx, params);
 *   await insertTaskEvent(tx, { taskId: row.id });
 *   return row;
 * });
 */
export function transaction<T>(db: Queryable, work: TransactionWork<T>): Promise<T>;
export function transaction<T>(db: Queryable, options: TransactionOptions, work: TransactionWork<T>): Promise<T>;
export async function transaction<T>(
  db: Queryable,
  first: TransactionOptions | TransactionWork<T>,
  second?: TransactionWork<T>,
): Promise<T> {
  const options = typeof first === 'function' ? {} : first;
  const work = typeof first === 'function' ? first : second;
  if (typeof work !== 'function') throw new TypeError('transaction() needs a function to run');
  assertQueryable(db, null);
  if (isTransaction(db)) {
    refuseOptionsInside(options);
    return db[transactionInternals].nest(work);
  }
  if (isPglite(db) && !isPgliteDatabase(db)) {
    refuseOptionsInside(options);
    return whileBusy(db, () => runSavepoint(pgliteSession(db), 1, work));
  }
  const modes = transactionModes(options);
  return withRetry(options.retry, () => {
    if (isPglite(db)) return runPgliteTransaction(db, modes, work);
    if (isPgPool(db)) return withPooledClient(db, null, (client, discard) => runPgTransaction(client, modes, work, discard));
    return runOnClient(db, modes, work);
  });
}

/** A client that somebody else holds: it is theirs to close, so nothing is discarded. */
function runOnClient<T>(client: PgQueryable, modes: string, work: TransactionWork<T>): Promise<T> {
  return whileBusy(client, async () => {
    const listener = listenForErrors(client);
    try {
      return await runPgTransaction(client, modes, work, () => undefined);
    } finally {
      listener.stop();
    }
  });
}

/** Keeps several statements on one connection. */
import type { Queryable } from '../queryable.js';
import { isTransaction } from '../transaction/transaction.js';
import { assertQueryable, executorOf } from './executor-of.js';
import type { Executor } from './executor.js';
import { isPgPool, isSessionIntact, withPooledClient } from './pg-pool.js';
import { pgSession } from './pg-session.js';
import { isPglite } from './pglite-session.js';
import { isPipelined } from './pg-status.js';

/**
 * Runs `work`, all of whose statements go to one connection; one of a pool is given back when `work` settles, which
 * must not be before its statements have.
 *
 * @param query name for the error when there is no connection
 */
export function onOneConnection<T>(
  db: Queryable,
  query: string,
  work: (execute: Executor['execute']) => Promise<T>,
): Promise<T> {
  assertQueryable(db, query);
  if (isTransaction(db) || isPglite(db) || !isPgPool(db)) {
    const executor = executorOf(db, query);
    return work((statement, values) => executor.execute(statement, values));
  }
  return withPooledClient(db, query, (client, discard) => {
    // A statement that is made anew in pipeline mode would be overtaken by those behind it.
    const session = pgSession(client, () => !isPipelined(client));
    return work(async (statement, values) => {
      try {
        return await session.execute(statement, values);
      } catch (error) {
        if (!isSessionIntact(error)) discard(error);
        throw error;
      }
    });
  });
}

/** `stream()`: the rows of a query one after the other, however many there are. */
import { assertQueryable } from '../drivers/executor-of.js';
import { DatabaseError } from '../errors/database-error.js';
import type { Queryable } from '../queryable.js';
import { transaction } from '../transaction/run-transaction.js';
import { isTransaction, transactionInternals, type Transaction } from '../transaction/transaction.js';
import { Cursor } from './cursor.js';

/** Options of {@link stream}. */
export interface StreamOptions {
  /** Rows that are fetched, decoded and held at a time. Default 1000. */
  readonly batchSize?: number;
}

/**
 * Runs a generated `:many` function by a cursor: only `batchSize` rows are in memory at a time. All rows come from one
 * snapshot of the database.
 *
 * - `query` is called once for each batch, with a `cursor` to pass as its `db`. It must call one query function on it,
 *   the same each time; anything else is a `RowtypeError` with code `STREAM`.
 * - The cursor lives in a transaction that ends with the loop, also when the loop is left early. A Pool lends one client
 *   for that time; a single Client is busy (`TRANSACTION_BUSY`), and other users of a PGlite database wait, so a loop
 *   that asks more of those two passes a {@link Transaction} of its own and uses it inside as well.
 * - A generator that is neither run to its end nor closed (`return()`, which `for await` calls) keeps its connection.
 * - PostgreSQL has cursors for `SELECT` and `VALUES` only; another statement is a `DatabaseError`.
 *
 * Rejects, while iterating, with what the query function rejects with. Nothing is tried again: rows were handed out.
 * https://www.postgresql.org/docs/current/plpgsql-cursors.html says when a cursor pays off.
 *
 * @example
 * for await (const row of stream(pool, (cursor) => listTasks(cursor, filter), { batchSize: 500 })) await send(row);
 */
export async function* stream<R>(
  db: Queryable,
  query: (cursor: Transaction) => Promise<readonly R[]>,
  options: StreamOptions = {},
): AsyncGenerator<R, void, undefined> {
  assertQueryable(db, null);
  const { batchSize = 1000 } = options;
  if (!Number.isSafeInteger(batchSize) || batchSize < 1) throw new RangeError('batchSize must be a whole number, at least 1');
  if (isTransaction(db)) {
    yield* rowsOf(db, query, batchSize);
    return;
  }
  const opened = deferred<Transaction>();
  const released = deferred<void>();
  const ended = transaction(db, { retry: false }, (tx) => {
    opened.resolve(tx);
    return released.promise;
  });
  ended.catch(opened.reject);
  const tx = await opened.promise;
  try {
    yield* rowsOf(tx, query, batchSize);
  } catch (error) {
    released.reject(error);
  } finally {
    released.resolve();
    // Rejects with the error of the loop, after the transaction was rolled back.
    await ended;
  }
}

async function* rowsOf<R>(
  tx: Transaction,
  query: (cursor: Transaction) => Promise<readonly R[]>,
  batchSize: number,
): AsyncGenerator<R, void, undefined> {
  const cursor = new Cursor(tx[transactionInternals], batchSize);
  let isAborted = false;
  try {
    do {
      cursor.expectQuery();
      const rows = await query({ [transactionInternals]: cursor });
      cursor.assertQueried();
      yield* rows;
    } while (!cursor.isExhausted);
  } catch (error) {
    // PostgreSQL then takes no other statement, and the cursor goes with the transaction.
    isAborted = error instanceof DatabaseError;
    throw error;
  } finally {
    if (!isAborted) await cursor.close();
  }
}

interface Deferred<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
  readonly reject: (reason: unknown) => void;
}

/** `Promise.withResolvers`, which Node 20 lacks. */
function deferred<T>(): Deferred<T> {
  let resolve: Deferred<T>['resolve'] = () => undefined;
  let reject: Deferred<T>['reject'] = () => undefined;
  const promise = new Promise<T>((accept, refuse) => {
    resolve = accept;
    reject = refuse;
  });
  return { promise, resolve, reject };
}

/** Runs one statement with many sets of parameters, on one connection and in their order. */
import { onOneConnection } from './drivers/one-connection.js';
import { BatchError } from './errors/batch-error.js';
import { DatabaseError } from './errors/database-error.js';
import type { Queryable } from './queryable.js';
import type { RawResult, Statement } from './statement.js';
import { isTransaction } from './transaction/transaction.js';

/**
 * All runs are handed to the driver at once, so a connection in pipeline mode sends them without waiting for answers.
 * Each is a statement of its own.
 *
 * @param encode gives the parameters of every run; what it throws is the rejection, and nothing is sent
 * @param collect makes the result of all runs from those of each
 * @throws BatchError when runs failed
 */
export function runBatch<T, U>(
  db: Queryable,
  statement: Statement,
  encode: () => (string | null)[][],
  read: (raw: RawResult) => T,
  collect: (results: T[]) => U,
): Promise<U> {
  const promise = new Promise<U>((resolve, reject) => {
    const list = encode();
    if (list.length === 0) return resolve(collect([]));
    settleAll(db, statement, list, read).then((results) => resolve(collect(results)), (error: unknown) => {
      const failure = error instanceof BatchError ? error.cause : error;
      // The transaction fails with it, too: a batch that nobody awaits must not end the process on top of that.
      if (failure instanceof DatabaseError && isTransaction(db)) promise.catch(ignore);
      reject(error);
    });
  });
  return promise;
}

async function settleAll<T>(
  db: Queryable,
  statement: Statement,
  list: readonly (string | null)[][],
  read: (raw: RawResult) => T,
): Promise<T[]> {
  const results = await onOneConnection(db, statement.query, (execute) =>
    Promise.allSettled(list.map(async (values) => read(await execute(statement, values)))),
  );
  return results.map((result, index) => {
    if (result.status === 'fulfilled') return result.value;
    throw new BatchError(statement.query, results, index, result.reason);
  });
}

function ignore(): void {}

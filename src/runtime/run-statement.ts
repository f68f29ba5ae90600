/** Sends a statement and reads the answer; whatever fails is a rejection, also what fails before anything is sent. */
import { executorOf } from './drivers/executor-of.js';
import { DatabaseError } from './errors/database-error.js';
import type { Queryable } from './queryable.js';
import type { RawResult, Statement } from './statement.js';
import { isTransaction } from './transaction/transaction.js';

/** @param encode gives the parameters as PostgreSQL's text; what it throws is the rejection */
export function runStatement<T>(
  db: Queryable,
  statement: Statement,
  encode: () => (string | null)[],
  read: (raw: RawResult) => T,
): Promise<T> {
  const promise = new Promise<T>((resolve, reject) => {
    const values = encode();
    const reply = executorOf(db, statement.query).execute(statement, values);
    reply.then((raw) => resolve(read(raw))).catch(reject);
    reply.catch((error: unknown) => {
      // The transaction fails with it, too: a query that nobody awaits must not end the process on top of that.
      if (error instanceof DatabaseError && isTransaction(db)) promise.catch(ignore);
    });
  });
  return promise;
}

function ignore(): void {}

/** The life of one transaction or savepoint on one session. */
import type { Session } from '../drivers/executor.js';
import { DatabaseError } from '../errors/database-error.js';
import { TransactionError } from '../errors/transaction-error.js';
import type { RawResult, Statement } from '../statement.js';
import { transactionInternals, type Transaction, type TransactionInternals } from './transaction.js';

/**
 * Runs `work` with a transaction that ends when `work` settles. Queries that were not awaited are waited for, so that
 * none of them reaches whatever the session does next; if one of them fails, so does this.
 * Neither BEGIN nor COMMIT are sent from here.
 *
 * @param depth 0 for a transaction, 1 for a savepoint in it, and so on
 */
export async function runOpenTransaction<T>(
  session: Session,
  depth: number,
  work: (tx: Transaction) => Promise<T>,
): Promise<OpenResult<T>> {
  const open = new OpenTransaction(session, depth);
  let value: T;
  try {
    value = await work({ [transactionInternals]: open });
  } catch (error) {
    await open.end();
    throw error;
  }
  const late = await open.end();
  if (late !== null) throw late.error;
  return { value, firstFailure: open.firstFailure };
}

/** What came of the work. */
export interface OpenResult<T> {
  readonly value: T;
  /** The first error of PostgreSQL, even if `work` caught it: after one, PostgreSQL refuses to commit. */
  readonly firstFailure: DatabaseError | null;
}

/** Runs `work` between `SAVEPOINT` and `RELEASE`: https://www.postgresql.org/docs/current/sql-savepoint.html */
export async function runSavepoint<T>(session: Session, depth: number, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const name = `rowtype_${depth}`;
  await session.control(`SAVEPOINT ${name}`);
  let firstFailure: DatabaseError | null = null;
  try {
    const result = await runOpenTransaction(session, depth, work);
    ({ firstFailure } = result);
    await session.control(`RELEASE SAVEPOINT ${name}`);
    return result.value;
  } catch (error) {
    await quietly(async () => {
      await session.control(`ROLLBACK TO SAVEPOINT ${name}`);
      await session.control(`RELEASE SAVEPOINT ${name}`);
    });
    throw endError(error, firstFailure);
  }
}

/** For the clean-up after an error: that error must reach the caller, not one of the clean-up. */
export async function quietly(cleanUp: () => Promise<unknown>): Promise<Error | undefined> {
  try {
    await cleanUp();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** The statements ran, one had failed, its error was caught, and PostgreSQL therefore keeps nothing. */
export function abortedError(cause: unknown): TransactionError {
  return new TransactionError('nothing was committed: a statement of the transaction had failed', {
    code: 'TRANSACTION_ABORTED',
    query: null,
    cause,
  });
}

/** The error of a COMMIT or RELEASE that PostgreSQL refused because of an earlier failure, or `error` as it is. */
export function endError(error: unknown, firstFailure: DatabaseError | null): unknown {
  const isRefusal = error instanceof DatabaseError && error.query === null && error.sqlstate === '25P02';
  return isRefusal ? abortedError(firstFailure ?? error) : error;
}

class OpenTransaction implements TransactionInternals {
  readonly #session: Session;
  readonly #depth: number;
  readonly #running = new Set<Promise<unknown>>();
  #state: 'open' | 'nested' | 'ended' = 'open';
  firstFailure: DatabaseError | null = null;

  constructor(session: Session, depth: number) {
    this.#session = session;
    this.#depth = depth;
  }

  async execute(statement: Statement, values: (string | null)[]): Promise<RawResult> {
    this.#assertOpen(statement.query);
    const reply = this.#track(this.#session.execute(statement, values));
    reply.catch((error: unknown) => {
      if (error instanceof DatabaseError) this.firstFailure ??= error;
    });
    return reply;
  }

  async nest<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    this.#assertOpen(null);
    this.#state = 'nested';
    const nested = this.#track(runSavepoint(this.#session, this.#depth + 1, work));
    try {
      return await nested;
    } finally {
      if (this.#state === 'nested') this.#state = 'open';
    }
  }

  /** Refuses further use, waits for what still runs, and tells the first error of that. */
  async end(): Promise<{ readonly error: unknown } | null> {
    this.#state = 'ended';
    const results = await Promise.allSettled(this.#running);
    const failed = results.find((result) => result.status === 'rejected');
    return failed === undefined ? null : { error: failed.reason };
  }

  #assertOpen(query: string | null): void {
    if (this.#state === 'open') return;
    if (this.#state === 'ended') {
      throw new TransactionError('the transaction has ended; await every query before its callback returns', {
        code: 'TRANSACTION_ENDED',
        query,
      });
    }
    throw new TransactionError('a nested transaction is open; use the inner one until it ends', {
      code: 'TRANSACTION_BUSY',
      query,
    });
  }

  #track<T>(promise: Promise<T>): Promise<T> {
    const forget = (): boolean => this.#running.delete(promise);
    this.#running.add(promise);
    promise.then(forget, forget);
    return promise;
  }
}

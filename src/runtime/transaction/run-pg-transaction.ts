/** A transaction on a single `pg` connection. */
import type { Session } from '../drivers/executor.js';
import { pgSession } from '../drivers/pg-session.js';
import { transactionStatus } from '../drivers/pg-status.js';
import { ConnectionLostError, DatabaseError } from '../errors/database-error.js';
import { TransactionError } from '../errors/transaction-error.js';
import type { PgQueryable } from '../queryable.js';
import { abortedError, quietly, runOpenTransaction, type OpenResult } from './open-transaction.js';
import type { Transaction } from './transaction.js';

/**
 * @param modes what goes behind `BEGIN`
 * @param discard told when the connection cannot be trusted any more
 */
export async function runPgTransaction<T>(
  client: PgQueryable,
  modes: string,
  work: (tx: Transaction) => Promise<T>,
  discard: (reason: unknown) => void,
): Promise<T> {
  const session = pgSession(client, () => false);
  const refusal = await refusalOf(client, session);
  if (refusal !== undefined) {
    discard(refusal);
    throw refusal;
  }
  const begin = await quietly(() => session.control(`BEGIN ${modes}`.trimEnd()));
  if (begin !== undefined) {
    discard(begin);
    throw begin;
  }
  let result: OpenResult<T>;
  try {
    result = await runOpenTransaction(session, 0, work);
  } catch (error) {
    const rollback = await quietly(() => session.control('ROLLBACK'));
    if (rollback !== undefined) discard(rollback);
    throw error;
  }
  await commit(session, result.firstFailure, discard);
  return result.value;
}

/** Why no transaction can begin here: one is open already, or the connection is gone. */
async function refusalOf(client: PgQueryable, session: Session): Promise<Error | undefined> {
  const status = transactionStatus(client);
  if (status !== 'T' && status !== 'E') return undefined;
  // A dead client still tells the status that it had when it died.
  const probe = await quietly(() => session.control('SELECT 1'));
  if (probe instanceof ConnectionLostError) return probe;
  return new TransactionError('a BEGIN of somebody else is open on this client', { code: 'TRANSACTION_BUSY', query: null });
}

async function commit(session: Session, firstFailure: DatabaseError | null, discard: (reason: unknown) => void): Promise<void> {
  let command: string;
  try {
    command = await session.control('COMMIT');
  } catch (error) {
    if (!(error instanceof DatabaseError) || error instanceof ConnectionLostError) discard(error);
    else {
      // The refusal of COMMIT comes before the word that the transaction is over; an answer waits for both.
      const lost = await quietly(() => session.control('SELECT 1'));
      if (lost !== undefined) discard(lost);
    }
    throw error instanceof ConnectionLostError ? unknownOutcome(error) : error;
  }
  // After a failed statement PostgreSQL answers COMMIT with ROLLBACK, and with no error.
  if (command === 'ROLLBACK') throw abortedError(firstFailure ?? undefined);
}

function unknownOutcome(error: ConnectionLostError): ConnectionLostError {
  return new ConnectionLostError(
    'the connection was lost during COMMIT, so it is unknown whether the transaction was committed',
    null,
    { ...error, schema: null, table: null, column: null, constraint: null },
    error,
  );
}

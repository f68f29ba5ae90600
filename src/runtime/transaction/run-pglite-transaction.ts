/** A transaction on a PGlite database: by PGlite's own `transaction`, so that other users of the database wait. */
import { pgliteSession, type PgliteDatabase } from '../drivers/pglite-session.js';
import { fromDriverError } from '../errors/from-driver-error.js';
import { endError, runOpenTransaction, type OpenResult } from './open-transaction.js';
import type { Transaction } from './transaction.js';

/** @param modes what goes behind `SET TRANSACTION` */
export async function runPgliteTransaction<T>(
  database: PgliteDatabase,
  modes: string,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  const outcome: { result?: OpenResult<T>; failure?: { readonly error: unknown } } = {};
  try {
    return await database.transaction(async (tx) => {
      try {
        const session = pgliteSession(tx, database);
        if (modes !== '') await session.control(`SET TRANSACTION ${modes}`);
        outcome.result = await runOpenTransaction(session, 0, work);
        return outcome.result.value;
      } catch (error) {
        outcome.failure = { error };
        throw error;
      }
    });
  } catch (error) {
    // The work's own error, also where PGlite's ROLLBACK failed after it.
    if (outcome.failure !== undefined) throw outcome.failure.error;
    throw endError(fromDriverError(error, null), outcome.result?.firstFailure ?? null);
  }
}

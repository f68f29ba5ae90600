/** A transaction was used in a way that cannot work. */
import { RowtypeError, setErrorName } from './rowtype-error.js';

/**
 * - `TRANSACTION_ENDED`: a query was run on a `Transaction` after its callback had returned.
 * - `TRANSACTION_BUSY`: a nested transaction is open, use the inner one; or the client already runs a transaction.
 * - `TRANSACTION_ABORTED`: a statement failed, its error was caught, and PostgreSQL rolled everything back at COMMIT.
 * - `TRANSACTION_OPTIONS`: options that a nested transaction cannot have, or values that do not exist.
 */
export type TransactionErrorCode =
  | 'TRANSACTION_ENDED'
  | 'TRANSACTION_BUSY'
  | 'TRANSACTION_ABORTED'
  | 'TRANSACTION_OPTIONS';

/** A mistake in the use of transactions; `code` says which: {@link TransactionErrorCode}. */
export class TransactionError extends RowtypeError {
  declare readonly code: TransactionErrorCode;

  constructor(message: string, details: { code: TransactionErrorCode; query: string | null; cause?: unknown }) {
    super(message, details);
  }

  static {
    setErrorName(this, 'TransactionError');
  }
}

/** What can be asked of a transaction, and the SQL for it. */
import { TransactionError } from '../errors/transaction-error.js';
import type { RetryOptions } from './retry.js';

/** https://www.postgresql.org/docs/current/transaction-iso.html */
export type IsolationLevel = 'read committed' | 'repeatable read' | 'serializable';

/** Options of `transaction()`; what is left out is the session's default (`read committed`, writable). */
export interface TransactionOptions {
  readonly isolation?: IsolationLevel;
  readonly readOnly?: boolean;
  /** Has an effect only with `serializable` and `readOnly`: waits until it can run without ever failing. */
  readonly deferrable?: boolean;
  /** Serialization failures and deadlocks run the callback again, five times at most, unless this says otherwise. */
  readonly retry?: false | RetryOptions;
}

const levels: Readonly<Record<IsolationLevel, string>> = {
  'read committed': 'READ COMMITTED',
  'repeatable read': 'REPEATABLE READ',
  serializable: 'SERIALIZABLE',
};

/**
 * The modes to put behind `BEGIN` or `SET TRANSACTION`; empty without options.
 *
 * @throws TransactionError for a level that does not exist
 */
export function transactionModes(options: TransactionOptions): string {
  const modes: string[] = [];
  if (options.isolation !== undefined) modes.push(`ISOLATION LEVEL ${levelOf(options.isolation)}`);
  if (options.readOnly !== undefined) modes.push(options.readOnly ? 'READ ONLY' : 'READ WRITE');
  if (options.deferrable !== undefined) modes.push(options.deferrable ? 'DEFERRABLE' : 'NOT DEFERRABLE');
  return modes.join(', ');
}

/** @throws TransactionError when options are given that only a whole transaction can have */
export function refuseOptionsInside({ isolation, readOnly, deferrable, retry }: TransactionOptions): void {
  const given = isolation ?? readOnly ?? deferrable ?? (retry === false ? undefined : retry);
  if (given === undefined) return;
  throw new TransactionError('a transaction inside a transaction is a savepoint and takes no options', {
    code: 'TRANSACTION_OPTIONS',
    query: null,
  });
}

function levelOf(isolation: IsolationLevel): string {
  if (Object.hasOwn(levels, isolation)) return levels[isolation];
  throw new TransactionError(`there is no such isolation level; choose one of ${Object.keys(levels).join(', ')}`, {
    code: 'TRANSACTION_OPTIONS',
    query: null,
  });
}

/** What the callback of `transaction()` gets. */
import type { Executor } from '../drivers/executor.js';

/** Shared by every copy of this package in a program, so that each knows the others' transactions. */
export const transactionInternals: unique symbol = Symbol.for('rowtype.transaction.1');

/** The part of a transaction that only the runtime uses. */
export interface TransactionInternals extends Executor {
  /** Runs `work` within a savepoint. */
  nest<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
}

/**
 * An open transaction; pass it to query functions as their `db`. It is good until the callback of `transaction()`
 * settles; later use is a `TransactionError`.
 */
export interface Transaction {
  readonly [transactionInternals]: TransactionInternals;
}

/** Is it a transaction of rowtype? */
export function isTransaction(db: object): db is Transaction {
  return transactionInternals in db;
}

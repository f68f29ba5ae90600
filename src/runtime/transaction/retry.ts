/** Runs a transaction again when PostgreSQL says that trying again is the cure. */
import { DeadlockError, SerializationFailureError } from '../errors/database-error.js';
import { TransactionError } from '../errors/transaction-error.js';

/** What `onRetry` is told. */
export interface RetryEvent {
  /** The attempt that failed: 1 for the first. */
  readonly attempt: number;
  readonly error: SerializationFailureError | DeadlockError;
  /** Milliseconds until the next attempt. */
  readonly delayMs: number;
}

/** How often and how fast a transaction is tried again. */
export interface RetryOptions {
  /** All attempts, the first one included. Default 5. */
  readonly attempts?: number;
  /** Longest wait after the first failure; doubles with each. Default 10. */
  readonly baseDelayMs?: number;
  /** No wait is longer. Default 1000. */
  readonly maxDelayMs?: number;
  /** Called before each wait; what it throws ends the retries. */
  readonly onRetry?: (event: RetryEvent) => void;
}

/**
 * Runs `attempt` until it succeeds, fails for another reason than 40001 or 40P01, or has failed often enough.
 * https://www.postgresql.org/docs/current/mvcc-serialization-failure-handling.html
 */
export async function withRetry<T>(retry: false | RetryOptions | undefined, attempt: () => Promise<T>): Promise<T> {
  const options = retry === false ? { attempts: 1 } : (retry ?? {});
  const attempts = options.attempts ?? 5;
  if (!Number.isInteger(attempts) || attempts < 1) {
    throw new TransactionError('retry.attempts must be a whole number, at least 1', { code: 'TRANSACTION_OPTIONS', query: null });
  }
  for (let number = 1; ; number += 1) {
    try {
      return await attempt();
    } catch (error) {
      const retryable = retryableCause(error);
      if (retryable === null || number >= attempts) throw error;
      const delayMs = delayAfter(number, options);
      options.onRetry?.({ attempt: number, error: retryable, delayMs });
      await sleep(delayMs);
    }
  }
}

/** The failure itself or what an application's own error says is its cause. */
function retryableCause(error: unknown): SerializationFailureError | DeadlockError | null {
  let current = error;
  // A chain of causes can be a ring.
  for (let depth = 0; depth < 8 && current instanceof Error; depth += 1) {
    if (current instanceof SerializationFailureError || current instanceof DeadlockError) return current;
    current = current.cause;
  }
  return null;
}

/** Between half and all of the doubled delay: transactions that met once should not meet again. */
function delayAfter(failures: number, { baseDelayMs = 10, maxDelayMs = 1000 }: RetryOptions): number {
  const longest = Math.min(maxDelayMs, baseDelayMs * 2 ** (failures - 1));
  return longest * (0.5 + Math.random() / 2);
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

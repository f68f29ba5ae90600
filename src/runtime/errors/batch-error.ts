/** Some runs of a batch failed. */
import { RowtypeError, setErrorName } from './rowtype-error.js';

/**
 * At least one run of a batch failed. Every run was tried, each by itself: those that succeeded keep their effect,
 * unless the batch ran in a transaction, of which PostgreSQL then keeps nothing. `code`: `BATCH`.
 *
 * - `index`: the place of the first failed run in the list, from 0; `cause` is its error.
 * - `results`: what became of every run, in the order of the list.
 *
 * @example
 * try { await insertTasks(pool, list); }
 * catch (error) {
 *   if (error instanceof BatchError && isUniqueViolation(error.cause)) console.log(`task ${error.index} exists`);
 * }
 */
export class BatchError extends RowtypeError {
  readonly index: number;
  readonly results: readonly PromiseSettledResult<unknown>[];

  constructor(query: string, results: readonly PromiseSettledResult<unknown>[], index: number, cause: unknown) {
    const failed = results.filter((result) => result.status === 'rejected').length;
    const why = cause instanceof Error ? cause.message.replace(`${query}: `, '') : 'an unknown error';
    super(`${failed} of ${results.length} runs failed, the first at [${index}]: ${why}`, { code: 'BATCH', query, cause });
    this.index = index;
    this.results = results;
  }

  static {
    setErrorName(this, 'BatchError');
  }
}

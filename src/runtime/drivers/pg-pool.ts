/** Borrows clients from a `pg` Pool: https://node-postgres.com/apis/pool */
import { ConnectionLostError, DatabaseError } from '../errors/database-error.js';
import { fromDriverError } from '../errors/from-driver-error.js';
import type { PgQueryable } from '../queryable.js';
import type { Executor } from './executor.js';
import { listenForErrors } from './pg-events.js';
import { pgSession } from './pg-session.js';

/** What a pool hands out. */
export interface PgPoolClient extends PgQueryable {
  release(error?: Error | boolean): void;
}

/** The part of `pg`'s Pool that rowtype uses. */
export interface PgPool extends PgQueryable {
  connect(): Promise<PgPoolClient>;
  readonly totalCount: number;
}

/** Is it a pool? A client has `connect`, too, but no count of clients. */
export function isPgPool(db: object): db is PgPool {
  return 'connect' in db && typeof db.connect === 'function' && 'totalCount' in db && typeof db.totalCount === 'number';
}

/** Call it when the client must not be used again: the pool then destroys it. */
export type Discard = (reason: unknown) => void;

/**
 * Runs `work` with a client of the pool and gives the client back. `pool.query` would have it destroyed after every
 * error, also after a mere unique violation; here `work` decides.
 *
 * @param query name for the error when no client can be had
 */
export async function withPooledClient<T>(
  pool: PgPool,
  query: string | null,
  work: (client: PgPoolClient, discard: Discard) => Promise<T>,
): Promise<T> {
  let client: PgPoolClient;
  try {
    client = await pool.connect();
  } catch (error) {
    throw fromDriverError(error, query);
  }
  const listener = listenForErrors(client);
  let broken: Error | undefined;
  try {
    return await work(client, (reason) => {
      broken ??= reason instanceof Error ? reason : new Error(String(reason));
    });
  } finally {
    // Release first: the pool puts its own listener on before ours comes off.
    client.release(broken ?? listener.error);
    listener.stop();
  }
}

/** Runs each statement on whichever client is free. */
export function pgPoolExecutor(pool: PgPool): Executor {
  return {
    execute: (statement, values) =>
      withPooledClient(pool, statement.query, async (client, discard) => {
        try {
          return await pgSession(client, () => true).execute(statement, values);
        } catch (error) {
          if (!isSessionIntact(error)) discard(error);
          throw error;
        }
      }),
  };
}

/** PostgreSQL answered in good order, so the session is in good order. */
export function isSessionIntact(error: unknown): boolean {
  return error instanceof DatabaseError && !(error instanceof ConnectionLostError);
}

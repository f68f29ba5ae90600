/** Every client that the documentation promises is accepted as `db`; other things are not. */
import type { PGlite, PGliteInterface, Transaction as PgliteTransaction } from '@electric-sql/pglite';
import type pg from 'pg';
import type { Queryable, Transaction } from '../../src/runtime/index.js';

declare const pool: pg.Pool;
declare const client: pg.Client;
declare const poolClient: pg.PoolClient;
declare const pglite: PGlite;
declare const pgliteInterface: PGliteInterface;
declare const pgliteTransaction: PgliteTransaction;
declare const transaction: Transaction;

export const accepted: readonly Queryable[] = [pool, client, poolClient, pglite, pgliteInterface, pgliteTransaction, transaction];

// @ts-expect-error a connection string is not a client
export const url: Queryable = 'postgres://localhost/db';
// @ts-expect-error an object that cannot run queries is not a client
export const empty: Queryable = {};
// @ts-expect-error a query function must answer with a result
export const mute: Queryable = { query: () => Promise.resolve() };
// @ts-expect-error nothing is not a client
export const nothing: Queryable = undefined;

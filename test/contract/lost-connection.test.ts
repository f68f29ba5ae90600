/** A connection that dies is a typed error for those who used it, and never the end of the process. */
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { transaction, type Transaction } from '../../src/runtime/index.js';
import { addCounter, addRef, listCounters, openRuntimeDatabase, sessionState, sleep, type RuntimeDatabase } from './runtime-database.js';

let database: RuntimeDatabase;
beforeAll(async () => {
  database = await openRuntimeDatabase();
});
beforeEach(() => database.sql('truncate counters, refs'));
afterAll(() => database.close());

const lost = { name: 'ConnectionLostError' };
const pidOf = async (tx: Transaction): Promise<number> => (await sessionState.one(tx)).pid;

/** Kills a backend and waits until it is gone. */
async function kill(pid: number): Promise<void> {
  await database.sql(`select pg_terminate_backend(${pid}, 5000)`);
}

/** Other test files may share the server, not the database. */
const sleepers = `from pg_stat_activity where wait_event = 'PgSleep' and datname = current_database()`;

async function waitUntilAsleep(): Promise<void> {
  while ((await database.sql(`select 1 ${sleepers}`)).length === 0);
}

async function killSleeper(): Promise<void> {
  await waitUntilAsleep();
  await database.sql(`select pg_terminate_backend(pid, 5000) ${sleepers}`);
}

test('a query in flight on a pool is lost with its connection; the pool goes on', async () => {
  const query = sleep.exec(database.pool, { seconds: 30 });
  query.catch(() => undefined);
  await killSleeper();
  await expect(query).rejects.toMatchObject({ ...lost, sqlstate: '57P01', query: 'Sleep' });
  expect(await listCounters.many(database.pool)).toEqual([]);
});

test('a transaction whose connection dies between two statements rolls back and says so', async () => {
  const failing = transaction(database.pool, async (tx) => {
    await addCounter.exec(tx, { name: 'a', value: 1 });
    await kill(await pidOf(tx));
    await addCounter.exec(tx, { name: 'b', value: 1 });
  });
  await expect(failing).rejects.toMatchObject({ ...lost, query: 'AddCounter' });
  expect(await listCounters.many(database.pool)).toEqual([]);
  expect(database.pool.idleCount).toBe(database.pool.totalCount);
});

test('the error of the callback is kept when the rollback fails as well', async () => {
  const own = new Error('own');
  const failing = transaction(database.pool, async (tx) => {
    await kill(await pidOf(tx));
    throw own;
  });
  await expect(failing).rejects.toBe(own);
  expect(await listCounters.many(database.pool)).toEqual([]);
});

test('a connection that dies before COMMIT leaves the outcome unknown, and says that', async () => {
  const failing = transaction(database.pool, async (tx) => {
    await addCounter.exec(tx, { name: 'a', value: 1 });
    await kill(await pidOf(tx));
  });
  await expect(failing).rejects.toMatchObject({ ...lost, query: null, message: expect.stringContaining('unknown whether') as string });
});

test('statements that were not awaited die with the connection, and nothing else does', async () => {
  const failing = transaction(database.pool, async (tx) => {
    void sleep.exec(tx, { seconds: 30 });
    void addCounter.exec(tx, { name: 'a', value: 1 });
    void transaction(tx, (inner) => addCounter.exec(inner, { name: 'b', value: 1 })).catch(() => undefined);
    await killSleeper();
  });
  await expect(failing).rejects.toMatchObject(lost);
  expect(await listCounters.many(database.pool)).toEqual([]);
});

test('a nested transaction on a dying connection fails with the outer one', async () => {
  const failing = transaction(database.pool, (tx) =>
    transaction(tx, async (inner) => {
      await kill(await pidOf(inner));
      await addRef.exec(inner, { name: 'x' });
    }),
  );
  await expect(failing).rejects.toMatchObject({ ...lost, query: 'AddRef' });
});

test('a plain client that dies within a transaction emits nothing that ends the process', async () => {
  const client = await database.connect();
  const failing = transaction(client, async (tx) => {
    await kill(await pidOf(tx));
    await listCounters.many(tx);
  });
  await expect(failing).rejects.toMatchObject({ ...lost, query: 'ListCounters' });
  await expect(listCounters.many(client)).rejects.toMatchObject({ ...lost, query: 'ListCounters' });
  await expect(transaction(client, async () => 1)).rejects.toMatchObject({ ...lost, query: null });
});

test('a server that cannot be reached is a lost connection, too', async () => {
  const pool = new pg.Pool({ connectionString: 'postgres://nobody@127.0.0.1:1/none' });
  await expect(listCounters.many(pool)).rejects.toMatchObject({ ...lost, sqlstate: '08006', query: 'ListCounters' });
  await expect(transaction(pool, async () => 1)).rejects.toMatchObject({ ...lost, query: null });
  await pool.end();
  await expect(listCounters.many(pool)).rejects.toMatchObject(lost);
});

test('a pool without a free client is a lost connection after its timeout', async () => {
  const pool = new pg.Pool({ connectionString: database.url, max: 1, connectionTimeoutMillis: 1500 });
  await transaction(pool, async () => {
    await expect(listCounters.many(pool)).rejects.toMatchObject({ ...lost, query: 'ListCounters' });
  });
  await pool.end();
});

test('a cancelled query is told from a lost connection, and its client stays good', async () => {
  const query = sleep.exec(database.pool, { seconds: 30 });
  query.catch(() => undefined);
  await waitUntilAsleep();
  await database.sql(`select pg_cancel_backend(pid) ${sleepers}`);
  await expect(query).rejects.toMatchObject({ name: 'QueryCanceledError', sqlstate: '57014', query: 'Sleep' });
});

test('a query that outlasts the client’s own timeout is an error, and its busy client is not handed out again', async () => {
  const pool = new pg.Pool({ connectionString: database.url, max: 1, query_timeout: 1000 });
  await expect(sleep.exec(pool, { seconds: 6 })).rejects.toMatchObject({ code: 'DRIVER', query: 'Sleep' });
  await expect(listCounters.many(pool)).resolves.toEqual([]);
  // The same within a transaction, where ROLLBACK waits behind the busy statement and times out as well.
  await expect(transaction(pool, (tx) => sleep.exec(tx, { seconds: 6 }))).rejects.toMatchObject({ code: 'DRIVER', query: 'Sleep' });
  await expect(listCounters.many(pool)).resolves.toEqual([]);
  await pool.end();
});

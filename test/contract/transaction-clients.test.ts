/** What differs between clients: who waits, who is refused, what happens to a pool's clients. */
import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { defineQuery, transaction, type NoColumns, type NoParams, type RetryEvent, type Transaction } from '../../src/runtime/index.js';
import { addCounter, counterSchema, listCounters, openRuntimeDatabase, sessionState, setCounter, type RuntimeDatabase } from './runtime-database.js';

let database: RuntimeDatabase;
beforeAll(async () => {
  database = await openRuntimeDatabase();
});
beforeEach(() => database.sql('truncate counters, refs'));
afterAll(() => database.close());

const add = (tx: Transaction, name: string): Promise<void> => addCounter.exec(tx, { name, value: 1 });

test('on one client a second transaction and bare queries are refused while the first runs', async () => {
  const client = await database.connect();
  await transaction(client, async (tx) => {
    await add(tx, 'a');
    await expect(transaction(client, async () => 1)).rejects.toMatchObject({ name: 'TransactionError', code: 'TRANSACTION_BUSY' });
    await expect(listCounters.many(client)).rejects.toMatchObject({ code: 'TRANSACTION_BUSY', query: 'ListCounters' });
  });
  expect(await listCounters.many(client)).toEqual([{ name: 'a', value: 1 }]);
});

test('a BEGIN of the client’s owner is respected: refused, neither committed nor rolled back', async () => {
  const client = await database.connect();
  await client.query('begin');
  await addCounter.exec(client, { name: 'own', value: 1 });
  await expect(transaction(client, async () => 1)).rejects.toMatchObject({ code: 'TRANSACTION_BUSY' });
  await client.query('commit');
  expect(await transaction(client, (tx) => listCounters.many(tx))).toEqual([{ name: 'own', value: 1 }]);
});

test('transactions of a pool run side by side, and its clients come back', async () => {
  const pids = await Promise.all([1, 2, 3, 4].map(() => transaction(database.pool, async (tx) => {
    const { pid } = await sessionState.one(tx);
    await addCounter.exec(tx, { name: `of ${pid}`, value: pid });
    return pid;
  })));
  expect((await listCounters.many(database.pool)).map((row) => row.value).toSorted()).toEqual(pids.toSorted());
  expect(database.pool.idleCount).toBe(database.pool.totalCount);
});

test('a failed transaction, a failed query and a refused parameter do not cost the pool a client', async () => {
  const { pid } = await sessionState.one(database.pool);
  await transaction(database.pool, async () => { throw new Error('no'); }).catch(() => undefined);
  await addCounter.exec(database.pool, { name: 'a', value: 1 });
  await addCounter.exec(database.pool, { name: 'a', value: 1 }).catch(() => undefined);
  await addCounter.exec(database.pool, { name: 'a', value: 0.5 }).catch(() => undefined);
  expect(await sessionState.one(database.pool)).toMatchObject({ pid });
});

test('other users of a PGlite database wait for the transaction', async () => {
  const pglite = await PGlite.create();
  await pglite.exec(counterSchema);
  let seen: Promise<unknown> | undefined;
  await transaction(pglite, async (tx) => {
    seen = listCounters.many(pglite);
    await add(tx, 'a');
    await add(tx, 'b');
  });
  expect(await seen).toHaveLength(2);
  const both = await Promise.all([1, 2].map((value) => transaction(pglite, async (tx) => {
    await addCounter.exec(tx, { name: `c${value}`, value });
    return (await listCounters.many(tx)).length;
  })));
  expect(both).toEqual([3, 4]);
  await pglite.transaction(async (tx) => {
    await transaction(tx, (inner) => add(inner, 'd'));
    await expect(transaction(tx, { readOnly: true }, async () => 1)).rejects.toMatchObject({ code: 'TRANSACTION_OPTIONS' });
    await transaction(tx, async () => {
      await expect(listCounters.many(tx)).rejects.toMatchObject({ code: 'TRANSACTION_BUSY' });
    });
  });
  await pglite.close();
  await expect(listCounters.many(pglite)).rejects.toMatchObject({ name: 'ConnectionLostError', query: 'ListCounters' });
  await expect(transaction(pglite, async () => 1)).rejects.toMatchObject({ name: 'ConnectionLostError' });
});

/** Two transactions that read the same and write it: under `serializable` one of them must fail. */
async function collide(retry: false | { onRetry: (event: RetryEvent) => void }): Promise<PromiseSettledResult<void>[]> {
  await addCounter.exec(database.pool, { name: 'sum', value: 0 });
  let arrived = 0;
  let open: () => void = () => undefined;
  const bothRead = new Promise<void>((resolve) => { open = resolve; });
  const increment = (): Promise<void> =>
    transaction(database.pool, { isolation: 'serializable', retry }, async (tx) => {
      const [row] = await listCounters.many(tx);
      arrived += 1;
      if (arrived === 2) open();
      await bothRead;
      await setCounter.exec(tx, { name: 'sum', value: (row?.value ?? 0) + 1 });
    });
  return Promise.allSettled([increment(), increment()]);
}

test('a serialization failure runs the callback again, and nothing is lost', async () => {
  const retries: RetryEvent[] = [];
  const results = await collide({ onRetry: (event) => retries.push(event) });
  expect(results.map((result) => result.status)).toEqual(['fulfilled', 'fulfilled']);
  expect(retries).toMatchObject([{ attempt: 1, error: { name: 'SerializationFailureError', sqlstate: '40001' } }]);
  expect(await listCounters.many(database.pool)).toEqual([{ name: 'sum', value: 2 }]);
});

test('without retries the serialization failure is the caller’s', async () => {
  const results = await collide(false);
  const reasons = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []));
  expect(reasons).toMatchObject([{ name: 'SerializationFailureError' }]);
  expect(await listCounters.many(database.pool)).toEqual([{ name: 'sum', value: 1 }]);
});

test('a deadlock is retried', async () => {
  await addCounter.exec(database.pool, { name: 'a', value: 0 });
  await addCounter.exec(database.pool, { name: 'b', value: 0 });
  const retries: string[] = [];
  let arrived = 0;
  let open: () => void = () => undefined;
  const bothHold = new Promise<void>((resolve) => { open = resolve; });
  const lock = (first: string, second: string): Promise<void> =>
    transaction(database.pool, { retry: { onRetry: ({ error }) => retries.push(error.name) } }, async (tx) => {
      await setCounter.exec(tx, { name: first, value: 1 });
      arrived += 1;
      if (arrived === 2) open();
      await bothHold;
      await setCounter.exec(tx, { name: second, value: 1 });
    });
  await Promise.all([lock('a', 'b'), lock('b', 'a')]);
  // The victim may lock its first row again before the other one wakes up, and then fails once more.
  expect(new Set(retries)).toEqual(new Set(['DeadlockError']));
});

/** Makes PostgreSQL report 40001. */
const conflict = defineQuery<NoParams, NoColumns>({ name: 'Conflict', readOnly: false, sql: 'select conflict()', params: {}, columns: {} });

test('retries end after the given number of attempts, also when the failure is wrapped', async () => {
  await database.sql('create function conflict() returns int language plpgsql as $$ begin raise serialization_failure; end $$');
  let runs = 0;
  const always = (attempts?: number): Promise<unknown> =>
    transaction(database.pool, { retry: { baseDelayMs: 1, ...(attempts === undefined ? {} : { attempts }) } }, async (tx) => {
      runs += 1;
      await conflict.exec(tx).catch((error: unknown) => {
        throw new Error('wrapped', { cause: error });
      });
    });
  await expect(always(3)).rejects.toMatchObject({ message: 'wrapped', cause: { name: 'SerializationFailureError' } });
  expect(runs).toBe(3);
  runs = 0;
  await expect(always()).rejects.toThrow('wrapped');
  expect(runs).toBe(5);
  await expect(always(0)).rejects.toMatchObject({ code: 'TRANSACTION_OPTIONS' });
});

test('another error is not retried', async () => {
  let runs = 0;
  await expect(transaction(database.pool, async (tx) => {
    runs += 1;
    await add(tx, 'a');
    await add(tx, 'a');
  })).rejects.toMatchObject({ name: 'UniqueViolationError' });
  expect(runs).toBe(1);
});

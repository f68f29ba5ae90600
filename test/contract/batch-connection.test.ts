/** Batches on connections that die, that forget statements, or that are in pipeline mode. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import pg from 'pg';
import { BatchError, codecs as t, defineQuery, transaction, type NoColumns } from '../../src/runtime/index.js';
import { addCounter, listCounters, openRuntimeDatabase, type RuntimeDatabase } from './runtime-database.js';

let database: RuntimeDatabase;
beforeAll(async () => {
  database = await openRuntimeDatabase();
});
beforeEach(() => database.sql('truncate counters cascade'));
afterAll(() => database.close());

const counters = (...names: string[]): { name: string; value: number }[] => names.map((name) => ({ name, value: 1 }));

const endSession = defineQuery<{ really: boolean }, NoColumns>({
  name: 'EndSession',
  readOnly: false,
  sql: 'select case when $1 then pg_terminate_backend(pg_backend_pid()) end',
  params: { really: t.bool },
  columns: {},
});

test('a connection lost in the middle fails what is left, and the pool goes on with another', async () => {
  const list = [false, true, false].map((really) => ({ really }));
  const error = await endSession.batchExec(database.pool, list).catch((caught: unknown) => caught);
  expect(error).toMatchObject({ name: 'BatchError', index: 1, cause: { name: 'ConnectionLostError' } });
  expect((error as BatchError).results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
  await addCounter.batchExec(database.pool, counters('a', 'b'));
  expect(await listCounters.many(database.pool)).toHaveLength(2);
});

test('a database that cannot be reached is one error, not one for each run', async () => {
  const unreachable = new pg.Pool({ connectionString: database.url.replace(/[^/]+$/, 'is_not_there') });
  await expect(addCounter.batchExec(unreachable, counters('a', 'b'))).rejects.toMatchObject({ name: 'DatabaseError', sqlstate: '3D000', query: 'AddCounter' });
  await unreachable.end();
});

test('a statement that the session threw away is made anew, in the order of the list', async () => {
  const client = await database.connect();
  await addCounter.exec(client, { name: 'first', value: 0 });
  await client.query('discard all');
  await addCounter.batchExec(client, counters('b', 'a', 'c'));
  const rows = await database.sql('select name from counters order by ctid');
  expect(rows.map((row) => row['name'])).toEqual(['first', 'b', 'a', 'c']);
});

test('a pool in pipeline mode runs the list in order and survives a failure', async () => {
  const pool = new pg.Pool({ connectionString: database.url, max: 2, pipeline: true });
  const error = await addCounter.batchExec(pool, counters('c', 'b', 'b', 'a')).catch((caught: unknown) => caught);
  expect(error).toMatchObject({ name: 'BatchError', index: 2, cause: { name: 'UniqueViolationError' } });
  const rows = await database.sql('select name from counters order by ctid');
  expect(rows.map((row) => row['name'])).toEqual(['c', 'b', 'a']);
  await pool.end();
});

test('a batch that nobody awaits fails its transaction, and nothing else', async () => {
  const unhandled: unknown[] = [];
  const listener = (error: unknown): void => void unhandled.push(error);
  process.on('unhandledRejection', listener);
  const work = transaction(database.pool, async (tx) => {
    void addCounter.batchExec(tx, counters('a', 'a', 'b'));
  });
  await expect(work).rejects.toMatchObject({ name: 'UniqueViolationError' });
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
  process.off('unhandledRejection', listener);
  expect(unhandled).toEqual([]);
  expect(await listCounters.many(database.pool)).toEqual([]);
});

test('a transaction that catches the error of a batch still commits nothing', async () => {
  const work = transaction(database.pool, async (tx) => {
    await addCounter.batchExec(tx, counters('a', 'a')).catch(() => undefined);
  });
  await expect(work).rejects.toMatchObject({ code: 'TRANSACTION_ABORTED' });
  expect(await listCounters.many(database.pool)).toEqual([]);
});

test('a batch in a nested transaction can fail alone', async () => {
  await transaction(database.pool, async (tx) => {
    await addCounter.exec(tx, { name: 'kept', value: 1 });
    await transaction(tx, (inner) => addCounter.batchExec(inner, counters('a', 'kept'))).catch(() => undefined);
  });
  expect(await listCounters.many(database.pool)).toEqual([{ name: 'kept', value: 1 }]);
});

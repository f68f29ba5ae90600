/** Prepared statements have good names, and are made anew when the server cannot run them any more. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { codecs as t, defineQuery, transaction, type CompiledQuery, type NoParams } from '../../src/runtime/index.js';
import { openRuntimeDatabase, type RuntimeDatabase } from './runtime-database.js';

let database: RuntimeDatabase;
beforeAll(async () => {
  database = await openRuntimeDatabase();
});
afterAll(() => database.close());

const select = (name: string, sql: string): CompiledQuery<NoParams, { a: number }> =>
  defineQuery({ name, readOnly: true, sql, params: {}, columns: { a: ['a', t.int4] } });

test('names are short, tell the query, and differ for different SQL', async () => {
  const client = await database.connect();
  const long = `Very${'Long'.repeat(30)}`;
  for (const query of [select('Same', 'select 1 as a'), select('Same', 'select 2 as a'), select(long, 'select 3 as a'), select(`${long}Too`, 'select 4 as a'), select('Größe', 'select 5 as a')]) {
    await query.one(client);
    await query.one(client);
  }
  const { rows } = await client.query<{ name: string; calls: number }>('select name, (generic_plans + custom_plans)::int as calls from pg_prepared_statements order by statement');
  expect(rows.map((row) => row.calls)).toEqual([2, 2, 2, 2, 2]);
  expect(new Set(rows.map((row) => row.name)).size).toBe(5);
  for (const { name } of rows) expect(Buffer.byteLength(name)).toBeLessThanOrEqual(63);
  expect(rows[0]?.name).toMatch(/^Same_[0-9a-z]{11}$/);
  expect(rows[4]?.name).toMatch(/^Gr__e_/);
});

test('a changed table makes the statement anew, on every client, with the result checked', async () => {
  await database.sql('create table shifting (a int, b int)');
  const query = select('Shifting', 'select * from shifting');
  const plain = await database.connect();
  await Promise.all([query.many(database.pool), query.many(database.pool), query.many(plain)]);
  await database.sql('alter table shifting add column c text');
  expect(await Promise.all([query.many(database.pool), query.many(database.pool), query.many(plain)])).toEqual([[], [], []]);
  await database.sql('alter table shifting drop column a');
  await expect(query.many(plain)).rejects.toMatchObject({ name: 'ResultShapeError', actual: ['b', 'c'] });
  await database.sql('drop table shifting');
});

test('a statement that the session threw away is made anew', async () => {
  const client = await database.connect();
  const query = select('Discarded', 'select 1 as a');
  await query.one(client);
  await client.query('discard all');
  expect(await query.one(client)).toEqual({ a: 1 });
  expect(await query.one(client)).toEqual({ a: 1 });
});

test('within a transaction the failure is reported, not repeated outside of it', async () => {
  const client = await database.connect();
  const query = select('InTransaction', 'select 1 as a');
  await query.one(client);
  await client.query('deallocate all');
  await expect(transaction(client, (tx) => query.one(tx))).rejects.toMatchObject({ name: 'DatabaseError', sqlstate: '26000' });

  await query.one(client);
  await client.query('deallocate all');
  await client.query('begin');
  await expect(query.one(client)).rejects.toMatchObject({ sqlstate: '26000' });
  await client.query('rollback');
  expect(await query.one(client)).toEqual({ a: 1 });
});

test('queries started together on one client wait for each other, so pg has nothing to warn of', async () => {
  const warnings: string[] = [];
  const listener = (warning: Error): void => void warnings.push(warning.message);
  process.on('warning', listener);
  const client = await database.connect();
  const query = select('Together', 'select 1 as a');
  const [first, ...others] = await Promise.all([1, 2, 3, 4].map(() => query.one(client)));
  expect(others).toEqual([first, first, first]);
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
  process.off('warning', listener);
  expect(warnings).toEqual([]);
});

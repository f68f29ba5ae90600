/** stream(): the same rows as `many`, a batch at a time, and a connection that always comes back. */
import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { codecs as t, DecodeError, defineQuery, stream, transaction, type NoParams, type Queryable } from '../../src/runtime/index.js';
import { addCounter, counterSchema, listCounters, openRuntimeDatabase, sessionState, setCounter, type RuntimeDatabase } from './runtime-database.js';

const atLeast = defineQuery<{ value: number }, { name: string; value: number }>({
  name: 'AtLeast',
  readOnly: true,
  sql: '-- name: AtLeast :many\nselect name, value from counters where value >= $1 order by value',
  params: { value: t.int4 },
  columns: { name: ['name', t.text], value: ['value', t.int4] },
});
const failing = defineQuery<NoParams, { quotient: number }>({
  name: 'Failing',
  readOnly: true,
  sql: 'select 10 / (7 - value) as quotient from counters order by value',
  params: {},
  columns: { quotient: ['quotient', t.int4] },
});
const wrong = defineQuery<NoParams, { name: number }>({ name: 'Wrong', readOnly: true, sql: 'select name from counters', params: {}, columns: { name: ['name', t.int4] } });
const total = 10;

async function collect<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

let database: RuntimeDatabase;
let pglite: PGlite;
beforeAll(async () => {
  database = await openRuntimeDatabase();
  pglite = await PGlite.create();
  await pglite.exec(counterSchema);
});
afterAll(async () => {
  await pglite.close();
  await database.close();
});

const kinds: readonly (readonly [string, () => Promise<Queryable>])[] = [
  ['a Pool', () => Promise.resolve(database.pool)],
  ['a Client', () => database.connect()],
  ['PGlite', () => Promise.resolve(pglite)],
];

describe.each(kinds)('on %s', (_, open) => {
  let db: Queryable;
  beforeEach(async () => {
    db = await open();
    await database.sql('truncate counters, refs');
    await pglite.exec('truncate counters, refs');
    for (let value = 1; value <= total; value += 1) await addCounter.exec(db, { name: `c${value}`, value });
  });

  test.each([1, 3, 5, 10, 11, 1000])('batches of %i give the rows of many, in their order', async (batchSize) => {
    const rows = await collect(stream(db, (cursor) => atLeast.many(cursor, { value: 3 }), { batchSize }));
    expect(rows).toEqual(await atLeast.many(db, { value: 3 }));
    expect(rows).toHaveLength(total - 2);
  });

  test('no rows are no rows', async () => {
    expect(await collect(stream(db, (cursor) => atLeast.many(cursor, { value: 99 })))).toEqual([]);
  });

  test('no more is fetched than was asked for', async () => {
    const sizes: number[] = [];
    const rows = stream(db, async (cursor) => {
      const batch = await listCounters.many(cursor);
      sizes.push(batch.length);
      return batch;
    }, { batchSize: 4 });
    await rows.next();
    expect(sizes).toEqual([4]);
    await collect(rows);
    expect(sizes).toEqual([4, 4, 2]);
  });

  test('a loop that is left early gives the connection back', async () => {
    for await (const row of stream(db, (cursor) => listCounters.many(cursor), { batchSize: 2 })) if (row.value > 1) break;
    expect(await listCounters.many(db)).toHaveLength(total);
    await expect(transaction(db, async () => 1)).resolves.toBe(1);
  });

  test('an error of the loop, of PostgreSQL half-way, or of a value is passed on, and the connection comes back', async () => {
    const thrown = new Error('enough');
    await expect((async () => {
      for await (const _row of stream(db, (cursor) => listCounters.many(cursor), { batchSize: 2 })) throw thrown;
    })()).rejects.toBe(thrown);
    await expect(collect(stream(db, (cursor) => failing.many(cursor), { batchSize: 2 }))).rejects.toMatchObject({ sqlstate: '22012', query: 'Failing' });
    await expect(collect(stream(db, (cursor) => wrong.many(cursor)))).rejects.toThrow(DecodeError);
    expect(await listCounters.many(db)).toHaveLength(total);
  });

  test('in a transaction other queries may run between the rows, and streams nest', async () => {
    const seen = await transaction(db, async (tx) => {
      const pairs: string[] = [];
      for await (const outer of stream(tx, (cursor) => atLeast.many(cursor, { value: 9 }), { batchSize: 1 })) {
        await setCounter.exec(tx, { name: outer.name, value: 0 });
        for await (const inner of stream(tx, (cursor) => atLeast.many(cursor, { value: 8 }), { batchSize: 1 })) pairs.push(`${outer.name} ${inner.name}`);
      }
      return pairs;
    });
    // The outer cursor sees what was there when it began, the inner ones what is there by then.
    expect(seen).toEqual(['c9 c8', 'c9 c10', 'c10 c8']);
  });

  test('in a transaction the caught error of a value leaves the transaction usable', async () => {
    await transaction(db, async (tx) => {
      await collect(stream(tx, (cursor) => wrong.many(cursor))).catch(() => undefined);
      expect(await listCounters.many(tx)).toHaveLength(total);
    });
  });

  test.each<readonly [string, (cursor: Queryable) => Promise<{ name: string }[]>]>([
    ['no query', async () => []],
    ['a query on another connection', () => listCounters.many(database.pool)],
    ['two queries', async (cursor) => [...(await listCounters.many(cursor)), ...(await listCounters.many(cursor))]],
    ['a transaction', (cursor) => transaction(cursor, async () => [])],
  ])('%s instead of one query on the cursor is an error', async (_name, query) => {
    await expect(collect(stream(db, query))).rejects.toMatchObject({ name: 'RowtypeError', code: 'STREAM' });
  });

  test('another query in the second batch is an error', async () => {
    let calls = 0;
    const query = (cursor: Queryable) => ((calls += 1) === 1 ? listCounters.many(cursor) : atLeast.many(cursor, { value: 1 }));
    await expect(collect(stream(db, query, { batchSize: 2 }))).rejects.toMatchObject({ code: 'STREAM', query: 'AtLeast' });
  });

  test('a statement that has no cursor is refused by PostgreSQL', async () => {
    const insert = async (cursor: Queryable) => [await addCounter.execRows(cursor, { name: 'new', value: 1 })];
    await expect(collect(stream(db, insert))).rejects.toMatchObject({ name: 'DatabaseError', query: 'AddCounter' });
    expect(await listCounters.many(db)).toHaveLength(total);
  });

  test.each([0, -1, 1.5, Number.NaN, Infinity])('a batch size of %d is refused before anything is sent', async (batchSize) => {
    await expect(stream(db, (cursor) => listCounters.many(cursor), { batchSize }).next()).rejects.toThrow(RangeError);
  });
});

test('a client is busy while it streams, and says so', async () => {
  const client = await database.connect();
  const rows = stream(client, (cursor) => sessionState.many(cursor), { batchSize: 1 });
  await rows.next();
  await expect(listCounters.many(client)).rejects.toMatchObject({ code: 'TRANSACTION_BUSY' });
  await rows.return();
  await expect(listCounters.many(client)).resolves.toEqual(expect.any(Array));
});

test('a pool lends one client for the loop, and has it back afterwards', async () => {
  for await (const row of stream(database.pool, (cursor) => sessionState.many(cursor))) {
    expect(row.pid).toBeGreaterThan(0);
    expect(database.pool.totalCount - database.pool.idleCount).toBe(1);
  }
  expect(database.pool.idleCount).toBe(database.pool.totalCount);
});

test('what is no database is an error of the loop', async () => {
  // @ts-expect-error not a database
  await expect(stream('postgres://x', (cursor) => listCounters.many(cursor)).next()).rejects.toMatchObject({ code: 'NOT_QUERYABLE' });
});

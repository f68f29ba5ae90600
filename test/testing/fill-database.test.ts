/** Random rows keep every constraint, for nothing checks them but PostgreSQL itself. */
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { createTestDatabase, fillDatabase, type FilledTable, type TestClient } from '../../src/testing/index.js';
import { openRawSession } from '../../src/testing/database/raw-session.js';
import { nastySchema } from './nasty-schema.js';

/** No value can satisfy it, or no random one does. */
const hopeless = ['secret', 'of_secret'];

const clients: Readonly<Record<string, () => Promise<{ readonly db: TestClient; close(): Promise<void> }>>> = {
  PGlite: () => createTestDatabase({ schema: nastySchema }),
  'a pool': () => createTestDatabase({ schema: nastySchema, server: inject('serverUrl') }),
};

describe.each(Object.entries(clients))('over %s', (_name, open) => {
  let database: Awaited<ReturnType<typeof open>>;
  let filled: readonly FilledTable[];

  const texts = async (sql: string): Promise<readonly (readonly (string | null)[])[]> => {
    const session = await openRawSession(database.db);
    try {
      return await session.rows(sql);
    } finally {
      session.release();
    }
  };

  beforeAll(async () => {
    database = await open();
    filled = await fillDatabase(database.db, { rows: 16, seed: 3 });
  });
  afterAll(() => database?.close());

  test('every table that can be filled is', () => {
    const short = filled.filter(({ table, rows }) => rows < (table === 'booking' ? 2 : 16) && !hopeless.includes(table));
    expect(short).toEqual([]);
    expect(filled.length).toBeGreaterThanOrEqual(20);
  });

  test('a table that cannot be filled says why', () => {
    const problems = Object.fromEntries(filled.filter(({ table }) => hopeless.includes(table)).map(({ table, rows, problem }) => [table, [rows, problem]]));
    expect(problems).toEqual({
      secret: [0, 'new row for relation "secret" violates check constraint "secret_hash_check"'],
      of_secret: [0, 'no row to refer to by of_secret_secret_id_fkey'],
    });
  });

  test.each([
    ['a column that allows NULL', 'select count(*) from account where note is null', 'select count(*) from account where note is not null'],
    ['a reference to the own table', 'select count(*) from account where parent_id is null', 'select count(*) from account where parent_id is not null'],
    ['a reference in a ring', 'select count(*) from left_side where right_id is null', 'select count(*) from left_side where right_id is not null'],
    ['a partition', 'select count(*) from measured_eu_1', 'select count(*) from measured_us'],
    ['an empty array, and one with NULL', `select count(*) from odd where a = '{}'`, 'select count(*) from odd where array_position(a, null) > 0'],
    ['a field of a composite', 'select count(*) from odd where num_nulls(c) = 0 and (c).street is null', 'select count(*) from odd where (c).street is not null'],
    ['a materialised view', 'select count(*) from tenants', 'select count(*) from tenant'],
  ])('%s shows both its sides', async (_what, one, other) => {
    expect(Number((await texts(one))[0]?.[0])).toBeGreaterThan(0);
    expect(Number((await texts(other))[0]?.[0])).toBeGreaterThan(0);
  });

  test('rows of different tables meet', async () => {
    const met = await texts('select count(*) from hashed h join odd o on o.s = h.v');
    expect(Number(met[0]?.[0])).toBeGreaterThan(0);
    const shared = await texts('select count(*) from full_match f join picky p on p.l = f.id or p.r = f.id');
    expect(Number(shared[0]?.[0])).toBeGreaterThan(0);
  });
});

test('a seed gives the same rows again, another seed others', async () => {
  const dump = async (seed: number): Promise<string> => {
    const { db, close } = await createTestDatabase({ schema: nastySchema, server: inject('serverUrl') });
    await fillDatabase(db, { seed });
    const session = await openRawSession(db);
    const rows = await session.rows('select t::text from tenant t union all select e::text from entry e union all select o::text from odd o');
    session.release();
    await close();
    return rows.join('\n');
  };
  const [first, again, other] = [await dump(5), await dump(5), await dump(6)];
  expect(again).toBe(first);
  expect(other).not.toBe(first);
});

test('books of a migration tool, and tables that are named, are left alone', async () => {
  const { db, close } = await createTestDatabase({ schema: 'create table pgmigrations (id int); create table kept (id int); create table filled (id int)', server: inject('serverUrl') });
  expect((await fillDatabase(db)).map(({ table }) => table)).toEqual(['filled', 'kept']);
  expect((await fillDatabase(db, { skip: ['kept'] })).map(({ table }) => table)).toEqual(['filled', 'pgmigrations']);
  await close();
});

/** Errors say what a program needs and keep people's data out of messages. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  codecs as t,
  DatabaseError,
  defineQuery,
  isCheckViolation,
  isExclusionViolation,
  isForeignKeyViolation,
  isNotNullViolation,
  isUniqueViolation,
  RowtypeError,
  type ConstraintViolationError,
  type NoColumns,
} from '../../src/runtime/index.js';
import { fromDriverError } from '../../src/runtime/errors/from-driver-error.js';
import { openRuntimeDatabase, type RuntimeDatabase } from './runtime-database.js';

let database: RuntimeDatabase;
beforeAll(async () => {
  database = await openRuntimeDatabase();
  await database.sql(`
    create table odd (
      id int primary key, "a, b" text, "say ""hi""" text, "pa(ren" text, lower_me text, first text, last text
    );
    create unique index odd_quoted on odd ("a, b", "say ""hi""", "pa(ren");
    create unique index odd_expression on odd (lower(lower_me), (first || ', (' || last));
    create table child (odd_id int constraint child_odd references odd);
    create table node (id int primary key, parent int constraint node_parent references node);
  `);
});
beforeEach(() => database.sql('truncate odd, child, node'));
afterAll(() => database.close());

const insert = defineQuery<{ id: number; a: string | null; c: string | null }, NoColumns>({
  name: 'InsertOdd',
  readOnly: false,
  sql: `insert into odd (id, "a, b", "say ""hi""", "pa(ren", lower_me, first, last) values ($1, $2, $2, $2, $3, $3, $3)`,
  params: { id: t.int4, a: t.nullable(t.text), c: t.nullable(t.text) },
  columns: {},
});

const run = (sql: string): Promise<void> =>
  defineQuery<Record<string, never>, NoColumns>({ name: 'Run', readOnly: false, sql, params: {}, columns: {} }).exec(database.pool);

async function errorOf(promise: Promise<unknown>): Promise<ConstraintViolationError> {
  const error = await promise.then(
    () => null,
    (caught: unknown) => caught,
  );
  expect(error).toBeInstanceOf(RowtypeError);
  return error as ConstraintViolationError;
}

describe('the columns of a violated constraint', () => {
  const tricky = ')=(x, y) already "exists';
  test('quoted names come unquoted', async () => {
    await insert.exec(database.pool, { id: 1, a: tricky, c: null });
    const error = await errorOf(insert.exec(database.pool, { id: 2, a: tricky, c: null }));
    expect(error).toMatchObject({ constraint: 'odd_quoted', columns: ['a, b', 'say "hi"', 'pa(ren'] });
  });

  test('expressions come as PostgreSQL prints them', async () => {
    await insert.exec(database.pool, { id: 1, a: null, c: tricky });
    const error = await errorOf(insert.exec(database.pool, { id: 2, a: null, c: tricky }));
    expect(error.constraint).toBe('odd_expression');
    expect(error.columns[0]).toBe('lower(lower_me)');
    expect(error.columns).toHaveLength(2);
  });

  test('a row that is still referenced names the referenced columns and the referring table', async () => {
    await insert.exec(database.pool, { id: 1, a: null, c: null });
    await run('insert into child values (1)');
    const error = await errorOf(run('delete from odd'));
    expect(error).toMatchObject({ name: 'ForeignKeyViolationError', constraint: 'child_odd', table: 'child', columns: ['id'] });
  });

  test('are none, not wrong, when the server hides the detail', async () => {
    const client = await database.connect();
    await client.query(`do $$ begin execute 'create role rowtype_blind'; exception when duplicate_object then null; end $$`);
    await client.query(`grant insert on odd to rowtype_blind`);
    await insert.exec(client, { id: 1, a: null, c: null });
    await client.query('set role rowtype_blind');
    const error = await errorOf(insert.exec(client, { id: 1, a: null, c: null }));
    await client.query('reset role');
    expect(error).toMatchObject({ name: 'UniqueViolationError', constraint: 'odd_pkey', detail: null, columns: [] });
  });

  test('are read whatever the language of the server', async () => {
    await run(`create function foreign_words() returns void language plpgsql as $$ begin
      raise unique_violation using message = 'doppelt', detail = 'Schlüssel »("a, b", id)=(1, 2)« existiert bereits.', constraint = 'c', table = 'odd';
    end $$`);
    expect(await errorOf(run('select foreign_words()'))).toMatchObject({ columns: ['a, b', 'id'], table: 'odd', schema: null });
    await run(`create or replace function foreign_words() returns void language plpgsql as $$ begin
      raise unique_violation using detail = 'no list (here) = at all (';
    end $$`);
    expect(await errorOf(run('select foreign_words()'))).toMatchObject({ columns: [], constraint: null });
  });
});

test('guards ask for the kind and, if given, the name', async () => {
  await insert.exec(database.pool, { id: 1, a: null, c: null });
  const unique = await errorOf(insert.exec(database.pool, { id: 1, a: null, c: null }));
  expect(isUniqueViolation(unique)).toBe(true);
  expect(isUniqueViolation(unique, 'odd_pkey')).toBe(true);
  expect(isUniqueViolation(unique, 'other')).toBe(false);
  expect([isForeignKeyViolation(unique), isCheckViolation(unique), isNotNullViolation(unique), isExclusionViolation(unique)]).toEqual([false, false, false, false]);
  expect(isForeignKeyViolation(await errorOf(run('insert into child values (9)')), 'child_odd')).toBe(true);
  const missing = await errorOf(run('insert into odd (id) values (null)'));
  expect([isNotNullViolation(missing, 'id'), isNotNullViolation(missing, 'first')]).toEqual([true, false]);
  expect(isUniqueViolation(new Error('x')) || isUniqueViolation(null) || isUniqueViolation({ code: '23505' })).toBe(false);
});

describe('no message holds the value of a parameter', () => {
  const secret = 'hunter2 pässword';
  const leaks = (sql: string): Promise<unknown> =>
    defineQuery<{ value: string }, NoColumns>({ name: 'Leak', readOnly: true, sql, params: { value: t.text }, columns: {} }).exec(database.pool, { value: secret });

  test.for([
    'select $1::text::int',
    'select $1::text::timestamptz',
    'select $1::text::json',
    'select $1::text::uuid',
    `select array[$1::text]::text[]::int[]`,
    `select ('{"' || $1::text || '"}')::int[]`,
    `select ('[' || $1::text || ')')::int4range`,
    `select $1::text::regclass`,
    `select query_to_xml('select ' || quote_ident($1::text), true, true, '')`,
  ])('%s', async (sql) => {
    const error = await errorOf(leaks(sql));
    expect(error).toBeInstanceOf(DatabaseError);
    expect(error.message).not.toContain('hunter2');
    expect(error.message).toMatch(/^Leak: /);
    // The driver's error stays within reach.
    expect((error.cause as Error).message).not.toBe('');
  });
});

test('no message holds an element of a parameter', async () => {
  const list = defineQuery<{ values: string[] }, NoColumns>({
    name: 'LeakList', readOnly: true, sql: 'select $1::text[]::int[]', params: { values: t.array(t.text) }, columns: {},
  });
  const error = await errorOf(list.exec(database.pool, { values: ['1', 'hunter2'] }));
  expect(error).toMatchObject({ name: 'DatabaseError', sqlstate: '22P02' });
  expect(error.message).not.toContain('hunter2');
});

test('an error code of the operating system is not taken for a SQLSTATE, though EPIPE has five letters', () => {
  const broken = Object.assign(new Error('write EPIPE'), { code: 'EPIPE' });
  expect(fromDriverError(broken, 'Q')).toMatchObject({ name: 'ConnectionLostError', sqlstate: '08006', query: 'Q', cause: broken });
});

test('what is no error of a database keeps its cause and gets the query’s name', () => {
  const bug = new TypeError('x is not a function');
  expect(fromDriverError(bug, 'Q')).toMatchObject({ name: 'RowtypeError', code: 'DRIVER', query: 'Q', cause: bug });
  expect(fromDriverError('thrown text', null)).toMatchObject({ message: 'thrown text', cause: 'thrown text' });
  expect(fromDriverError(undefined, 'Q')).toBeInstanceOf(RowtypeError);
});

test('the position in the SQL and the hint are kept', async () => {
  const error = await errorOf(run('select lover(1)'));
  expect(error).toMatchObject({ sqlstate: '42883', position: 8, query: 'Run' });
  expect(error.hint).not.toBeNull();
});

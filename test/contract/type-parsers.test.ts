/** Global type parsers change nothing for rowtype, and rowtype changes nothing for others. */
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { codecs as t, defineQuery, transaction, type NoParams, type Queryable } from '../../src/runtime/index.js';
import { openRuntimeDatabase, type RuntimeDatabase } from './runtime-database.js';

interface Many {
  n: number;
  big: bigint;
  flag: boolean;
  at: Date;
  day: string;
  data: unknown;
  bytes: Uint8Array;
  list: number[];
  words: string[];
  moods: 'calm'[];
}

const mood = { calm: 'calm' } as const;
const many = defineQuery<NoParams, Many>({
  name: 'Many',
  readOnly: true,
  sql: `select 1 as n, 2::int8 as big, true as flag, timestamptz '2024-01-01 00:00:00+00' as at, date '2024-01-01' as day,
    '{"a":[1]}'::jsonb as data, '\\x00ff'::bytea as bytes, '{1,2}'::int[] as list, '{a,NULL}'::text[] as words, '{calm}'::moods[] as moods`,
  params: {},
  columns: {
    n: ['n', t.int4],
    big: ['big', t.int8],
    flag: ['flag', t.bool],
    at: ['at', t.timestamptz],
    day: ['day', t.date],
    data: ['data', t.jsonb as never],
    bytes: ['bytes', t.bytea],
    list: ['list', t.array(t.int4)],
    words: ['words', t.array(t.nullable(t.text)) as never],
    moods: ['moods', t.array(t.enumOf(mood))],
  },
});

const expected = {
  n: 1, big: 2n, flag: true, at: new Date('2024-01-01T00:00:00Z'), day: '2024-01-01', data: { a: [1] },
  bytes: Uint8Array.of(0, 255), list: [1, 2], words: ['a', null], moods: ['calm'],
};

const builtIn = [16, 17, 20, 21, 23, 25, 114, 700, 701, 1007, 1009, 1082, 1114, 1184, 1186, 1700, 3802];

let database: RuntimeDatabase;
beforeAll(async () => {
  database = await openRuntimeDatabase();
  await database.sql(`create type moods as enum ('calm')`);
});
afterAll(() => database.close());

test('parsers set on pg, globally or on a client, do not reach a query of rowtype', async () => {
  const before = builtIn.map((oid) => pg.types.getTypeParser(oid));
  builtIn.forEach((oid) => pg.types.setTypeParser(oid, () => 'spoiled'));
  try {
    const client = await database.connect({ types: { getTypeParser: () => () => 'spoiled' } });
    for (const db of [client, database.pool] as Queryable[]) expect(await many.one(db)).toEqual(expected);
  } finally {
    builtIn.forEach((oid, index) => pg.types.setTypeParser(oid, before[index] ?? ((text: string) => text)));
  }
});

test('a query of rowtype leaves the program’s own parsers as they are', async () => {
  const client = await database.connect();
  const own = async (): Promise<unknown> => (await client.query(`select 2::int8 as big, true as flag, date '2024-01-01' as day, '{1}'::int[] as list`)).rows;
  const before = await own();
  await many.one(client);
  expect(await own()).toEqual(before);
});

test('parsers and serializers of PGlite, its own or a program’s, do not reach a query of rowtype', async () => {
  const spoil = Object.fromEntries(builtIn.map((oid) => [oid, () => 'spoiled']));
  const pglite = await PGlite.create({ parsers: spoil, serializers: { 23: () => '666', 25: () => 'spoiled' } });
  await pglite.exec(`create type moods as enum ('calm')`);
  // From here on PGlite has a parser for the type's arrays, too.
  await pglite.refreshArrayTypes();
  const echo = defineQuery<{ n: number; s: string }, { n: number; s: string }>({
    name: 'Echo', readOnly: true, sql: 'select $1::int as n, $2::text as s',
    params: { n: t.int4, s: t.text }, columns: { n: ['n', t.int4], s: ['s', t.text] },
  });
  const check = async (db: Queryable): Promise<void> => {
    expect(await many.one(db)).toEqual(expected);
    expect(await echo.one(db, { n: 7, s: 'x' })).toEqual({ n: 7, s: 'x' });
  };
  await check(pglite);
  await pglite.transaction(check);
  await transaction(pglite, check);
  expect((await pglite.query('select 1 as n')).rows).toEqual([{ n: 'spoiled' }]);
  await pglite.close();
});

test('a client that asks for binary results is told that it cannot be used', async () => {
  const client = await database.connect({ binary: true } as pg.ClientConfig);
  await expect(many.one(client)).rejects.toThrow(/binary/);
});

test('something that is no client is told so by name', async () => {
  for (const db of [undefined, null, 'postgres://localhost', {}, { query: 1 }, pg]) {
    await expect(many.one(db as unknown as Queryable)).rejects.toMatchObject({ code: 'NOT_QUERYABLE', query: 'Many' });
    await expect(transaction(db as unknown as Queryable, async () => 1)).rejects.toMatchObject({ code: 'NOT_QUERYABLE' });
  }
});

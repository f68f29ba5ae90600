/** `:copyfrom` puts into a table what the same statement as `:exec` puts there row by row, whatever the types. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CompiledProject, compileSqlc } from './compiled-project.js';
import { openDatabases, type TestDatabase } from './databases.js';

const schema = `
CREATE SCHEMA "Other one";
CREATE TYPE mood AS ENUM ('calm', 'wild "one"', 'a,b');
CREATE TYPE "Other one"."Odd Pair" AS (x integer, "Y y" text);
CREATE DOMAIN positive AS integer CHECK (value > 0);
CREATE DOMAIN words AS text[] CHECK (cardinality(value) < 9);
CREATE TABLE wide (
  id integer GENERATED ALWAYS AS IDENTITY, a uuid, texts text[], pair "Other one"."Odd Pair", pos positive,
  padded char(5), bits bit(3), moods mood[], mood mood, short varchar(6), data jsonb, plain json,
  pairs "Other one"."Odd Pair"[], span int4range, spans int4multirange, matrix integer[], money numeric(8, 2), one "char",
  box box, at timestamptz, day date, pause interval, bytes bytea, big bigint, yes boolean, words words,
  name name, needed text NOT NULL, made text GENERATED ALWAYS AS (needed || '!') STORED
);
CREATE TABLE seen (id integer PRIMARY KEY, twice integer, note text DEFAULT 'none');
`;

const columns = 'a texts pair pos padded bits moods mood short data plain pairs span spans matrix money one box at day pause bytes big yes words name needed'.split(' ');
const insert = `INSERT INTO wide (${columns.join(', ')}) VALUES (${columns.map((column) => `@${column}`).join(', ')})`;

const queries = `
-- name: InsertWide :exec
${insert};
-- name: CopyWide :copyfrom
${insert};
-- name: CopySeen :copyfrom
INSERT INTO seen AS values_ /* VALUES ( */ ("id", twice)
-- why
VALUES ( $1, -- one
  $1 )
;
`;

let project: CompiledProject;
let databases: TestDatabase[];
beforeAll(async () => {
  [project, databases] = await Promise.all([compileSqlc(schema, queries), openDatabases(schema)]);
}, 240_000);
afterAll(async () => {
  await Promise.all(databases.map((database) => database.close()));
  await project.remove();
});

const text = fc.oneof(fc.constantFrom('', 'NULL', '{a,"b"}', '(1,2)', 'a\\b', '"', "'", ' '), fc.string({ maxLength: 5 })).map((value) => value.replaceAll('\0', ''));
const maybe = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(values, { freq: 3 });
const int = fc.integer({ min: -1000, max: 1000 });
const pair = fc.record({ x: maybe(int), yY: maybe(text) });
const range = fc.tuple(int, fc.nat(9)).map(([lower, length]) => ({ empty: false, lower, upper: lower + length + 1, lowerInclusive: true, upperInclusive: false }));
const box = fc.constantFrom('(1,2),(0,0)', '(3,3),(3,3)');

const row = fc.record({
  a: maybe(fc.uuid()),
  texts: maybe(fc.array(text, { maxLength: 3 })),
  pair: maybe(pair),
  pos: maybe(fc.integer({ min: 1, max: 9 })),
  padded: maybe(fc.constantFrom('', 'a', 'a b', 'abcde')),
  bits: maybe(fc.constantFrom('101', '000')),
  moods: maybe(fc.array(fc.constantFrom('calm', 'wild "one"', 'a,b'), { maxLength: 3 })),
  mood: maybe(fc.constantFrom('calm', 'wild "one"', 'a,b')),
  short: maybe(fc.constantFrom('', 'abc', '狗🐕', 'NULL')),
  data: maybe(fc.dictionary(fc.constantFrom('a', 'b"c'), fc.oneof(int, text))),
  plain: maybe(fc.constantFrom([1, 'x', { y: null }], 'text', 5)),
  pairs: maybe(fc.array(pair, { maxLength: 2 })),
  span: maybe(range),
  spans: maybe(fc.array(range, { maxLength: 1 })),
  matrix: maybe(fc.array(int, { maxLength: 3 })),
  money: maybe(fc.constantFrom('0.10', '-123.45', '7')),
  one: maybe(fc.constantFrom('a', '"', '')),
  box: maybe(box),
  at: maybe(fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') })),
  day: maybe(fc.constantFrom('2024-02-29', 'infinity')),
  pause: maybe(fc.constantFrom('1 day', '00:00:01.5')),
  bytes: maybe(fc.uint8Array({ maxLength: 4 })),
  big: maybe(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })),
  yes: maybe(fc.boolean()),
  words: maybe(fc.array(text, { maxLength: 3 })),
  name: maybe(fc.constantFrom('a', 'B c')),
  needed: text,
});

const stored = 'SELECT w::text FROM wide w ORDER BY id';
const clear = 'TRUNCATE wide RESTART IDENTITY';

test('random rows of every kind of type arrive alike', { timeout: 240_000 }, async () => {
  for (const { db, sql } of databases) {
    const property = fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 5 }), async (rows) => {
      await sql(clear);
      for (const each of rows) await project.call('insertWide', db, each);
      const expected = await sql(stored);
      await sql(clear);
      expect(await project.call('copyWide', db, rows)).toBe(rows.length);
      expect(await sql(stored)).toEqual(expected);
    });
    await fc.assert(property, { numRuns: 40 });
  }
});

test('what a row may not hold fails alike', async () => {
  const [good] = fc.sample(row, { seed: 1, numRuns: 1 });
  const bad = [{ pos: 0 }, { padded: 'abcdef' }, { bits: '10' }, { short: '1234567' }, { money: '1234567' }, { words: Array.from({ length: 9 }, () => 'x') }];
  for (const { db, sql } of databases) {
    for (const change of bad) {
      await sql(clear);
      const one = await project.call('insertWide', db, { ...good, ...change }).catch((error: unknown) => error);
      const many = await project.call('copyWide', db, [good, { ...good, ...change }]).catch((error: unknown) => error);
      expect(many, JSON.stringify(change)).toMatchObject({ sqlstate: expect.stringMatching(/^2[23]/) as string, code: (one as { code: string }).code });
      expect(await sql(stored)).toEqual([]);
    }
  }
});

test('a parameter in two places is one key, defaults stay, and only the last VALUES is one', async () => {
  for (const { db, sql } of databases) {
    expect(await project.call('copySeen', db, [{ id: 5 }, { id: 3 }])).toBe(2);
    expect(await sql('SELECT s::text FROM seen s')).toEqual(['(5,5,none)', '(3,3,none)']);
  }
});

test('inspect shows the statement as it is for one row', () => {
  const query = project.inspection.queries.find(({ name }) => name === 'CopySeen');
  expect(query).toMatchObject({ command: 'copyfrom', params: [{ name: 'id', pgType: 'integer', array: false }], columns: [] });
  expect(query?.sql).toMatch(/VALUES \( \$1,[^]*\$1 \)$/);
});

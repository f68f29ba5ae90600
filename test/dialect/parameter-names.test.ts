/** What a plain `$n` and a column without a name are called, and what EXPLAIN and SHOW return. */
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type Compilation, type Compiler, openCompiler } from '../../src/compiler/index.js';

const schema = `
CREATE TYPE spot AS (shelf int, box text);
CREATE TABLE parcel (id int PRIMARY KEY, weight int NOT NULL, label text, sent date, tags text[], place spot, places spot[]);
CREATE FUNCTION priced(grams int, zone text DEFAULT 'a') RETURNS int LANGUAGE sql AS 'SELECT grams';
CREATE FUNCTION unnamed(int) RETURNS int LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION parts(whole int, OUT half int, OUT rest int) LANGUAGE sql AS 'SELECT whole / 2, whole - whole / 2';
CREATE FUNCTION lighter(OUT kilos int, limit_grams int) LANGUAGE sql AS 'SELECT limit_grams / 1000';
CREATE FUNCTION heavier(grams int) RETURNS TABLE (id int, label text) LANGUAGE sql AS 'SELECT id, label FROM parcel WHERE weight > grams';
CREATE FUNCTION longest(minimum int, VARIADIC labels text[]) RETURNS text LANGUAGE sql AS 'SELECT labels[1]';
CREATE PROCEDURE send(parcel_id int, INOUT tries int, OUT receipt text, note text DEFAULT '-') LANGUAGE plpgsql AS 'BEGIN receipt := note; END';
CREATE PROCEDURE unload(parcel_id int, day date DEFAULT now()) LANGUAGE sql AS 'UPDATE parcel SET sent = day WHERE id = parcel_id';
`;

/** Milliseconds; the first test starts the embedded PostgreSQL. */
const SLOW_MACHINE = 300_000;

let embedded: Compiler;
let server: Compiler;
beforeAll(() => {
  embedded = openCompiler({ cacheFolder: null });
  server = openCompiler({ cacheFolder: null, databaseUrl: inject('serverUrl') });
});
afterAll(() => Promise.all([embedded.close(), server.close()]));

async function compile(sql: string, compiler = embedded): Promise<Compilation> {
  const compilation = await compiler.compile({
    schema: [{ path: 'schema.sql', text: schema }],
    queries: [{ path: 'queries.sql', text: `-- name: Test :many\n${sql}` }],
  });
  expect(compilation.diagnostics.map(({ message }) => message)).toEqual([]);
  return compilation;
}

test.each([
  ['SELECT id FROM parcel WHERE weight BETWEEN $1 AND $2', ['from_weight', 'to_weight']],
  ['SELECT id FROM parcel WHERE parcel.weight NOT BETWEEN SYMMETRIC $2 AND $1 AND id = $3', ['to_weight', 'from_weight', 'id']],
  ['SELECT id FROM parcel WHERE weight BETWEEN (id + 1) AND $1 AND sent > $2', ['to_weight', 'sent']],
  ['SELECT id FROM parcel WHERE weight BETWEEN 1 AND 2 AND label = $1', ['label']],
  ['SELECT id FROM parcel WHERE (weight BETWEEN 1 AND 2) AND $1 < weight', ['weight']],
  ['SELECT id FROM parcel WHERE id = $1 AND weight BETWEEN $1 AND 9', ['id']],
  ['SELECT id FROM parcel WHERE weight BETWEEN @low AND @high', ['low', 'high']],
  ['SELECT id FROM parcel WHERE weight > $1 AND weight < $2', ['weight', 'weight']],
  ['SELECT priced($1, $2), priced(5, zone => $3)', ['grams', 'zone', 'zone']],
  ['SELECT priced(zone => $2, grams => $1)', ['grams', 'zone']],
  ['SELECT unnamed($1), lower($2)', ['unnamed', 'lower']],
  ['SELECT * FROM parts($1)', ['whole']],
  ['SELECT * FROM lighter($1)', ['limit_grams']],
  ['SELECT id FROM heavier($1)', ['grams']],
  ['SELECT longest($1, $2, $3)', ['minimum', 'labels', 'labels']],
  ['SELECT longest($1, VARIADIC $2)', ['minimum', 'labels']],
  ['SELECT id FROM parcel WHERE lower(label) = lower($1)', ['lower']],
  ['SELECT unnamed($1::int), $2::text', ['arg1', 'arg2']],
  ['UPDATE parcel SET label = $1 WHERE id = unnamed($2) RETURNING id', ['label', 'unnamed']],
  ['UPDATE parcel SET tags[$1] = $2 WHERE id = $3 RETURNING id', ['tags', 'tags', 'id']],
  ['UPDATE parcel SET place.shelf = $2, tags[$3:$4] = $1 RETURNING id', ['tags', 'place', 'tags', 'tags']],
  ['UPDATE parcel SET places[1].box = $1, label = $2 RETURNING id', ['places', 'label']],
  ['INSERT INTO parcel (id, weight, place.box) VALUES ($1, $2, $3) RETURNING id', ['id', 'weight', 'place']],
  ['SELECT id FROM parcel WHERE weight = unnamed($1) OR weight = $1', ['weight']],
] as const)('%s', async (sql, names) => {
  const { queries } = await compile(sql);
  expect(queries[0]?.params.map(({ field }) => field)).toEqual(names);
}, SLOW_MACHINE);

test.each([
  ['SELECT NOT EXISTS (SELECT FROM parcel), 1 + 1', ['notExists', 'column2']],
  ['SELECT NOT EXISTS (SELECT FROM parcel) AS free, EXISTS (SELECT FROM parcel)', ['free', 'exists']],
  ['SELECT NOT (id IN (SELECT 1)), NOT EXISTS (SELECT), NOT EXISTS (SELECT) FROM parcel', ['column1', 'notExists', 'notExists_2']],
] as const)('%s', async (sql, names) => {
  const { queries } = await compile(sql);
  expect(queries[0]?.columns.map(({ name }) => name)).toEqual(names);
}, SLOW_MACHINE);

test.each([
  ['CALL send($1, $2, NULL, $3)', ['parcel_id', 'tries', 'note']],
  ['CALL send(tries => $2, parcel_id => $1, receipt => NULL)', ['parcel_id', 'tries']],
  ['CALL unload($1 + 1, $2)', ['arg1', 'day']],
  ['CALL unload(@parcel, $2)', ['parcel', 'day']],
  ["CALL unload(CASE WHEN 'a' = ANY ($1) THEN 1 END)", ['arg1']],
  ['EXPLAIN SELECT id FROM parcel WHERE weight = $1 LIMIT $2', ['weight', 'limit']],
] as const)('%s, in the embedded PostgreSQL and on a server', async (sql, names) => {
  for (const compiler of [embedded, server]) {
    const { queries } = await compile(sql, compiler);
    expect(queries[0]?.params.map(({ field }) => field)).toEqual(names);
  }
}, SLOW_MACHINE);

test.each([
  ['CALL send($1, $2, NULL)', 1, 1],
  ['SHOW timezone', 1, 1],
  ['SHOW ALL', 0, null],
  ['EXPLAIN SELECT 1', 0, null],
] as const)('%s: how many rows', async (sql, min, max) => {
  const { queries } = await compile(sql);
  expect(queries[0]?.rows).toMatchObject({ min, max });
}, SLOW_MACHINE);

test.each([
  ['EXPLAIN SELECT id FROM parcel', [false]],
  ['/* plan */ explain (costs off) SELECT id FROM parcel', [false]],
  ['SHOW timezone', [false]],
  ['SHOW ALL', [true, true, true]],
] as const)('%s: which columns can be NULL', async (sql, nullable) => {
  const { queries } = await compile(sql);
  expect(queries[0]?.columns.map((column) => column.nullable)).toEqual(nullable);
}, SLOW_MACHINE);

/** What a plain `$n` is called, and what EXPLAIN and SHOW return. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Compilation, type Compiler, openCompiler } from '../../src/compiler/index.js';

const schema = `
CREATE TABLE parcel (id int PRIMARY KEY, weight int NOT NULL, label text, sent date);
CREATE FUNCTION priced(grams int, zone text DEFAULT 'a') RETURNS int LANGUAGE sql AS 'SELECT grams';
CREATE FUNCTION unnamed(int) RETURNS int LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION parts(whole int, OUT half int, OUT rest int) LANGUAGE sql AS 'SELECT whole / 2, whole - whole / 2';
`;

/** Milliseconds; the first test starts the embedded PostgreSQL. */
const SLOW_MACHINE = 300_000;

let compiler: Compiler;
beforeAll(() => {
  compiler = openCompiler({ cacheFolder: null });
});
afterAll(() => compiler.close());

async function compile(sql: string): Promise<Compilation> {
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
  ['SELECT * FROM parts($1)', ['parts']],
  ['SELECT id FROM parcel WHERE lower(label) = lower($1)', ['lower']],
  ['SELECT unnamed($1::int), $2::text', ['arg1', 'arg2']],
  ['UPDATE parcel SET label = $1 WHERE id = unnamed($2) RETURNING id', ['label', 'unnamed']],
  ['SELECT id FROM parcel WHERE weight = unnamed($1) OR weight = $1', ['weight']],
] as const)('%s', async (sql, names) => {
  const { queries } = await compile(sql);
  expect(queries[0]?.params.map(({ field }) => field)).toEqual(names);
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

/** sqlc's macros become positional parameters. */
import { describe, expect, test } from 'vitest';
import { parse, parseStatement, shown } from './parsed.js';

describe('names', () => {
  test.each([
    ['SELECT @id', 'SELECT $1', ['id']],
    ['SELECT a=@id', 'SELECT a=$1', ['id']],
    ['SELECT a<@b', 'SELECT a<$1', ['b']],
    ['SELECT a->>@key', 'SELECT a->>$1', ['key']],
    ['SELECT -@n', 'SELECT -$1', ['n']],
    ['SELECT a@b', 'SELECT a $1', ['b']],
    ['SELECT f(x=>@y)', 'SELECT f(x=>$1)', ['y']],
    ['SELECT f(x:=@y)', 'SELECT f(x:=$1)', ['y']],
    ['SELECT @größe', 'SELECT $1', ['größe']],
    ['SELECT @select, @"from"', 'SELECT $1, @"from"', ['select']],
    ['SELECT @FooBar', 'SELECT $1', ['FooBar']],
    ['SELECT @id::int, @id', 'SELECT $1::int, $1', ['id']],
    ['SELECT sqlc.arg(id)', 'SELECT $1', ['id']],
    ['SELECT SQLC . Arg\n( /* why */ FooBar )', 'SELECT $1', ['foobar']],
    [`SELECT sqlc.arg('Foo''s'), sqlc.arg("FooBar")`, 'SELECT $1, $2', ["Foo's", 'FooBar']],
    ['SELECT sqlc.arg(t.id)', 'SELECT $1', ['tid']],
    ['SELECT sqlc.arg(a)AS b', 'SELECT $1 AS b', ['a']],
    ['SELECT @a@b', 'SELECT $1 $2', ['a', 'b']],
  ])('%s', async (sql, expected, names) => {
    const query = await parseStatement(sql);
    expect(query.sql).toBe(expected);
    expect(query.params.map((param) => param.name)).toEqual(names);
  });

  test.each([
    'SELECT a @> b, a <@ b, a @@ b, a@@b, @ x, @-1, a @? b',
    `SELECT '@a', "@b", $$ @c sqlc.arg(d) $$, $x$ @e $x$, E'\\'@f' -- @g\n/* sqlc.arg(h) */`,
    'SELECT x.sqlc.arg(y), sqlc, sqlc.arg, sqlc_arg(z)',
  ])('no parameter in %s', async (sql) => {
    const query = await parseStatement(sql);
    expect(query.params).toEqual([]);
    expect(sql.startsWith(query.sql)).toBe(true);
  });

  test('narg makes its parameter nullable wherever the name stands', async () => {
    const query = await parseStatement('SELECT @a, sqlc.narg(a), sqlc.narg(b), @c');
    expect(query.sql).toBe('SELECT $1, $1, $2, $3');
    expect(query.params.map((param) => param.declaredNullable)).toEqual([true, true, false]);
  });
});

describe('numbers', () => {
  test('written numbers stay and names take the lowest that are left', async () => {
    const query = await parseStatement('SELECT @a, $2, @b, $4, @a, $2, @c');
    expect(query.sql).toBe('SELECT $1, $2, $3, $4, $1, $2, $5');
    expect(query.params.map((param) => param.name)).toEqual(['a', null, 'b', null, 'c']);
  });

  test('positions run from 1 without gaps, and offsets are those of first use', async () => {
    const text = '-- name: Test :exec\nSELECT $2, @a, $2';
    const [query] = (await parse(text)).queries;
    expect(query?.params.map(({ position, offset }) => [position, text.slice(offset, offset + 2)])).toEqual([
      [1, '@a'],
      [2, '$2'],
    ]);
  });

  test.each([
    ['SELECT $1, $3', '2:12 RT203 $3 is used, but $2 is not: PostgreSQL cannot tell its type'],
    ['SELECT $2', '2:8 RT203 $2 is used, but $1 is not: PostgreSQL cannot tell its type'],
    ['SELECT $0', '2:8 RT203 there is no parameter $0'],
    ['SELECT @a, $2147483647', '2:12 RT203'],
  ])('a gap is a mistake: %s', async (sql, expected) => {
    const { queries, diagnostics } = await parse(`-- name: Test :exec\n${sql}`);
    expect(queries).toEqual([]);
    expect(diagnostics.map(shown)).toEqual([expect.stringContaining(expected)]);
  });
});

describe('slices', () => {
  test.each([
    ['x IN (sqlc.slice(ids))', 'x = ANY($1)'],
    ['x not\n  in ( sqlc.slice(ids) )', 'x <> ALL($1)'],
    ['(x)IN(sqlc.slice(ids))', '(x)= ANY($1)'],
    ['x = ANY(sqlc.slice(ids))', 'x = ANY($1)'],
    ['x IN (SELECT y WHERE y IN (sqlc.slice(ids)))', 'x IN (SELECT y WHERE y = ANY($1))'],
    ['x IN (SELECT unnest(sqlc.slice(ids)::int[]))', 'x IN (SELECT unnest($1::int[]))'],
  ])('%s', async (condition, expected) => {
    const query = await parseStatement(`SELECT 1 WHERE ${condition}`);
    expect(query.sql).toBe(`SELECT 1 WHERE ${expected}`);
    expect(query.params).toMatchObject([{ name: 'ids', slice: true, position: 1 }]);
  });

  test('a slice shares its IN list with nothing', async () => {
    const { diagnostics } = await parse('-- name: A :exec\nSELECT 1 WHERE x IN (1, sqlc.slice(ids))');
    expect(diagnostics.map(shown)).toEqual(['2:25 RT104 sqlc.slice has to be alone in its IN list']);
  });

  test('one name cannot be a list and a value', async () => {
    const { diagnostics } = await parse('-- name: A :exec\nSELECT @ids WHERE x IN (sqlc.slice(ids))');
    expect(diagnostics.map(shown)).toEqual(['2:25 RT107 parameter ids is a list in one place and a single value in another']);
  });
});

describe('embeds', () => {
  test('an embed becomes the columns of its table, quoted as written', async () => {
    const query = await parseStatement('SELECT sqlc.embed(users), @x, sqlc.embed("T") FROM users, "T"');
    expect(query.sql).toBe('SELECT users.*, $1, "T".* FROM users, "T"');
    const [users, T] = [['users'], ['T']].map((path) => ({ kind: 'relation', path }));
    expect(query.embeds).toEqual([
      { path: ['users'], sqlOffset: query.sql.indexOf('users.*'), before: [], after: [{ kind: 'column' }, T] },
      { path: ['T'], sqlOffset: query.sql.indexOf('"T".*'), before: [users, { kind: 'column' }], after: [] },
    ]);
  });

  test.each([
    ['sqlc.embed(Users)', 'Users.*', ['users']],
    ['SQLC.Embed( audit.Users )', 'audit.Users.*', ['audit', 'users']],
    [`sqlc.embed('Us"ers')`, '"Us""ers".*', ['Us"ers']],
    ['sqlc.embed("Us""ers")', '"Us""ers".*', ['Us"ers']],
    ['sqlc.embed(größe)', 'größe.*', ['größe']],
  ])('%s names %s', async (macro, sql, path) => {
    const query = await parseStatement(`SELECT 'größe' AS "größe", ${macro} FROM x`);
    expect(query.sql).toBe(`SELECT 'größe' AS "größe", ${sql} FROM x`);
    expect(query.embeds).toMatchObject([{ path, sqlOffset: query.sql.indexOf(sql) }]);
  });

  test.each([
    'SELECT *, sqlc.embed(t), (t).* FROM t',
    'INSERT INTO t VALUES (1) RETURNING *, sqlc.embed(t), (t).*',
    'WITH x AS (SELECT 1) UPDATE t SET a = 1 RETURNING *, sqlc.embed(t), (t).*',
    'DELETE FROM t RETURNING *, sqlc.embed(t), (t).*',
    'MERGE INTO t USING s ON true WHEN MATCHED THEN DELETE RETURNING *, sqlc.embed(t), (t).*',
    '(SELECT *, sqlc.embed(t), (t).* FROM t)',
    '(SELECT *, sqlc.embed(t), (t).* FROM t EXCEPT SELECT 1) UNION ALL VALUES (1)',
    'SELECT *, sqlc.embed(t), (t).* FROM t UNION (SELECT *, sqlc.embed(t), 1 FROM t INTERSECT SELECT 1, sqlc.embed(s), 2 FROM s)',
  ])('items whose width only PostgreSQL knows are marked in %s', async (sql) => {
    const { embeds } = await parseStatement(sql);
    expect(embeds).toMatchObject([{ path: ['t'], before: [{ kind: 'unknown' }], after: [{ kind: 'unknown' }] }]);
  });

  test.each([
    'SELECT f(sqlc.embed(t)) FROM t',
    'SELECT (SELECT sqlc.embed(t)) FROM t',
    'SELECT a, b FROM t UNION ALL SELECT sqlc.embed(t) FROM t',
    'SELECT 1 UNION (SELECT 2 UNION SELECT f(sqlc.embed(t)) FROM t)',
    'WITH x AS (SELECT sqlc.embed(t) FROM t) SELECT x.* FROM x',
    'SELECT 1 FROM t ORDER BY sqlc.embed(t)',
    'UPDATE t SET a = sqlc.embed(t)',
  ])('an embed that is no item of the list is a mistake: %s', async (sql) => {
    const { queries, diagnostics } = await parse(`-- name: Test :exec\n${sql}`);
    expect(queries).toEqual([]);
    const column = sql.indexOf('sqlc.embed') + 1;
    expect(diagnostics.map(shown)).toEqual([`2:${column} RT104 sqlc.embed(t) is no item of the query's select list`]);
  });
});

test.each([
  ['SELECT sqlc.agr(x)', '2:8 RT104 sqlc.agr does not exist'],
  ['SELECT sqlc.arg()', '2:8 RT104 sqlc.arg takes one name, not 0'],
  ['SELECT sqlc.narg(a, b)', '2:8 RT104 sqlc.narg takes one name, not 2'],
  ['SELECT sqlc.slice(f(a, b))', '2:19 RT104 sqlc.slice takes a name'],
  ['SELECT sqlc.arg(1)', '2:17 RT104 sqlc.arg takes a name'],
  [`SELECT sqlc.arg('')`, '2:17 RT104 sqlc.arg takes a name'],
  ['SELECT sqlc.arg(x', '2:8 RT104 sqlc.arg is not closed'],
])('a macro that cannot be read is a mistake with its place: %s', async (sql, expected) => {
  const { queries, diagnostics } = await parse(`-- name: Test :exec\n${sql}`);
  expect(queries).toEqual([]);
  expect(diagnostics.map(shown)).toEqual([expected]);
});

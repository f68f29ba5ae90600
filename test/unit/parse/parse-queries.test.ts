/** Query files become named statements; a mistake in one leaves the others alone. */
import { describe, expect, test } from 'vitest';
import { parse, parseOne, parseStatement, shown } from './parsed.js';

describe('a query', () => {
  test('carries its name, command, line, doc and SQL', async () => {
    const query = await parseOne('-- the header\n\n-- name: GetTask :one\n-- Gives a task.\nSELECT 1;\n');
    expect(query).toMatchObject({ name: 'GetTask', command: 'one', line: 3, doc: ['Gives a task.'], sql: 'SELECT 1' });
  });

  test('statements without annotation are passed over, whatever they hold', async () => {
    const { queries, diagnostics } = await parse('SELECT $5 @a;\n-- name: A :one\nSELECT 1;\nSELEKT sqlc.agr(x) FROM;\nCREATE TABLE a ();\n-- name: B :one\nSELECT 2');
    expect(diagnostics).toEqual([]);
    expect(queries.map((query) => query.name)).toEqual(['A', 'B']);
  });

  test('a query without annotation behind one that has it is passed over with a warning, for each', async () => {
    const { queries, diagnostics } = await parse('-- name: A :one\nSELECT 1;\n-- not a name\nDelete FROM b;\n(SELECT @x);\n-- name: B :one\nSELECT 2;\nSET a = 1');
    expect(queries.map((query) => query.name)).toEqual(['A', 'B']);
    expect(diagnostics.map((each) => `${each.severity} ${shown(each)}`)).toEqual(
      ['4:1', '5:1'].map((place) => `warning ${place} RT106 this statement has no annotation and is passed over: A names only the one above it`),
    );
  });

  test('needs no semicolon at the end of the file', async () => {
    expect((await parseOne('-- name: A :one\nSELECT 1\n\n-- the end\n')).sql).toBe('SELECT 1');
  });

  test('may share the line of a block annotation', async () => {
    expect(await parseOne('/* name: A :exec */ SELECT 1;')).toMatchObject({ line: 1, sql: 'SELECT 1' });
  });

  test('is found in an empty file and in a file of comments not at all', async () => {
    expect(await parse('', '\n', '-- nothing\n/* here */')).toEqual({ queries: [], diagnostics: [] });
  });

  test('a query that is commented out is none', async () => {
    expect(await parse('/*\n-- name: Old :one\nSELECT 1;\n*/')).toEqual({ queries: [], diagnostics: [] });
  });
});

describe('SQL', () => {
  test('stays as typed but for blank lines around it', async () => {
    const query = await parseOne("-- name: A :one\n\n  \n  SELECT 'a;b',\t\"c\"  -- note\n    , $$x\n\n-- y$$\n  ;\n");
    expect(query.sql).toBe("  SELECT 'a;b',\t\"c\"  -- note\n    , $$x\n\n-- y$$");
  });

  test('never ends in a comment that would swallow what follows', async () => {
    expect((await parseStatement('SELECT 1 -- one\n /* two */ -- three\n;')).sql).toBe('SELECT 1');
  });

  test('is the same under every kind of line break, but for strings', async () => {
    const text = "-- name: A :one\n-- doc\nSELECT 1,\n  -- note\n  'a\nb' -- c\n  , @x;\n";
    const sql = (await parseOne(text)).sql;
    for (const lineBreak of ['\r\n', '\r']) {
      const query = await parseOne(text.replaceAll('\n', lineBreak));
      expect(query.sql).toBe(sql.replace('a\nb', `a${lineBreak}b`));
      expect(query).toMatchObject({ doc: ['doc'], line: 1, params: [{ name: 'x' }] });
    }
  });
});

describe('doc comments', () => {
  test.each([
    ['under the annotation', '-- name: A :one\n-- one\n--two\n/* three */\nSELECT 1;', ['one', 'two', 'three'], 'SELECT 1'],
    ['inside the statement', '-- name: A :one\nSELECT 1\n-- where\n, 2;', ['where'], 'SELECT 1\n, 2'],
    ['before the semicolon', '-- name: A :one\nSELECT 1\n-- end\n;', ['end'], 'SELECT 1'],
    ['directly above the annotation', '-- far\n\n-- one\n-- two\n-- name: A :one\n-- three\nSELECT 1;', ['one', 'two', 'three'], 'SELECT 1'],
  ])('stand %s and leave the SQL', async (_place, text, doc, sql) => {
    expect(await parseOne(text)).toMatchObject({ doc, sql });
  });

  test.each([
    ['indented', '  -- one\nSELECT 1'],
    ['trailing', 'SELECT -- one\n  1'],
    ['a block of many lines', '/* one\ntwo */\nSELECT 1'],
    ['an optimizer hint', '/*+ SeqScan(t) */\nSELECT 1'],
    ['before code on its line', '/* one */ SELECT 1'],
  ])('are not: %s', async (_what, sql) => {
    expect(await parseStatement(sql)).toMatchObject({ doc: [], sql });
  });

  test('that follow the last statement of the file are not its own', async () => {
    expect((await parseOne('-- name: A :one\nSELECT 1\n-- footer')).doc).toEqual([]);
  });

  test('of the query before are not taken for those of the next', async () => {
    const { queries } = await parse('-- name: A :one\nSELECT 1; -- about A\n-- name: B :one\nSELECT 2;');
    expect(queries.map((query) => query.doc)).toEqual([[], []]);
  });
});

describe('a mistake leaves the other queries alone', () => {
  const around = (broken: string): string => `-- name: First :one\nSELECT 1;\n${broken}\n-- name: Last :one\nSELECT 'it''s', "b", $$c$$;\n`;

  test.each([
    ["-- name: Bad :one\nSELECT 'open;", '4:8 RT105'],
    ['-- name: Bad :one\nSELECT "open;', '4:8 RT105'],
    ['-- name: Bad :one\nSELECT $a$open;', '4:8 RT105'],
    ['-- name: Bad :one\nSELECT /* open;', '4:8 RT105'],
    ["-- name: Bad :one\nSELECT 'open;\n-- don't mind", '5:14 RT106'],
    ["-- name: Bad :one\nSELECT 1a, 'x';", '4:8 RT105'],
    ['-- name: Bad :one\n', '3:1 RT106'],
    ['-- name: Bad :one\n-- only words\n;', '3:1 RT106'],
    ['-- name: Bad :one\nSELECT 2', '4:9 RT106'],
    ['-- name: Bad :won\nSELECT 2;', '3:14 RT102'],
    ['-- name Bad :one\nSELECT 2;', '3:4 RT101'],
    ['-- name: Bad :one\nSELECT sqlc.foo(x);', '4:8 RT104'],
    ['-- name: Bad :one\nSELECT $2;', '4:8 RT203'],
    ['-- name: First :one\nSELECT 2;', '3:1 RT103'],
    ['-- name: Bad :one\nDELETE FROM t;', '3:14 RT108'],
    ["SELECT 'unnamed;", '3:8 RT105'],
  ])('%j', async (broken, expected) => {
    const { queries, diagnostics } = await parse(around(broken));
    expect(queries.map((query) => [query.name, query.sql])).toEqual([
      ['First', 'SELECT 1'],
      ['Last', `SELECT 'it''s', "b", $$c$$`],
    ]);
    expect(diagnostics.map(shown)).toEqual([expect.stringContaining(expected)]);
    for (const diagnostic of diagnostics) expect(diagnostic.help).toMatch(/\S/);
  });

  test('a query that is commented out stays so', async () => {
    const { queries, diagnostics } = await parse(around("-- name: Bad :one\nSELECT 'open;\n-- name: Good :one\nSELECT 2;\n/* not\n-- name: Old :one\nSELECT 3; */"));
    expect(queries.map((query) => query.name)).toEqual(['First', 'Good', 'Last']);
    expect(diagnostics.map(shown)).toEqual(['4:8 RT105 unterminated quoted string']);
  });

  test('two unclosed quotes are two mistakes', async () => {
    const bad = "-- name: X :one\nSELECT 'a;\n";
    const { queries, diagnostics } = await parse(around(bad + bad.replace('X', 'Y')));
    expect(queries.map((query) => query.name)).toEqual(['First', 'Last']);
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual(['RT105', 'RT105']);
  });

  test('a statement that ends before the bad place is good', async () => {
    const { queries, diagnostics } = await parse("-- name: A :one\nSELECT 1;\nSELECT 'open");
    expect(queries.map((query) => query.name)).toEqual(['A']);
    expect(diagnostics.map(shown)).toEqual([expect.stringContaining('3:8 RT105')]);
  });

  test('an annotation in the comments of an annotated statement is a doc comment', async () => {
    expect(await parseOne('-- name: A :one\n-- name: of the owner\nSELECT 1;')).toMatchObject({ doc: ['name: of the owner'] });
  });
});

describe('names', () => {
  test('a name that comes twice is told with both places', async () => {
    const { queries, diagnostics } = await parse('-- name: A :one\nSELECT 1;', '\n-- name: A :many\nSELECT 2;');
    expect(queries.map((query) => query.file.path)).toEqual(['q1.sql']);
    expect(diagnostics).toMatchObject([{ code: 'RT103', offset: 1, file: { path: 'q2.sql' }, message: 'query A is already at q1.sql:1' }]);
  });

  test('names that differ in case are two names', async () => {
    expect((await parse('-- name: A :one\nSELECT 1;\n-- name: a :one\nSELECT 1;')).queries).toHaveLength(2);
  });
});

describe('commands', () => {
  test.each([
    ['one', 'INSERT INTO t VALUES (1)', 'no RETURNING'],
    ['many', 'WITH x AS (SELECT 1) UPDATE t SET a = 1', 'no RETURNING'],
    ['one', 'MERGE INTO t USING s ON true WHEN MATCHED THEN DELETE', 'no RETURNING'],
    ['batchone', 'DELETE FROM t WHERE a = @a', 'no RETURNING'],
    ['many', 'SELECT 1 INTO x', 'SELECT INTO'],
    ['batchexec', 'DELETE FROM t', 'at least one parameter'],
    ['copyfrom', 'SELECT @a', 'wants an INSERT'],
    ['copyfrom', 'INSERT INTO t SELECT @a', 'one row of VALUES'],
    ['copyfrom', 'INSERT INTO t VALUES (@a), (@b)', 'one row of VALUES'],
    ['copyfrom', 'INSERT INTO t VALUES (@a, now())', 'bare parameter'],
    ['copyfrom', 'INSERT INTO t VALUES (@a) ON CONFLICT DO NOTHING', 'ON CONFLICT'],
    ['copyfrom', 'INSERT INTO t VALUES (@a) RETURNING a', 'RETURNING'],
    ['copyfrom', 'WITH x AS (SELECT 1) INSERT INTO t VALUES (@a)', 'WITH'],
  ])(':%s does not fit %s', async (command, sql, words) => {
    const { queries, diagnostics } = await parse(`-- name: A :${command}\n${sql}`);
    expect(queries).toEqual([]);
    expect(diagnostics.map(shown)).toEqual([expect.stringMatching(new RegExp(`^1:12 RT108 .*${words}`))]);
  });

  test.each([
    ['one', 'INSERT INTO t VALUES (1) RETURNING a'],
    ['many', 'MERGE INTO t USING s ON true WHEN MATCHED THEN DELETE RETURNING *'],
    ['many', 'WITH d AS (DELETE FROM t RETURNING a) SELECT a FROM d'],
    ['many', 'VALUES (1), (2)'],
    ['many', 'EXPLAIN SELECT 1'],
    ['batchmany', 'SELECT @a'],
    ['copyfrom', 'INSERT INTO t (a, b) VALUES (@a, sqlc.narg(b))'],
    ['execrows', 'DELETE FROM t'],
  ])(':%s fits %s', async (command, sql) => {
    expect(await parseOne(`-- name: A :${command}\n${sql}`)).toMatchObject({ command });
  });

  test('a statement with a mistake of grammar goes on to PostgreSQL, whose words are better', async () => {
    expect((await parseOne('-- name: A :one\nSELECT FROM WHERE')).sql).toBe('SELECT FROM WHERE');
  });
});

/** pgtyped's files are read as they are: its parameters become positions of one SQL text. */
import { describe, expect, test } from 'vitest';
import { parse, parseOne, shown } from './parsed.js';

const query = (sql: string, tags = ''): string => `/*\n  @name Test\n${tags}*/\n${sql};\n`;

describe('a query', () => {
  test('carries name, place, documentation, SQL and a command that suits it', async () => {
    const { queries, diagnostics } = await parse(
      `-- Doc of it.\n/* @name FindBooks */\nSELECT id\nFROM books\n-- More.\nWHERE id = :bookId AND 1 = 1; -- :trailing\n\n/**\n * @name AddBook\n */ INSERT INTO books (id) VALUES (:id!)`,
    );
    expect(diagnostics).toEqual([]);
    expect(queries.map(({ name, command, line, doc, sql }) => ({ name, command, line, doc, sql }))).toEqual([
      { name: 'FindBooks', command: 'many', line: 2, doc: ['Doc of it.', 'More.'], sql: 'SELECT id\nFROM books\nWHERE id = $1 AND 1 = 1' },
      { name: 'AddBook', command: 'exec', line: 8, doc: [], sql: 'INSERT INTO books (id) VALUES ($1)' },
    ]);
  });

  test.each([
    ['SELECT 1', 'many'],
    ['(SELECT 1) UNION SELECT 2', 'many'],
    ['WITH x AS (SELECT 1) SELECT * FROM x', 'many'],
    ['DELETE FROM t RETURNING id', 'many'],
    ['VALUES (1)', 'many'],
    ['WITH x AS (SELECT 1) DELETE FROM t', 'exec'],
    ['UPDATE t SET a = 1', 'exec'],
    ['TRUNCATE t', 'exec'],
  ])('%s is :%s', async (sql, command) => {
    expect((await parseOne(query(sql))).command).toBe(command);
  });

  test("stands beside those of sqlc's dialect in one file", async () => {
    const { queries, diagnostics } = await parse(`-- name: A :one\nSELECT @x::int;\n${query('SELECT :x::int')}-- name: B :one\nSELECT 1;`);
    expect(diagnostics).toEqual([]);
    expect(queries.map(({ name, command, sql }) => `${name} ${command} ${sql}`)).toEqual([
      'A one SELECT $1::int',
      'Test many SELECT $1::int',
      'B one SELECT 1',
    ]);
  });
});

describe('parameters', () => {
  const params = async (sql: string, tags = ''): Promise<[string, string[]]> => {
    const parsed = await parseOne(query(sql, tags));
    return [parsed.sql, parsed.params.map(({ name, declaredNullable, cast, slice }) => `${name}${declaredNullable ? '?' : ''}${cast ? '!' : ''}${slice ? '[]' : ''}`)];
  };

  test('may be NULL unless one place requires them', async () => {
    expect(await params('SELECT :a::int, :b!::int, :a!=:c')).toEqual(['SELECT $1::int, $2::int, $1=$3', ['a!', 'b!', 'c?']]);
  });

  test('are none in strings, names, comments, casts and slices of numbers', async () => {
    const sql = `SELECT ':a', "b:c", $$ :d $$, E'\\' :e', x::int, y[1:2] /* :f */, '💥' = :g, 'it''s' -- it's :h`;
    expect(await params(sql)).toEqual([sql.replace(':g', '$1').replace(" -- it's :h", ''), ['g?']]);
  });

  test('lists become arrays, right for the empty list too', async () => {
    const tag = '  @param ids -> (...)\n';
    expect(await params('SELECT 1 FROM t WHERE id IN :ids OR x\n NOT IN :ids', tag)).toEqual([
      'SELECT 1 FROM t WHERE id = ANY($1) OR x\n <> ALL($1)',
      ['ids[]'],
    ]);
  });

  test('picks become one parameter each', async () => {
    const tag = '  @param user -> (name!, age)\n';
    expect((await params('INSERT INTO u (a, b) VALUES :user', tag))[0].replaceAll(' ', '')).toBe('INSERTINTOu(a,b)VALUES($1,$2)');
    expect((await params('INSERT INTO u (a, b) VALUES :user', tag))[1]).toEqual(['user_name!', 'user_age?']);
  });

  test('rows to insert become arrays of the types of their columns', async () => {
    const tag = '  @param users -> ((name!, age)...)\n';
    const [sql, names] = await params('INSERT INTO s."U" AS u (a, "B") VALUES :users ON CONFLICT DO NOTHING RETURNING a', tag);
    expect(sql.replaceAll(/\s+,/g, ',')).toBe(
      'INSERT INTO s."U" AS u (a, "B") SELECT * FROM unnest(COALESCE($1, ARRAY(SELECT a FROM s."U" WHERE false)), ' +
        'COALESCE($2, ARRAY(SELECT "B" FROM s."U" WHERE false))) ON CONFLICT DO NOTHING RETURNING a',
    );
    expect(names).toEqual(['users_name[]'.replace('[]', '![]'), 'users_age[]']);
  });
});

describe('hints', () => {
  test('leave the names and keep their places', async () => {
    const text = query('SELECT 1 AS "a!", 2 AS "b c?", "d!" FROM t ORDER BY "a!"');
    const { sql, columnHints } = await parseOne(text);
    expect(sql).toBe('SELECT 1 AS "a", 2 AS "b c", "d!" FROM t ORDER BY "a"');
    expect(columnHints).toEqual([
      { column: 'a', nullable: false, offset: text.indexOf('"a!"') },
      { column: 'b c', nullable: true, offset: text.indexOf('"b c?"') },
    ]);
  });
});

describe('a mistake', () => {
  test.each([
    [query('SELECT :ids', '  @param ids -> (...)\n'), '5:8 RT109 the list :ids can only stand behind IN'],
    [query('SELECT 1 WHERE (a, b) IN :p', '  @param p -> ((a, b)...)\n'), '5:26 RT109 the rows :p can only stand alone'],
    [query('INSERT INTO t VALUES :p', '  @param p -> ((a, b)...)\n'), '5:22 RT109 the rows :p can only stand alone'],
    [query('INSERT INTO t (a) VALUES :p', '  @param p -> ((a, b)...)\n'), '5:26 RT109 :p has 2 values in a row, but 1 columns'],
    [query('SELECT :u_a, :u', '  @param u -> (a)\n'), 'RT109 two parameters would be called u_a'],
    [query('SELECT 1', '  @param ids -> (...)\n'), '3:10 RT109 the parameter ids is described but not used'],
    [query('SELECT 1', '  what it does\n'), "RT101 pgtyped's parser refuses this"],
    ['/* @name */\nSELECT 1;', "RT101 pgtyped's parser refuses this"],
    ["/* @name A */\nSELECT 'x;\n", '2:8 RT105 unterminated quoted string'],
    ['/* @name A */\n', '1:1 RT106 no statement follows'],
    ['/* @name A */\nSELECT 1\n/* @name B */\nSELECT 2;', '2:9 RT106 the statement has no end'],
  ])('%j', async (text, message) => {
    expect((await parse(text)).diagnostics.map(shown).join('\n')).toContain(message);
  });

  test('leaves the other queries alone', async () => {
    const good = '/* @name Good */\nSELECT 1;\n';
    for (const bad of ["/* @name Bad */\nSELECT 'x;\n", '/* @name */\nSELECT 1;\n', '/* @name Bad */\nSELECT $$x;\n', '/* @name Bad */\nSELECT 1\n']) {
      const { queries, diagnostics } = await parse(`${bad}${good}${good.replace('Good', 'Best')}`);
      expect(queries.map(({ name }) => name), bad).toEqual(['Good', 'Best']);
      expect(diagnostics, bad).toHaveLength(1);
    }
  });

  test('of a name that comes twice is told across dialects', async () => {
    expect((await parse(`${query('SELECT 1')}-- name: Test :one\nSELECT 2;`)).diagnostics.map(shown).join()).toContain('RT103');
  });
});

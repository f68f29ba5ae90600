/** Splitting loses nothing and cuts only where PostgreSQL does. */
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadSqlParser, scan, splitStatements } from '../../src/sql/index.js';

beforeAll(() => loadSqlParser());

const piece = fc.constantFrom(
  'select 1',
  ';',
  '-- c\n',
  '/* ; */',
  "';'",
  '$$ ; $$',
  '(',
  ')',
  'case',
  'end',
  'begin',
  'atomic',
  'create rule',
  '\n',
  'é',
);
const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(' '));
const texts = (sql: string): string[] => splitStatements(sql).statements.map((statement) => statement.text);

describe('splitStatements', () => {
  test('every token but the semicolons comes out once, in its statement', () => {
    fc.assert(
      fc.property(text, (sql) => {
        const { statements, loose } = splitStatements(sql);
        const out = [...statements.flatMap((statement) => statement.tokens), ...loose].toSorted(
          (a, b) => a.start - b.start,
        );
        const kept = new Set(out.map((token) => token.start));
        expect(kept.size).toBe(out.length);
        for (const token of scan(sql)) expect(kept.has(token.start) || token.text === ';').toBe(true);
        for (const statement of statements) {
          expect(sql.slice(statement.start, statement.end)).toBe(statement.text);
          expect(statement.codeStart).toBeGreaterThanOrEqual(statement.start);
          if (statement.semicolon !== null) expect(sql[statement.semicolon]).toBe(';');
        }
      }),
    );
  });

  test('comments stand with the statement after them, and those without one are loose', () => {
    const { statements, loose } = splitStatements('-- a\nselect 1; -- b\n/* c */ select 2; -- d\n; -- e');
    expect(statements.map((statement) => statement.text)).toEqual(['-- a\nselect 1', '-- b\n/* c */ select 2']);
    expect(loose.map((token) => token.text)).toEqual(['-- d', '-- e']);
  });

  test.each([
    ['strings and bodies', 'select \';\'; do $$ begin; end; $$; select ";"', 3],
    [
      'a body of SQL',
      'create function f() returns int begin atomic select 1; select case when true then 2 end; end; select 3',
      2,
    ],
    [
      'labels named like keywords',
      'create function f() returns int begin atomic select t.end as end, t.case from t; end; select 3',
      2,
    ],
    ['a rule', 'create or replace rule r as on insert to t do also (delete from a; delete from b); select 3', 2],
    ['a forgotten parenthesis', 'select (1; select 2', 2],
    ['a transaction', 'begin; select 1; end', 3],
    ['nothing', ' ;; -- x\n;', 0],
  ])('%s', (_, sql, count) => {
    expect(texts(sql)).toHaveLength(count);
  });
});

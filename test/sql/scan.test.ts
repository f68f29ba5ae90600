/** Tokens cover a text, whatever it holds, and a text without tokens says where it goes wrong. */
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadSqlParser, scan, SqlScanError } from '../../src/sql/index.js';

beforeAll(() => loadSqlParser());

const piece = fc.constantFrom(
  'select',
  ' ',
  '\n',
  '\r\n',
  '\t',
  '\f',
  "'a''b'",
  "'é😀'",
  "E'\\n'",
  '"näme"',
  '$1',
  '@name',
  ':p',
  '::text',
  '1.5',
  '1e3',
  '0x1F',
  '(',
  ')',
  ';',
  '-- c é\n',
  '/* a /* b */ 😀 */',
  '$$ body; $$',
  '$é$ x $é$',
  '||',
  '->>',
  'größe',
  '日本',
  "U&'\\00e9'",
  "'\u0001'",
  '?',
);
const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(' '));

describe('scan', () => {
  test('each token is the slice of the text at its offsets, in order, with only white space between', () => {
    fc.assert(
      fc.property(text, fc.boolean(), (sql, mark) => {
        const source = (mark ? '\uFEFF' : '') + sql;
        let end = 0;
        for (const token of scan(source)) {
          expect(source.slice(token.start, token.end)).toBe(token.text);
          expect(source.slice(end, token.start)).toMatch(/^[\s\uFEFF]*$/);
          end = token.end;
        }
        expect(source.slice(end)).toMatch(/^[\s\uFEFF]*$/);
      }),
    );
  });

  test('kinds are told apart', () => {
    const kinds = scan(`select "É", é, 'x', E'x', U&'x', B'1', $a$x$a$, 1, 1.5, $1, + -- x\n/* y */`).map(
      (token) => token.kind,
    );
    expect(kinds.filter((kind) => kind !== 'symbol')).toEqual([
      'word',
      'quoted-name',
      'word',
      'string',
      'string',
      'string',
      'string',
      'string',
      'number',
      'number',
      'parameter',
      'line-comment',
      'block-comment',
    ]);
  });

  test('only keywords that cannot be names are reserved', () => {
    expect(
      scan('select name, "select" from t')
        .filter((token) => token.reserved)
        .map((token) => token.text),
    ).toEqual(['select', 'from']);
  });

  test.each([
    ["select 'abc", 7, 'unterminated quoted string'],
    ['select /* /* */ abc', 7, 'unterminated /* comment'],
    ['select $é$ abc $e$', 7, 'unterminated dollar-quoted string'],
    ['select "abc', 7, 'unterminated quoted identifier'],
    ['select 1abc', 7, 'trailing junk after numeric literal'],
    ["select '😀é', E'\\u00zz'", 16, 'invalid Unicode escape'],
    ['a \0', 2, 'a NUL character cannot stand in SQL'],
  ])('%j fails at %i', (sql, offset, message) => {
    expect(() => scan(sql)).toThrow(expect.objectContaining({ name: 'SqlScanError', offset, message }));
  });

  test('the place of an unclosed quote is found behind any tokens, also such that are no SQL', () => {
    fc.assert(
      fc.property(
        text,
        fc.constantFrom("'", '"', '/*', '$q$'),
        fc.constantFrom(' ', ' ,', ' ; '),
        fc.constantFrom('', ' abc', ' é 😀'),
        (before, opener, space, after) => {
          // Behind a line break a string goes on where one before it ended.
          fc.pre(opener !== "'" || space !== ' ' || !/'\s*\n\s*$/.test(before));
          const source = `${before}${space}${opener}${after}`;
          let thrown: unknown;
          try {
            scan(source);
          } catch (error) {
            thrown = error;
          }
          expect(thrown).toBeInstanceOf(SqlScanError);
          expect(thrown).toMatchObject({ offset: before.length + space.length });
        },
      ),
    );
  });
});

/** A dump for psql builds the same schema without psql. */
import { beforeAll, describe, expect, test } from 'vitest';
import { blankPsqlLines, loadSqlParser } from '../../src/sql/index.js';

beforeAll(() => loadSqlParser());

const squeezed = (text: string): string => blankPsqlLines(text).text.replace(/\s+/g, ' ').trim();

describe('blankPsqlLines', () => {
  test('takes commands and data out, and leaves every offset where it was', () => {
    const text = "\\restrict abc'\n\\connect \"x\nSELECT 1;\nCOPY public.t (a, b) FROM stdin;\n1\tit's\n;$$\n\\.\n\nSELECT 2;\n\\unrestrict abc'\n";
    const { text: plain, mistakes } = blankPsqlLines(text);
    expect(mistakes).toEqual([]);
    expect(plain).toHaveLength(text.length);
    expect(plain.indexOf('SELECT 2')).toBe(text.indexOf('SELECT 2'));
    expect(plain.replace(/\s+/g, ' ').trim()).toBe('SELECT 1; SELECT 2;');
    expect(plain.split('\n')).toHaveLength(text.split('\n').length);
  });

  test.each([
    ['a dollar quote', 'SELECT $$\n\\i x\nCOPY t FROM stdin;\n1\n\\.\n$$, 1'],
    ['a string', "SELECT 'a\n\\b\n'"],
    ['a block comment', '/*\n\\if\n*/ SELECT 1'],
    ['a name', 'SELECT 1 AS "\n\\x\n"'],
  ])('leaves what is in %s alone', (_where, text) => {
    expect(blankPsqlLines(text)).toEqual({ text, mistakes: [] });
  });

  test('data that looks like SQL, like psql and like quotes is data', () => {
    expect(squeezed("COPY t FROM stdin WITH (FORMAT csv);\n\\N\n'\nCOPY t FROM stdin;\nSELECT 0;\n\\.\nSELECT 1")).toBe('SELECT 1');
    expect(squeezed('copy t(a,\n b) from STDIN ;  \n\\.\r\nSELECT 1;\nCOPY u FROM stdin;\n\\.\nSELECT 2')).toBe('SELECT 1; SELECT 2');
  });

  test('data of psql\'s own copy is data too', () => {
    expect(squeezed('\\copy t(a) from stdin with csv\n1;\n\'\n\\.\nSELECT 1;\n  \\COPY t FROM\tpstdin\nx\n\\.\nSELECT 2')).toBe('SELECT 1; SELECT 2');
    expect(squeezed("\\copy t from 'stdin.csv'\nSELECT 1;\n\\.\nSELECT 2")).toBe('SELECT 1; SELECT 2');
  });

  test('a line with a backslash may end the string that it is in', () => {
    const text = "\\connect it's\nSELECT 'a\n\\i b' || E'\\'\n\\c' || \"x\n\\d\";\n/*\n\\e */\n";
    expect(blankPsqlLines(`${text}\\f it's\nSELECT $$\n\\g$$;`)).toEqual({
      text: `${text.replace("\\connect it's", ' '.repeat(13))}${' '.repeat(7)}\nSELECT $$\n\\g$$;`,
      mistakes: [],
    });
  });

  test('COPY without data, or with a file, stays a statement', () => {
    expect(squeezed("COPY t FROM '/x';\nSELECT 1;\ncopy_x;")).toBe("COPY t FROM '/x'; SELECT 1; copy_x;");
    expect(squeezed('COPY t FROM stdin;\nSELECT 1')).toBe('COPY t FROM stdin; SELECT 1');
  });

  test.each(['\\i other.sql', '  \\ir other.sql', '\\if :x', '\\gexec', '\\g'])('%s is told, with its place', (command) => {
    const { mistakes } = blankPsqlLines(`SELECT 1;\n${command}\nSELECT 2;`);
    expect(mistakes).toMatchObject([{ offset: 10 + command.indexOf('\\'), message: expect.stringContaining(command.trim().split(' ')[0] ?? '') }]);
  });

  test('a long file of lines with a backslash takes no long time', () => {
    const lines = '\\x\n'.repeat(50_000);
    expect(squeezed(`${lines}SELECT $$\n${lines}`)).toContain('SELECT $$');
    expect(blankPsqlLines(`SELECT $$\n${lines}$$`).text).toBe(`SELECT $$\n${lines}$$`);
  });
});

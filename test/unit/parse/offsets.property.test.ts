/** The way back from the SQL to the file, over random files. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editText } from '../../../src/compiler/parse/edited-text.js';
import { parse } from './parsed.js';

const fragments = fc.constantFrom(
  'a', ' ', '\n', '\r\n', '@id', '=@x', 'sqlc.arg(y)', 'sqlc.narg( "é" )', '1', ', ', "'it''s @q'", '"💥"', '-- note\n',
  '\n-- doc\n', '/* c */', '$1', 'sqlc.embed(t)', ' IN (sqlc.slice(s))', '$$ @d $$', '(', ')', '::int', 'größe', '<>', '\t',
);
const statement = fc.array(fragments, { minLength: 1, maxLength: 25 }).map((parts) => `SELECT ${parts.join('')} END`);
const lineBreaks = fc.constantFrom('\n', '\r\n');

test('every token of the SQL maps to the same text in the file, or to the macro that it stands for', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(statement, { minLength: 1, maxLength: 4 }), lineBreaks, async (statements, lineBreak) => {
      const text = statements.map((sql, index) => `-- name: Q${index} :exec${lineBreak}${sql};${lineBreak}`).join('');
      const { queries } = await parse(text);
      for (const query of queries) {
        for (const match of query.sql.matchAll(/\w+|'[^']*'|"[^"]*"/gu)) {
          const at = query.toFileOffset(match.index);
          const macro = /^(?:@|sqlc\.|IN )/.test(text.slice(at)) || query.sql.slice(0, match.index).endsWith('$');
          if (!macro) expect(text.slice(at).startsWith(match[0])).toBe(true);
        }
        for (const param of query.params) expect(text.slice(param.offset)).toMatch(/^(?:@|\$\d|sqlc)/);
        for (const embed of query.embeds) expect(query.sql.slice(embed.sqlOffset)).toMatch(/^t\.\*/);
        const positions = query.params.map((param) => param.position);
        expect(positions).toEqual(positions.map((_, index) => index + 1));
        const offsets = Array.from({ length: query.sql.length + 1 }, (_, index) => query.toFileOffset(index));
        expect(offsets).toEqual([...offsets].sort((a, b) => a - b));
      }
    }),
    { numRuns: 300 },
  );
});

test('each query is whole: the SQL of a query is that of the query alone in its file', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(statement, { minLength: 2, maxLength: 5 }), async (statements) => {
      const alone = await Promise.all(statements.map((sql, index) => parse(`-- name: Q${index} :exec\n${sql};\n`)));
      const together = await parse(statements.map((sql, index) => `-- name: Q${index} :exec\n${sql};\n`).join(''));
      const view = (queries: typeof together.queries): string[][] => queries.map(({ name, sql, doc }) => [name, sql, ...doc]);
      expect(view(together.queries)).toEqual(view(alone.flatMap(({ queries }) => queries)));
      expect(together.diagnostics.map(({ code }) => code)).toEqual(alone.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code)));
    }),
    { numRuns: 100 },
  );
});

test('text without edits maps to itself, and replacements to their start', () => {
  const edits = fc.uniqueArray(fc.nat(30), { maxLength: 8 }).map((starts) => starts.map((start) => ({ start: start * 3, end: start * 3 + 2, text: 'XYZW'.slice(0, start % 5) })));
  const source = Array.from({ length: 100 }, (_, index) => String.fromCharCode(0x4e00 + index)).join('');
  fc.assert(
    fc.property(edits, fc.nat(30), (given, from) => {
      const edited = editText(source, from, 100, given);
      for (let offset = 0; offset < edited.text.length; offset += 1) {
        const char = edited.text[offset] ?? '';
        const at = edited.toFileOffset(offset);
        if (source.includes(char)) expect(source[at]).toBe(char);
        else expect(given.map((edit) => edit.start)).toContain(at);
      }
      const kept = [...source].filter((_, index) => index >= from && !given.some((edit) => edit.start >= from && index >= edit.start && index < edit.end));
      expect([...edited.text].filter((char) => source.includes(char))).toEqual(kept);
    }),
  );
});

test('offsets outside the SQL map to its ends', () => {
  const edited = editText('0123456789', 2, 8, [{ start: 3, end: 5, text: 'xyz' }]);
  expect(edited.text).toBe('2xyz567');
  expect([-5, 0, 1, 2, 3, 4, 7, 99].map(edited.toFileOffset)).toEqual([2, 2, 3, 3, 3, 5, 8, 8]);
});

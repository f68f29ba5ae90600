/** One file may hold schema and queries, as sqlc allows: each side reads its own part. */
import { beforeAll, expect, test } from 'vitest';
import { parseQueries } from '../../src/compiler/parse/parse-queries.js';
import { readSchemaFiles } from '../../src/compiler/schema/schema-files.js';
import { loadSqlParser } from '../../src/sql/index.js';

beforeAll(() => loadSqlParser());

function schemaOf(text: string): string[] {
  const { statements, diagnostics } = readSchemaFiles([{ path: 's.sql', text }]);
  expect(diagnostics).toEqual([]);
  return statements.map((statement) => statement.text);
}

const table = 'CREATE TABLE shelf (id int PRIMARY KEY)';
const queries = [
  '-- Shelves by number.\n-- name: GetShelf :one\n-- One of them.\nSELECT * FROM shelf WHERE id = $1',
  '/* name: AddShelf :exec */\nINSERT INTO shelf VALUES (@id)',
  '-- name: MoveShelf :execrows\nWITH s AS (SELECT 1) UPDATE shelf SET id = $2 WHERE id = $1',
];

test('annotated queries build no schema, and the queries are read from the same file', async () => {
  const text = `${table};\n\n${queries.join(';\n\n')};\n`;
  expect(schemaOf(text)).toEqual([table]);
  const parsed = await parseQueries([{ path: 's.sql', text }]);
  expect(parsed.diagnostics).toEqual([]);
  expect(parsed.queries.map(({ name }) => name)).toEqual(['GetShelf', 'AddShelf', 'MoveShelf']);
});

test('a definition builds the schema under an annotation too', () => {
  expect(schemaOf(`-- name: MakeShelf :exec\n${table};`)).toEqual([table]);
});

test.each([
  ['no annotation', 'INSERT INTO shelf VALUES (1)'],
  ['prose', '-- name: the first shelf\nINSERT INTO shelf VALUES (1)'],
  ['an annotation inside the statement', 'INSERT INTO shelf\n-- name: AddShelf :exec\nVALUES (1)'],
])('data of the schema with %s is kept', (_with, text) => {
  expect(schemaOf(`${table};\n${text};`)).toHaveLength(2);
});

/** Queries in pgtyped's dialect compile to the same verdicts as any others, and do what pgtyped does with them. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderDiagnostic } from '../../src/compiler/diagnostics/render.js';
import { typescriptType } from '../../src/compiler/emit/typescript-type.js';
import type { Compilation, SolvedQuery } from '../../src/compiler/model.js';
import { type Compiler, openCompiler } from '../../src/compiler/open-compiler.js';

const schema = `CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE people (id int PRIMARY KEY, name varchar(5) NOT NULL, mood mood, at timestamptz, "Odd" jsonb);`;

let cacheFolder = '';
let compiler: Compiler;
let database: PGlite;
beforeAll(async () => {
  cacheFolder = await mkdtemp(join(tmpdir(), 'rowtype-pgtyped-'));
  compiler = openCompiler({ cacheFolder });
  database = await PGlite.create();
  await database.exec(schema);
});
afterAll(async () => {
  await Promise.all([compiler.close(), database.close()]);
  await rm(cacheFolder, { recursive: true, force: true });
});

function compile(sql: string, tags = ''): Promise<Compilation> {
  const text = `/*\n  @name Test\n${tags}*/\n${sql};\n`;
  return compiler.compile({ schema: [{ path: 's.sql', text: schema }], queries: [{ path: 'q.sql', text }] });
}

async function compiled(sql: string, tags = ''): Promise<SolvedQuery> {
  const { queries, diagnostics } = await compile(sql, tags);
  expect(diagnostics.map(renderDiagnostic)).toEqual([]);
  const [query] = queries;
  if (query === undefined) throw new Error('no query');
  return query;
}

const params = ({ params: all }: SolvedQuery): string[] => all.map(({ name, type, nullable }) => `${name}: ${typescriptType(type, nullable)}`);
const rows = '  @param people -> ((id!, name!, mood, at, odd)...)\n';
const insert = 'INSERT INTO people (id, name, mood, at, "Odd") VALUES :people RETURNING id, name AS "name!", mood';

/** Parameters in PostgreSQL's text form. */
function run(sql: string, texts: readonly string[]): Promise<{ rows: unknown[] }> {
  return database.query(sql, [...texts]);
}

describe('parameters', () => {
  test('have the types of their places, and NULL where pgtyped allows it', async () => {
    const query = await compiled('SELECT id FROM people WHERE id = :id! AND (:name::text IS NULL OR name = :name) AND mood IN :moods', '  @param moods -> (...)\n');
    expect(params(query)).toEqual(['id: number', 'name: string | null', 'moods: Mood[]']);
  });

  test('of rows to insert are arrays of the types of the columns', async () => {
    const query = await compiled(insert, rows);
    expect(params(query)).toEqual(['peopleId: number[]', 'peopleName: string[]', 'peopleMood: (Mood | null)[]', 'peopleAt: (Date | null)[]', 'peopleOdd: (JsonValue | null)[]']);
    expect(query.columns.map(({ name, nullable }) => `${name}${nullable ? '?' : ''}`)).toEqual(['id', 'name', 'mood?']);
    expect([query.command, query.rows.max, query.readOnly]).toEqual(['many', null, false]);
  });

  test('any number of rows goes in with one statement, none too', async () => {
    const { sql } = await compiled(insert, rows);
    const two = ['{1,2}', '{ann,bob}', '{ok,NULL}', '{NULL,2026-01-01Z}', '{"{}",NULL}'];
    expect((await run(sql, two)).rows).toEqual([{ id: 1, name: 'ann', mood: 'ok' }, { id: 2, name: 'bob', mood: null }]);
    expect((await run(sql, ['{}', '{}', '{}', '{}', '{}'])).rows).toEqual([]);
    await expect(run(sql, ['{3}', '{too long}', '{NULL}', '{NULL}', '{NULL}'])).rejects.toMatchObject({ code: '22001' });
  });

  test('a list may be empty, and one row is a tuple', async () => {
    const list = await compiled('SELECT id FROM people WHERE id IN :ids ORDER BY 1', '  @param ids -> (...)\n');
    expect((await run(list.sql, ['{1,2,9}'])).rows).toEqual([{ id: 1 }, { id: 2 }]);
    expect((await run(list.sql, ['{}'])).rows).toEqual([]);
    const tuple = await compiled('INSERT INTO people (id, name) VALUES :row', '  @param row -> (id!, name!)\n');
    expect([tuple.command, ...params(tuple)]).toEqual(['exec', 'rowId: number', 'rowName: string']);
    expect((await database.query(tuple.sql, [7, 'eve'])).affectedRows).toBe(1);
  });
});

describe('hints', () => {
  test('that hold say nothing; those that do not are told and change no type', async () => {
    const { queries, diagnostics } = await compile('SELECT id AS "id!", mood AS "mood?", name AS "name?", at AS "at!" FROM people');
    expect(queries[0]?.columns.map(({ field, nullable }) => [field, nullable])).toEqual([['id', false], ['mood', true], ['name', false], ['at', true]]);
    expect(diagnostics.map(({ code, severity, message }) => `${code} ${severity} ${message.split(',')[0]}`)).toEqual([
      'RT302 warning "name" is never NULL',
      'RT302 warning "at" can be NULL',
    ]);
  });
});

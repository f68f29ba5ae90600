/** What `sqlc.embed` promises of rows that are there, and of rows that outer joins miss, kept on data full of NULLs. */
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { SolvedEmbed } from '../../src/compiler/model.js';
import { openCompiler } from '../../src/compiler/open-compiler.js';
import { type CompiledProject, compileSqlc } from './compiled-project.js';
import { openDatabases, type TestDatabase } from './databases.js';
import { cases, data, queries, schema } from './embed-cases.js';

let project: CompiledProject;
let databases: TestDatabase[];
beforeAll(async () => {
  [project, databases] = await Promise.all([compileSqlc(schema, queries), openDatabases(schema)]);
}, 240_000);
afterAll(async () => {
  await Promise.all(databases.map((database) => database.close()));
  await project.remove();
});

describe.each(Object.entries(cases))('%s', (name, { embeds, rows }) => {
  test('is typed as narrowly as is true', () => {
    expect(project.solved(name).embeds.map(inWords)).toEqual(embeds);
  });

  test('gives the objects of its rows', async () => {
    for (const { db, sql } of databases) {
      await sql(`TRUNCATE users, posts, other.notes, other.users, zero CASCADE; ${data}`);
      const functionName = name[0]?.toLowerCase() + name.slice(1);
      expect(await project.call(functionName, db)).toEqual(rows);
    }
  });
});

function inWords({ name, nullable, columns }: SolvedEmbed): string {
  const mark = (isNullable: boolean): string => (isNullable ? '?' : '');
  return [`${name}${mark(nullable)}:`, ...columns.map((column) => column.name + mark(column.nullable))].join(' ');
}

test('a server, whose trees hold no places, gives the same verdicts', async () => {
  const compiler = openCompiler({ cacheFolder: null, databaseUrl: inject('serverUrl') });
  const files = [schema, queries].map((text) => [{ path: 'file.sql', text }]);
  const compilation = await compiler.compile({ schema: files[0] ?? [], queries: files[1] ?? [] });
  await compiler.close();
  expect(compilation.diagnostics).toEqual([]);
  for (const query of compilation.queries) expect(query.embeds, query.name).toEqual(project.solved(query.name).embeds);
  expect(compilation.queries).toHaveLength(Object.keys(cases).length);
}, 240_000);

test('where a row of NULLs looks like none, the reason says so', () => {
  const reasons = project.solved('FullJoin').embeds.map(({ reason }) => reason);
  expect(reasons).toEqual([
    'n is NULL where the FULL JOIN of n finds no row; a row of nothing but NULLs looks the same',
    'u is NULL where the FULL JOIN of u finds no row',
  ]);
});

test('inspect lists the columns as they are sent, each with its object', () => {
  const columns = project.inspection.queries.find(({ name }) => name === 'LeftJoin')?.columns;
  expect(columns?.map(({ name, property, embed, nullable }) => [name, property, embed, nullable])).toEqual([
    ['id', 'id', 'p', false],
    ['owner_id', 'ownerId', 'p', true],
    ['title', 'title', 'p', false],
    ['tags', 'tags', 'p', false],
    ['id', 'id', 'u', true],
    ['name', 'name', 'u', true],
    ['nick', 'nick', 'u', true],
    ['id', 'id', null, false],
  ]);
});

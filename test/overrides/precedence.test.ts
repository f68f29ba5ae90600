/** Which override wins, how far one goes, and that a changed one is noticed. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generateWith } from '../../src/compiler/generate.js';
import { typescriptType } from '../../src/compiler/index.js';
import { type Compiler, openCompiler } from '../../src/compiler/open-compiler.js';
import type { Overrides } from '../../src/compiler/override/overrides.js';
import { compileWith } from '../../src/compiler/project.js';

const schema = `
create domain email as text;
create domain work_email as email;
create table workspaces (id uuid primary key);
create table tasks (
  id uuid primary key, workspace_id uuid references workspaces, again uuid references tasks, loop uuid unique references tasks (loop),
  pair uuid references tasks references workspaces, name varchar(20) not null, size int8 not null, sizes int8[] not null,
  span int8range not null, data jsonb not null, reviewers uuid[] not null, owner work_email not null);
create table events (task_id uuid primary key references tasks, parent_id uuid references events);
create view sums as select id as task_id, size * 2 as twice, jsonb_build_object('a', name) as data from tasks;`;

let folder = '';
let compiler: Compiler;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rowtype-overrides-'));
  await writeFile(join(folder, 'schema.sql'), schema);
  await writeFile(join(folder, 'schemas.ts'), '');
  compiler = openCompiler({ cacheFolder: join(folder, 'cache') });
});
afterAll(async () => {
  await compiler.close();
  await rm(folder, { recursive: true, force: true });
});

/** The type of each column and parameter of `sql`. */
async function types(sql: string, overrides: Overrides): Promise<string> {
  await writeFile(join(folder, 'query.sql'), `-- name: Query :many\n${sql};\n`);
  const { compilation } = await compileWith(compiler, { cwd: folder, schema: ['schema.sql'], queries: ['query.sql'], overrides });
  expect(compilation.diagnostics.map(({ message }) => message)).toEqual([]);
  const members = compilation.queries.flatMap(({ columns, params }) => [...columns, ...params]);
  return members.map(({ type, nullable }) => typescriptType(type, nullable)).join(', ');
}

const ids: Overrides = { columns: { 'tasks.id': { brand: 'TaskId' }, 'workspaces.id': { brand: 'WorkspaceId' } } };

const cases: readonly (readonly [sql: string, overrides: Overrides, types: string])[] = [
  // Precedence.
  ['select size from tasks', { types: { int8: 'number' } }, 'number'],
  ['select size from tasks', { types: { bigint: 'number' }, columns: { 'tasks.size': 'string' } }, 'string'],
  ['select size from tasks', { types: { int8: 'number' }, columns: { 'tasks.size': 'string' }, queries: { 'Query.size': 'bigint' } }, 'bigint'],
  ['select size from tasks', { types: { 'pg_catalog.int8': 'number' }, columns: { 'public.tasks.size': false } }, 'bigint'],
  ['select size from tasks', { columns: { 'tasks.size': 'number' }, queries: { 'Query.size': false } }, 'bigint'],
  ['select size from tasks', { types: { int8: 'number' }, columns: { 'tasks.size': { brand: 'Size' } } }, 'Size'],
  ['select size from tasks', { types: { int8: { brand: 'Any' } }, columns: { 'tasks.size': { as: 'number', brand: 'Size' } } }, 'Size'],
  // Types inside of types.
  ['select sizes, span, size * 2 from tasks', { types: { int8: 'number' } }, '(number | null)[], Range<number>, number'],
  ['select t from tasks t', ids, '{ id: TaskId'],
  ['select sizes from tasks', { columns: { 'tasks.sizes': 'string' } }, '(string | null)[]'],
  ['select sizes from tasks', { columns: { 'tasks.sizes': { schema: './schemas.ts#sizes' } } }, 'SchemaOutput<typeof sizesSchema>'],
  ['select sizes[1] from tasks', { columns: { 'tasks.sizes': { schema: './schemas.ts#sizes' } } }, 'bigint | null'],
  ['select reviewers[1], unnest(reviewers) from tasks', { columns: { 'tasks.reviewers': { brand: 'UserId' } } }, 'UserId | null, UserId | null'],
  ['select 1 from tasks where @reviewer = any(reviewers)', { columns: { 'tasks.reviewers': { brand: 'UserId' } } }, 'number, UserId'],
  // Foreign keys.
  ['select task_id, parent_id from events', ids, 'TaskId, TaskId | null'],
  ['select again, loop, pair from tasks', ids, 'TaskId | null, string | null, string | null'],
  ['select task_id from events', { columns: { ...ids.columns, 'events.task_id': false } }, 'string'],
  // Views, domains, computed columns.
  ['select * from sums', ids, 'TaskId, bigint, '],
  ['select twice, data from sums', { columns: { 'sums.twice': 'number', 'sums.data': { schema: './schemas.ts#sum' } } }, 'number, SchemaOutput<typeof sumSchema>'],
  ['select owner from tasks where owner = @owner', { types: { email: { brand: 'Email' } } }, 'Email, Email'],
  ['select owner from tasks', { types: { email: { brand: 'Email' }, work_email: { brand: 'WorkEmail' } } }, 'WorkEmail'],
  ["select 'a'::email, @b::email", { types: { email: { brand: 'Email' } } }, 'Email, Email, Email'],
  // What all ways must agree on.
  ['select id from tasks union select task_id from events', ids, 'TaskId'],
  ['select id from tasks union select id from workspaces', ids, 'string'],
  ['select coalesce(workspace_id, id) from tasks', ids, 'string'],
  ['select 1 from tasks where id = @id or workspace_id = @id', ids, 'number, string'],
  ['select 1 from tasks t join events e on e.task_id = @id and t.id = @id', ids, 'number, TaskId'],
  // Where it ends.
  ["select id || '', id::text, lower(name) from tasks", { columns: { ...ids.columns, 'tasks.name': { brand: 'Name' } } }, 'string, string, string'],
  ['select name, name::text from tasks where name = @name', { columns: { 'tasks.name': { brand: 'Name' } } }, 'Name, Name, Name'],
  ['select sum(size), max(size) from tasks', { columns: { 'tasks.size': { brand: 'Size' } } }, 'string | null, Size | null'],
  ["select data -> 'a' from tasks where data @> @part", { columns: { 'tasks.data': { schema: './schemas.ts#data' } } }, 'JsonValue | null, JsonValue'],
  ['select data from tasks where data = @data', { columns: { 'tasks.data': { schema: 'acme#default' } } }, 'SchemaOutput<typeof acmeSchema>, SchemaInput<typeof acmeSchema>'],
];

describe('a type is', () => {
  test.each(cases)('%s with %j: %s', async (sql, overrides, expected) => {
    const found = await types(sql, overrides);
    // A row and a view's columns are too long to be told whole.
    expect(expected.endsWith(', ') || expected.startsWith('{') ? found.slice(0, expected.length) : found).toBe(expected);
  });
});

test('a changed override makes the output stale, though schema and queries are known', async () => {
  await writeFile(join(folder, 'query.sql'), '-- name: Query :many\nselect id, size from tasks where id = @id;\n');
  const run = async (overrides: Overrides, check = false): Promise<readonly string[]> => {
    // A compiler of its own, as in a new process: verdicts come from the disk.
    const another = openCompiler({ cacheFolder: join(folder, 'cache') });
    const { files } = await generateWith(another, { cwd: folder, schema: ['schema.sql'], queries: ['query.sql'], out: 'out', overrides, check });
    await another.close();
    return files.map(({ path, state }) => `${path} ${state}`);
  };
  expect(await run(ids)).toEqual(['brands.ts written', 'index.ts written', 'query.ts written']);
  expect(await run(ids, true)).toEqual(['brands.ts unchanged', 'index.ts unchanged', 'query.ts unchanged']);
  expect(await run({ columns: { 'tasks.id': { brand: 'Task' } } }, true)).toEqual(['brands.ts stale', 'index.ts unchanged', 'query.ts stale']);
  expect(await run({ types: { int8: 'number' } }, true)).toEqual(['brands.ts orphaned', 'index.ts stale', 'query.ts stale']);
  expect(await run({})).toEqual(['brands.ts removed', 'index.ts written', 'query.ts written']);
});

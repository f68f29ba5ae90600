/** A verdict that is made false is found out; true ones are left in peace, and so is the database. */
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openCompiler, type SolvedColumn, type SolvedQuery, type TypeShape } from '../../src/compiler/index.js';
import { checkTypes, createTestDatabase, type TestClient, type TypeReport } from '../../src/testing/index.js';

const schema = `
create type place as (street text, number int);
create table author (id int primary key, name text not null, note text, tags text[] not null, home place not null, homes place[] not null);
create table book (id int primary key, author_id int references author, title text not null, twice int generated always as (id * 2));
create sequence counter;
create function counted() returns bigint language sql volatile as $$ select nextval('counter') $$;`;

const sql = `
-- name: Authors :many
select id, name, note, tags, home, homes from author;
-- name: Books :many
select sqlc.embed(b), sqlc.embed(a) from book b left join author a on a.id = b.author_id;
-- name: AuthorByName :one
select id from author where name = @name;
-- name: Count :one
select counted() as n;
-- name: Never :many
select id from author where false;
-- name: Write :many
insert into book (id, author_id, title) values (@id, @author_id, @title) returning author_id;
-- name: Rename :exec
update author set note = @note where id = @id;
-- name: Sums :one
select sum(id) as total, count(*) as amount from book;
-- name: Notes :many
select coalesce(note, 'none') as note, nullif(name, name || 'x') as name from author;
-- name: Documents :many
select json_build_object('id', id, 'note', note, 'nested', json_build_array(name, home)) as document, array[array[note]] as deep from author;
-- name: Stop :exec
notify nobody;
-- name: Refused :many
select (name || 'x')::int as n from author;
`;

let queries: readonly SolvedQuery[];

beforeAll(async () => {
  const compiler = openCompiler({ cacheFolder: null });
  const compiled = await compiler.compile({ schema: [{ path: 'schema.sql', text: schema }], queries: [{ path: 'queries.sql', text: sql }] });
  await compiler.close();
  expect(compiled.diagnostics.map(({ message }) => message)).toEqual([]);
  queries = compiled.queries;
});

function named(name: string): SolvedQuery {
  const query = queries.find((each) => each.name === name);
  if (query === undefined) throw new Error(`no query ${name}`);
  return query;
}

/** The query with another verdict for one column. */
function claiming(name: string, field: string, change: (column: SolvedColumn) => Partial<SolvedColumn>): SolvedQuery {
  const query = named(name);
  return { ...query, columns: query.columns.map((column) => (column.field === field ? { ...column, ...change(column) } : column)) };
}

const elements = (type: TypeShape): TypeShape => (type.kind === 'array' ? { ...type, elementNullable: false } : type);
const fields = (type: TypeShape): TypeShape => {
  if (type.kind === 'array') return { ...type, element: fields(type.element) };
  return type.kind === 'composite' ? { ...type, fields: type.fields.map((field) => ({ ...field, nullable: false })) } : type;
};

const json = (shape: Extract<TypeShape, { kind: 'json' }>['shape']): TypeShape => ({ kind: 'json', pgType: 'json', shape });

/** As the settings wrap a type. */
const branded = (base: TypeShape): TypeShape => ({ kind: 'branded', pgType: base.pgType, brand: 'Mine', base });
const validated = (base: TypeShape): TypeShape => ({ kind: 'validated', pgType: base.pgType, base, schema: { module: './mine.js', exportName: 'mine', alias: 'mine' }, direction: 'output' });

const never = { nullable: false, reason: 'somebody says so' };

/** What is claimed, and the lie that it is. */
const claims: Readonly<Record<string, readonly [() => SolvedQuery, string | RegExp]>> = {
  'a column': [() => claiming('Authors', 'note', () => never), 'note is NULL, though somebody says so'],
  'an element of an array': [() => claiming('Authors', 'tags', ({ type }) => ({ type: elements(type) })), 'tags[] is NULL'],
  'an element of a branded array': [() => claiming('Authors', 'tags', ({ type }) => ({ type: branded(elements(type)) })), 'tags[] is NULL'],
  'a field of a validated composite': [() => claiming('Authors', 'home', ({ type }) => ({ type: validated(fields(type)) })), 'home.street is NULL'],
  'a field of branded elements': [
    () => claiming('Authors', 'homes', ({ type }) => ({ type: type.kind === 'array' ? { ...type, element: branded(fields(type.element)) } : type })),
    'homes[].number is NULL',
  ],
  'an element of branded rows of an array': [
    () => claiming('Documents', 'deep', ({ type }) => ({ type: type.kind === 'array' ? { ...type, elementNullable: false, element: branded(elements(type.element)) } : type })),
    'deep[][] is NULL',
  ],
  'a field of a composite': [() => claiming('Authors', 'home', ({ type }) => ({ type: fields(type) })), 'home.street is NULL'],
  'a field inside an array': [() => claiming('Authors', 'homes', ({ type }) => ({ type: fields(type) })), 'homes[].number is NULL'],
  'a key of JSON': [
    () => claiming('Documents', 'document', () => ({ type: json({ kind: 'record', value: { kind: 'union', members: [{ kind: 'number' }, { kind: 'array', element: { kind: 'any' } }, { kind: 'string' }] } }) })),
    /^document\.\* is null, not /,
  ],
  'the shape of JSON': [
    () => claiming('Documents', 'document', () => ({ type: json({ kind: 'object', properties: [{ key: 'title', shape: { kind: 'any' }, optional: false }] }) })),
    'document.title is missing',
  ],
  'an element of a nested array': [
    () => claiming('Documents', 'deep', ({ type }) => ({ type: type.kind === 'array' ? { ...type, elementNullable: false, element: elements(type.element) } : type })),
    'deep[][] is NULL',
  ],
  'an object that is embedded': [
    () => ({ ...named('Books'), embeds: named('Books').embeds.map((embed) => ({ ...embed, nullable: false })) }),
    /^a\.id is NULL, though /,
  ],
  'a column of such an object': [
    () => ({ ...named('Books'), embeds: named('Books').embeds.map((embed) => ({ ...embed, columns: embed.columns.map((column) => ({ ...column, nullable: false })) })) }),
    /^b\.author_id is NULL/,
  ],
  'at most one row': [() => ({ ...named('AuthorByName'), rows: { min: 0, max: 1, reason: 'somebody says so' } }), /^\d+ rows, though at most one should come/],
  'at least one row': [() => ({ ...named('Never'), rows: { min: 1, max: null, reason: 'somebody says so' } }), /^no row, though one should come/],
  'a query that only reads': [() => ({ ...named('Count'), readOnly: true }), /^it writes, though it is called read-only/],
  'a command that only reads': [() => ({ ...named('Rename'), readOnly: true }), /^it writes/],
  'a column of RETURNING': [() => claiming('Write', 'author_id', () => never), 'author_id is NULL, though somebody says so'],
};

const clients: Readonly<Record<string, () => Promise<{ readonly db: TestClient; close(): Promise<void> }>>> = {
  PGlite: () => createTestDatabase({ schema }),
  'a pool': () => createTestDatabase({ schema, server: inject('serverUrl') }),
};

describe.each(Object.entries(clients))('over %s', (_name, open) => {
  let database: Awaited<ReturnType<typeof open>>;
  let report: TypeReport;

  beforeAll(async () => {
    database = await open();
    report = await checkTypes(database.db, { queries });
  });
  afterAll(() => database?.close());

  test('the compiler told the truth', () => {
    expect(report.lies).toEqual([]);
    expect(report).toMatchObject({ statements: queries.length });
    expect(report.rows).toBeGreaterThan(100);
  });

  test('what could be proven, and what was not looked at, is told', () => {
    expect(report.needless).toEqual([{ query: 'Notes', column: 'name', reason: expect.stringContaining('NULLIF') as string }]);
    expect(report.unchecked).toEqual([
      { query: 'Never', problem: 'no row ever came' },
      { query: 'Stop', problem: 'not run: its effects could not be taken back' },
      { query: 'Refused', problem: expect.stringContaining('integer') as string },
    ]);
  });

  test.each(Object.entries(claims))('a lie about %s is found', async (_what, [claim, lie]) => {
    const query = claim();
    const { lies } = await checkTypes(database.db, { queries: [query], seed: 2 });
    expect(lies.map(({ what }) => what)).toContainEqual(typeof lie === 'string' ? lie : (expect.stringMatching(lie) as string));
    expect(lies[0]).toMatchObject({ query: query.name, file: 'queries.sql', line: query.line, sql: query.sql });
  });

  test('the database is left as it was', async () => {
    const { rows } = await database.db.query('select (select count(*)::int from author) + (select count(*)::int from book) as rows');
    expect(rows).toEqual([{ rows: 0 }]);
  });
});

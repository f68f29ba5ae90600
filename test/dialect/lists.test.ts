/** Lists as parameters: `sqlc.slice`, and the batches that sqlc's commands become. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BatchError } from '../../src/runtime/index.js';
import { type CompiledProject, compileSqlc } from './compiled-project.js';
import { openDatabases, type TestDatabase } from './databases.js';

const schema = `
CREATE TYPE mood AS ENUM ('calm', 'wild, "one"');
CREATE DOMAIN code AS varchar(4);
CREATE TABLE people (id integer PRIMARY KEY, name text, mood mood, code code, born timestamptz);
`;

const data = `TRUNCATE people;
INSERT INTO people VALUES (1, 'Ann', 'calm', 'a', '2020-01-01Z'), (2, 'Bob, Jr', 'wild, "one"', 'b', NULL), (3, NULL, NULL, NULL, '2021-01-01Z')`;

const queries = `
-- name: ByIDs :many
SELECT id FROM people WHERE id IN (sqlc.slice(ids)) ORDER BY id;
-- name: NotByIDs :many
SELECT id FROM people WHERE NOT id IN (sqlc.slice(ids)) AND id NOT IN (sqlc.slice(ids)) ORDER BY id;
-- name: ByAll :many
SELECT id FROM people
WHERE (name IN (sqlc.slice(names)) OR mood in (sqlc.slice(moods)) or code In(sqlc.slice(codes)) OR born = ANY(sqlc.slice(born)))
  AND id IN (sqlc.slice(ids)) IS TRUE AND lower(name) || '' NOT IN (sqlc.slice('Other Names'))
ORDER BY id;
-- name: Unnested :many
SELECT sqlc.embed(u) FROM unnest(sqlc.slice(names)::text[]) AS u;
-- name: Rename :batchexec
UPDATE people SET name = @name WHERE id = @id;
-- name: NameOf :batchone
SELECT sqlc.embed(people), 1 AS one FROM people WHERE id = $1;
-- name: Insert :batchone
INSERT INTO people (id, name) VALUES ($1, $2) RETURNING id;
-- name: From :batchmany
SELECT id FROM people WHERE id >= $1 ORDER BY id;
-- name: InsertOne :exec
INSERT INTO people (id, name) VALUES ($1, $2);
-- name: InsertMany :copyfrom
INSERT INTO people (id, name) VALUES ($1, $2);
`;

let project: CompiledProject;
let databases: TestDatabase[];
beforeAll(async () => {
  [project, databases] = await Promise.all([compileSqlc(schema, queries), openDatabases(schema)]);
}, 240_000);
afterAll(async () => {
  await Promise.all(databases.map((database) => database.close()));
  await project.remove();
});

/** Runs the body on each database, filled anew. */
async function onEach(body: (call: (name: string, params?: unknown) => Promise<unknown>) => Promise<void>): Promise<void> {
  for (const { db, sql } of databases) {
    await sql(data);
    await body((name, params) => project.call(name, db, params));
  }
}

const ids = (...list: number[]): object[] => list.map((id) => ({ id }));

test('a slice finds what its elements are, and an empty one nothing', () =>
  onEach(async (call) => {
    expect(await call('byIDs', { ids: [3, 1, 1, 9] })).toEqual(ids(1, 3));
    expect(await call('byIDs', { ids: [] })).toEqual([]);
  }));

test('NOT IN leaves out what is listed, and with an empty list nothing', () =>
  onEach(async (call) => {
    expect(await call('notByIDs', { ids: [2] })).toEqual(ids(1, 3));
    expect(await call('notByIDs', { ids: [] })).toEqual(ids(1, 2, 3));
  }));

test('slices hold text, enums, domains and times', () =>
  onEach(async (call) => {
    const none = { names: [], moods: [], codes: [], born: [], ids: [1, 2, 3], otherNames: [] };
    expect(await call('byAll', none)).toEqual([]);
    expect(await call('byAll', { ...none, names: ['Bob, Jr', '{'] })).toEqual(ids(2));
    expect(await call('byAll', { ...none, moods: ['calm', 'wild, "one"'] })).toEqual(ids(1, 2));
    expect(await call('byAll', { ...none, codes: ['a'], born: [new Date('2020-01-01Z')] })).toEqual(ids(1));
    expect(await call('byAll', { ...none, codes: ['a', 'b'], otherNames: ['ann'] })).toEqual(ids(2));
    expect(await call('unnested', { names: ['', 'x'] })).toEqual([{ u: { u: '' } }, { u: { u: 'x' } }]);
  }));

test.each([
  ['a NULL element', [1, null]],
  ['a hole', Object.assign([], { length: 1 })],
  ['NULL for the list', null],
  ['no list', undefined],
  ['a single value', 1],
  ['an element of another type', ['1']],
])('%s is refused before anything is sent', (_, list) =>
  onEach(async (call) => {
    await expect(call('byIDs', { ids: list })).rejects.toMatchObject({ name: 'ParameterError', parameter: 'ids' });
  }),
);

test('slices are typed by their elements', () => {
  const types = project.inspection.queries.slice(0, 3).flatMap(({ params }) => params.map(({ property, tsType, array, nullable }) => [property, tsType, array, nullable]));
  expect(types).toEqual([
    ['ids', 'number[]', true, false],
    ['ids', 'number[]', true, false],
    ['names', 'string[]', true, false],
    ['moods', 'Mood[]', true, false],
    ['codes', 'string[]', true, false],
    ['born', 'Date[]', true, false],
    ['ids', 'number[]', true, false],
    ['otherNames', 'string[]', true, false],
  ]);
});

test('batches run as their commands say', () =>
  onEach(async (call) => {
    expect(await call('rename', [{ id: 1, name: 'A' }, { id: 3, name: null }, { id: 9, name: 'Z' }])).toBeUndefined();
    expect(await call('nameOf', ids(1, 9))).toMatchObject([{ people: { id: 1, name: 'A' }, one: 1 }, null]);
    expect(await call('from', ids(2, 9))).toEqual([ids(2, 3), []]);
    expect(await call('insert', [{ id: 5, name: null }, { id: 4, name: 'D' }])).toEqual(ids(5, 4));
    const error = await call('insert', [{ id: 6, name: 'F' }, { id: 5, name: null }, { id: 7, name: null }]).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(BatchError);
    expect(error).toMatchObject({ index: 1, results: [{ value: { id: 6 } }, { status: 'rejected' }, { value: { id: 7 } }] });
    expect(await call('from', ids(4))).toEqual([ids(4, 5, 6, 7)]);
  }));

test('one text as :exec and as :copyfrom is two functions', () =>
  onEach(async (call) => {
    expect(await call('insertOne', { id: 10, name: 'x' })).toBeUndefined();
    expect(await call('insertMany', [{ id: 11, name: 'y' }, { id: 12, name: null }])).toBe(2);
    expect(await call('from', ids(4))).toEqual([ids(10, 11, 12)]);
  }));

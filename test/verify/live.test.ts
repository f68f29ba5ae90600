/** Compiled queries against live databases: each difference is told, and nothing is written there. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { renderDiagnostic, verify, verifyCodes, type VerifyResult } from '../../src/compiler/index.js';
import { createServerDatabase, type ServerDatabase } from '../support/server-database.js';

// Each look opens an embedded database.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const schema = `
CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE TABLE person (
  id int PRIMARY KEY, name text NOT NULL, mood mood, score int NOT NULL DEFAULT 0, email text NOT NULL UNIQUE, size numeric
);
CREATE TABLE note (id int PRIMARY KEY, person_id int NOT NULL REFERENCES person, body text NOT NULL, hint text);
CREATE VIEW named AS SELECT p.id, coalesce(p.name, '') AS name FROM person p;
CREATE FUNCTION loud(x text) RETURNS text LANGUAGE sql IMMUTABLE STRICT AS 'select upper(x)';
CREATE TABLE setting (here boolean PRIMARY KEY DEFAULT true, value int);
`;

/** What the database has become: each change breaks a query, or none. */
const drifted = `
CREATE TYPE mood AS ENUM ('ok', 'happy', 'angry');
CREATE TABLE person (
  junk int, id bigint PRIMARY KEY, name text, mood mood, score int NOT NULL DEFAULT 0, email varchar(80) NOT NULL, size numeric NOT NULL, age int
);
ALTER TABLE person DROP COLUMN junk;
CREATE TABLE note (more int, id int PRIMARY KEY, person_id int NOT NULL, author text NOT NULL, body text NOT NULL, hint text NOT NULL);
ALTER TABLE note DROP COLUMN more;
CREATE VIEW named AS SELECT p.id::int AS id, p.name FROM person p;
CREATE FUNCTION loud(x text) RETURNS text LANGUAGE plpgsql VOLATILE STRICT AS 'begin return upper(x); end';
`;

const queries = `-- name: GetPerson :one
SELECT id, name, score
FROM person WHERE id = @id;

-- name: EveryColumn :many
SELECT * FROM person;

-- name: ByEmail :one
SELECT score, email FROM person WHERE email = @email;

-- name: Sizes :many
SELECT size, mood FROM person;

-- name: SetMood :exec
UPDATE person SET mood = @mood WHERE id = @id;

-- name: AddNote :exec
INSERT INTO note (id, person_id, body, hint)
VALUES (@id, @person_id, @body, @hint);

-- name: Notes :many
SELECT n.body, p.score FROM note n LEFT JOIN person p ON p.id = n.person_id;

-- name: Names :many
SELECT name FROM named;

-- name: Loud :many
SELECT loud(body) AS loud FROM note;

-- name: Setting :one
SELECT value
FROM setting WHERE here;

-- name: Same :many
SELECT count(*) AS amount, max(score) AS best FROM person WHERE score > @least;
`;

let folder: string;
let same: ServerDatabase;
let other: ServerDatabase;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rowtype-verify-'));
  await writeFile(join(folder, 'schema.sql'), schema);
  await writeFile(join(folder, 'queries.sql'), queries);
  [same, other] = await Promise.all([createServerDatabase(), createServerDatabase()]);
  await runIn(same.url, schema);
  await runIn(other.url, drifted);
});

afterAll(async () => {
  await same.drop();
  await other.drop();
  await rm(folder, { recursive: true });
});

async function runIn(url: string, sql: string): Promise<readonly unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

function verifyIn(databaseUrl: string): Promise<VerifyResult> {
  return verify({ schema: ['schema.sql'], queries: ['queries.sql'], cwd: folder, cacheFolder: join(folder, 'cache'), databaseUrl });
}

test('a database with the same schema has no difference', async () => {
  const result = await verifyIn(same.url);
  expect(result).toMatchObject({ queries: 11, differences: [], diagnostics: [] });
  expect(result.postgres).toMatch(/^18\.\d+$/);
});

test('each difference has its place, what the code believes and what the database does', async () => {
  const { differences, diagnostics } = await verifyIn(other.url);
  expect(diagnostics).toEqual([]);
  await expect(differences.map(renderDiagnostic).join('\n\n')).toMatchFileSnapshot('drifted.txt');
  expect(differences.filter(({ code }) => code === 'RT605').map(({ query, compiled, database, severity }) => [query, compiled, database, severity])).toEqual([
    ['GetPerson', 'never NULL', 'can be NULL', 'error'],
    ['Sizes', 'can be NULL', 'never NULL', 'note'],
    ['Notes', 'never NULL', 'can be NULL', 'error'],
    ['Names', 'never NULL', 'can be NULL', 'error'],
    ['Loud', 'never NULL', 'can be NULL', 'error'],
  ]);
  expect([...new Set(differences.map(({ code }) => code))].sort()).toEqual(Object.keys(verifyCodes));
});

describe('nothing is written', () => {
  /** The rows of the catalogue that a function, a temporary table or a type would add to or change. */
  const traces = `select 'pg_proc' as name, count(*), max(xmin::text::bigint) from pg_proc union all
    select 'pg_class', count(*), max(xmin::text::bigint) from pg_class where relkind <> 'i' union all
    select 'pg_namespace', count(*), max(xmin::text::bigint) from pg_namespace`;

  test('and no right is needed but to connect, in a database that is read-only', async () => {
    const role = `rowtype_reader_${same.url.slice(-12)}`;
    const name = new URL(other.url).pathname.slice(1);
    await runIn(other.url, `
      create role ${role} login password 'reader';
      alter role ${role} set default_transaction_read_only = on;
      revoke temporary on database ${name} from public;
      revoke select, insert, update, delete on all tables in schema public from public`);
    const url = new URL(other.url);
    url.username = role;
    url.password = 'reader';
    try {
      const before = await runIn(other.url, traces);
      const asReader = await verifyIn(url.href);
      expect(await runIn(other.url, traces)).toEqual(before);
      expect(asReader.differences).toEqual((await verifyIn(other.url)).differences);
      await expect(runIn(url.href, 'select from person')).rejects.toThrow(/permission denied/);
      await expect(runIn(url.href, 'create temporary table t ()')).rejects.toThrow(/read-only|permission denied/);
    } finally {
      await runIn(other.url, `drop owned by ${role}; drop role ${role}`);
    }
  });

  test('and a table that someone else has locked is not waited for long', async () => {
    const client = new pg.Client({ connectionString: same.url });
    await client.connect();
    try {
      await client.query('begin; lock table setting in access exclusive mode');
      const { differences } = await verifyIn(same.url);
      expect(differences.map(({ code, query, help }) => [code, query, help])).toEqual([['RT601', 'Setting', 'Try again when nobody holds a lock on its tables.']]);
    } finally {
      await client.end();
    }
  });
});

test('a server that does not answer is one clear error', async () => {
  await expect(verifyIn('postgresql://nobody@127.0.0.1:1/none')).rejects.toMatchObject({
    name: 'ScratchDatabaseError',
    message: expect.stringContaining('does not answer'),
  });
});

test('a schema that cannot be built is told before any server is asked', async () => {
  await writeFile(join(folder, 'bad.sql'), 'CREATE TABLE t (x nosuch);');
  const result = await verify({ schema: ['bad.sql'], queries: ['queries.sql'], cwd: folder, cacheFolder: join(folder, 'cache'), databaseUrl: 'postgresql://nobody@127.0.0.1:1/none' });
  expect(result).toMatchObject({ postgres: '', queries: 0, differences: [], diagnostics: [{ code: 'RT202' }] });
});

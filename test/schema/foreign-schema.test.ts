/** A schema that works on its owner's server builds here, and what cannot is told with the way out. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EmbeddedDatabase } from '../../src/compiler/analyse/embedded-database.js';
import { isShippedExtension, modulesOf, shippedExtensions } from '../../src/compiler/analyse/shipped-extensions.js';
import { renderDiagnostic } from '../../src/compiler/diagnostics/render.js';
import type { Compilation } from '../../src/compiler/model.js';
import { openCompiler } from '../../src/compiler/open-compiler.js';
import { startTestServer } from '../../src/testing/index.js';

let cacheFolder = '';
beforeAll(async () => {
  cacheFolder = await mkdtemp(join(tmpdir(), 'rowtype-schema-'));
});
afterAll(() => rm(cacheFolder, { recursive: true, force: true }));

interface Given {
  readonly schema: readonly string[];
  readonly query?: string;
  readonly databaseUrl?: string;
}

async function compile({ schema, query = 'SELECT 1 AS x', databaseUrl }: Given): Promise<Compilation> {
  const compiler = openCompiler({ cacheFolder, ...(databaseUrl === undefined ? {} : { databaseUrl }) });
  try {
    return await compiler.compile({
      schema: schema.map((text, index) => ({ path: `${index + 1}.sql`, text })),
      queries: [{ path: 'q.sql', text: `-- name: Q :many\n${query};` }],
    });
  } finally {
    await compiler.close();
  }
}

async function columnsOf(given: Given): Promise<string[]> {
  const { queries, diagnostics } = await compile(given);
  expect(diagnostics.map(renderDiagnostic)).toEqual([]);
  return queries.flatMap((query) => query.columns.map(({ field, type, nullable }) => `${field} ${type.pgType}${nullable ? ' null' : ''}`));
}

async function refusal(given: Given): Promise<string> {
  const { diagnostics } = await compile(given);
  return diagnostics.map(renderDiagnostic).join('\n');
}

/** As pg_dump of PostgreSQL 17 writes it, with ownership, privileges and data. */
const dump = `--
-- PostgreSQL database dump
--

\\restrict aBcD'

-- Dumped from database version 17.6
SET statement_timeout = 0;
SET transaction_timeout = 0;
SET a_setting_of_tomorrow = 0;
SET client_encoding = 'UTF8';
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET default_tablespace = fast;
CREATE DATABASE app WITH TEMPLATE = template0 ENCODING = 'UTF8';
ALTER DATABASE app OWNER TO boss;
\\connect app
CREATE SCHEMA public;
CREATE SCHEMA ext AUTHORIZATION boss;
CREATE EXTENSION IF NOT EXISTS citext WITH SCHEMA ext;
COMMENT ON EXTENSION citext IS 'text';
CREATE EXTENSION plpgsql;
CREATE TYPE public.mood AS ENUM ('sad', 'ok');
ALTER TYPE public.mood OWNER TO boss;
SET default_table_access_method = heap;
CREATE TABLE public.people (id integer NOT NULL, mail ext.citext NOT NULL, mood public.mood) TABLESPACE fast;
ALTER TABLE public.people OWNER TO boss;
ALTER TABLE public.people ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON public.people TO reader USING (true);
COPY public.people (id, mail, mood) FROM stdin;
1	o'neil@x	\\N
\\.

ALTER TABLE ONLY public.people ADD CONSTRAINT people_pkey PRIMARY KEY (id) USING INDEX TABLESPACE fast;
GRANT SELECT ON TABLE public.people TO reader;
ALTER DEFAULT PRIVILEGES FOR ROLE boss IN SCHEMA public GRANT SELECT ON TABLES TO reader;
\\unrestrict aBcD'
`;

const people = ['id integer', 'mail citext', 'mood mood null'];

describe('a dump of another server', () => {
  test('builds in the embedded database', async () => {
    const files = [dump, 'CREATE TABLE after_dump (a int)'];
    expect((await columnsOf({ schema: files, query: 'SELECT * FROM people, after_dump' })).map((column) => column.replace('ext.', ''))).toEqual([
      ...people,
      'a integer null',
    ]);
  });

  test('builds on a real server, where no role is made and none removed', async () => {
    // An own server, since the roles of the whole server are looked at.
    const server = await startTestServer();
    const admin = new pg.Client({ connectionString: server.url });
    await admin.connect();
    const roles = async (): Promise<unknown[]> => (await admin.query('SELECT rolname FROM pg_roles ORDER BY 1')).rows;
    try {
      const before = await roles();
      const schema = [
        `\\connect app\nCREATE ROLE boss; SET transaction_timeout = 0; SET a_setting_of_tomorrow = 0; CREATE DATABASE app;
         CREATE TABLE people (id integer NOT NULL) TABLESPACE fast; ALTER TABLE people OWNER TO boss; GRANT ALL ON people TO x;
         DROP ROLE IF EXISTS postgres; ALTER SYSTEM SET work_mem = '1MB';`,
      ];
      const { url } = server;
      expect(await columnsOf({ schema, query: 'SELECT * FROM public.people', databaseUrl: url })).toEqual(['id integer']);
      const policy = 'CREATE TABLE t (a int); CREATE POLICY p ON t TO a_role_of_elsewhere USING (true); SET ROLE a_role_of_elsewhere';
      expect(await columnsOf({ schema: [policy], query: 'SELECT * FROM t', databaseUrl: url })).toEqual(['a integer null']);
      expect(await roles()).toEqual(before);
    } finally {
      await admin.end();
      await server.stop();
    }
  });
});

describe('what migration tools run in a transaction, or outside of one', () => {
  test('works either way', async () => {
    const schema = [
      '-- +goose Up\nCREATE SCHEMA s; SET LOCAL search_path = s; CREATE TABLE t (a int NOT NULL); LOCK TABLE t; SAVEPOINT x; RELEASE x;',
      "-- +goose NO TRANSACTION\n-- +goose Up\nSET LOCAL search_path = s;\nCREATE TYPE way AS ENUM ('up');\nCREATE INDEX CONCURRENTLY i ON t (a);\n",
      "-- migrate:up\nALTER TYPE s.way ADD VALUE 'down';\nCREATE TABLE s.w (way s.way NOT NULL DEFAULT 'down');\n-- migrate:down\nDROP TABLE s.w;",
      'BEGIN;\nCREATE TABLE s.b (b text);\nCOMMIT;\nBEGIN; CREATE TABLE s.c (c text NOT NULL)',
      "CREATE TEMP TABLE names ON COMMIT DROP AS SELECT 1 AS a; INSERT INTO s.t SELECT a FROM names",
      `DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'app') THEN CREATE ROLE app; END IF;
         GRANT SELECT ON s.t TO someone; END $$; CREATE FUNCTION s.f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
       CREATE TRIGGER g BEFORE INSERT ON s.t FOR EACH ROW EXECUTE FUNCTION s.f();`,
    ];
    expect(await columnsOf({ schema, query: 'SELECT t.a, way, b, c FROM s.t, s.w, s.b, s.c' })).toEqual([
      'a integer',
      'way s.way',
      'b text null',
      'c text',
    ]);
  });
});

describe('extensions', () => {
  test('each that PGlite ships loads, and no other is said to be shipped', async () => {
    expect(new Set(shippedExtensions.flatMap(modulesOf)).size).toBeGreaterThan(25);
    const database = await EmbeddedDatabase.open({ extensions: shippedExtensions });
    try {
      for (const name of shippedExtensions) await database.execute(`create extension if not exists "${name}" cascade`);
      const sql = `select string_agg(name, ' ' order by name) from pg_available_extensions where name <> 'plpgsql'`;
      expect((await database.queryText(sql)).split(' ').sort()).toEqual([...shippedExtensions]);
    } finally {
      await database.close();
    }
    expect(isShippedExtension('vector')).toBe(false);
  });

  test('one whose name the schema makes up is loaded too', async () => {
    const schema = ["DO $$ BEGIN EXECUTE format('CREATE EXTENSION %I', 'cit' || 'ext'); END $$; CREATE TABLE t (a citext NOT NULL)"];
    expect(await columnsOf({ schema, query: 'SELECT a FROM t' })).toEqual(['a citext']);
  });

  test('an old version that is asked for gives way to the shipped one', async () => {
    expect(await columnsOf({ schema: ["CREATE EXTENSION hstore VERSION '0.1'"], query: "SELECT ''::hstore AS h" })).toEqual(['h hstore']);
  });
});

describe('what cannot be built is told with the way out', () => {
  test.each([
    ['SELECT 1;\nCREATE EXTENSION IF NOT EXISTS postgis', '1.sql:2:1 error RT202: extension "postgis" is not available', '--database-url'],
    ['CREATE FUNCTION f() RETURNS int LANGUAGE plv8 AS $$ 1 $$', 'language "plv8" does not exist', '--database-url'],
    ["CREATE FUNCTION f() RETURNS int LANGUAGE c AS 'x'", 'could not access file "x"', '--database-url'],
    ["CREATE TABLE t (a int DEFAULT :'x')", '1.sql:1:31 error RT202: syntax error at or near ":"', "psql's variables"],
    ['SELECT 1 \\gexec', 'syntax error at or near "\\"', "psql's commands"],
    ['CREATE TABLE ${name} (a int)', 'syntax error at or near "$"', 'Placeholders are not replaced'],
    ['CREATE TABLE t ();\nCREATE TABLE t ()', '1.sql:2:1 error RT202: relation "t" already exists', 'not both'],
    ['CREATE TABLE t (a nothing)', '1.sql:1:19 error RT202: type "nothing" does not exist', 'Mend the statement'],
    ['\\i other.sql', "error RT151: the schema cannot depend on psql's command \\i", 'Name the file'],
  ])('%j', async (text, message, help) => {
    const told = await refusal({ schema: [text] });
    expect(told).toContain(message);
    expect(told).toContain(help);
  });
});

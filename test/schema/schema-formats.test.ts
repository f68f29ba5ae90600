/** Each migration tool's file counts with its way up; nothing else of it reaches the schema. */
import { beforeAll, describe, expect, test } from 'vitest';
import { renderDiagnostic } from '../../src/compiler/diagnostics/render.js';
import { readSchemaFiles } from '../../src/compiler/schema/schema-files.js';
import { loadSqlParser } from '../../src/sql/index.js';

beforeAll(() => loadSqlParser());

const body = 'CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$\n-- +goose Down\n-- migrate:down\nSELECT 1; $$';

function statements(text: string): string[] {
  const { statements: found, diagnostics } = readSchemaFiles([{ path: 's.sql', text }]);
  expect(diagnostics).toEqual([]);
  for (const { offset, text: statement } of found) expect(text.slice(offset)).toMatch(new RegExp(`^${statement.slice(0, 6)}`));
  return found.map((statement) => statement.text);
}

function complaint(text: string): string {
  const { diagnostics } = readSchemaFiles([{ path: 's.sql', text }]);
  expect(diagnostics).toHaveLength(1);
  return diagnostics.map(renderDiagnostic).join('\n');
}

describe('only the way up counts', () => {
  test.each([
    ['goose', `-- licence\n-- +goose NO TRANSACTION\n-- +goose Up\n-- +goose StatementBegin\n${body};\n-- +goose StatementEnd\nSELECT 2\n-- +goose Down\nSELECT 3;`],
    ['goose in lower case with CRLF', `-- +goose up\r\n${body};\r\nSELECT 2;\r\n-- +goose down\r\nSELECT 3;`],
    ['sql-migrate', `-- +migrate Up notransaction\n${body};\nSELECT 2;\n-- +migrate Down\nSELECT 3;`],
    ['sql-migrate, twice', `-- +migrate Down\nSELECT 3;\n-- +migrate Up\n${body};\n-- +migrate Down\nSELECT 4;\n-- +migrate Up\nSELECT 2;`],
    ['dbmate', `-- migrate:up transaction:false\n${body};\nSELECT 2;\n\n-- migrate:down\nSELECT 3;\n`],
    ['rambler', `-- rambler up\n${body};\nSELECT 2;\n-- rambler down\nSELECT 3;`],
    ['tern', `${body};\nSELECT 2;\n---- create above / drop below ----\nSELECT 3;`],
    ['node-pg-migrate', `-- Up Migration\n${body};\nSELECT 2;\n-- Down Migration\nSELECT 3;`],
    ['plain SQL', `${body};\nSELECT 2`],
  ])('%s', (_tool, text) => {
    expect(statements(text)).toEqual([body, 'SELECT 2']);
  });

  test('a file that only goes down builds nothing, as does one of comments', () => {
    expect(statements('-- +goose Down\nDROP TABLE t;')).toEqual([]);
    expect(statements('-- down\n/* Up Migration */\n-- +goose Upp')).toEqual([]);
    expect(statements('')).toEqual([]);
  });

  test('the words of a marker in a string, a name or a trailing comment are none', () => {
    const text = `SELECT '\n-- +goose Down\n' AS "\n-- migrate:down\n", 1 -- +goose Down\n, 2`;
    expect(statements(text)).toEqual([text]);
  });

  test('the word down in a list or in prose is no marker', () => {
    expect(statements("CREATE TYPE way AS ENUM (\n  -- down\n  'down'\n);\n-- Down below is more.\nSELECT 1")).toHaveLength(2);
  });
});

describe('what would build another schema than the author thinks is told', () => {
  test.each([
    ['-- +goose Up\nSELECT 1;\n-- +goose Dwn\nSELECT 2;', 's.sql:3:1 error RT150: "-- +goose Dwn" is no marker of goose'],
    ['-- migrate:up\nSELECT 1;\n-- migrate:dwon\nSELECT 2;', 's.sql:3:1 error RT150: "-- migrate:dwon" is no marker of dbmate'],
    ['-- +goose Up\nSELECT 1;\n-- migrate:down\nSELECT 2;', 's.sql:3:1 error RT150: a marker of dbmate in a file of goose'],
    ['-- Up Migration\nSELECT 1;\n-- +goose Down\nSELECT 2;', 's.sql:3:1 error RT150: a marker of goose in a file of node-pg-migrate'],
    ['SELECT 1;\n-- +goose Up\nSELECT 2;', 's.sql:1:1 error RT150: SQL stands before the first marker of goose'],
    ['-- +goose NO TRANSACTION\nSELECT 1;', 's.sql:2:1 error RT150: SQL stands before the first marker of goose'],
    ['SELECT 1;\n-- Down Migraton\nSELECT 2;', 's.sql:2:1 error RT150: "Down Migraton" looks like a migration marker'],
    ['SELECT 1;\n-- down\nSELECT 2;', 's.sql:2:1 error RT150: "down" looks like a migration marker'],
    ['SELECT 1;\n---- create above/ drop below\nSELECT 2;', 's.sql:2:1 error RT150: "---- create above/ drop below" is no marker of tern'],
    ["SELECT 'x;\n", 's.sql:1:8 error RT105: unterminated quoted string'],
  ])('%j', (text, message) => {
    expect(complaint(text)).toContain(message);
  });
});

describe('statements that are no part of a schema', () => {
  test.each([
    'CREATE DATABASE app', 'ALTER DATABASE app SET timezone TO utc', 'DROP ROLE IF EXISTS x', 'CREATE ROLE app LOGIN',
    'create user app', 'GRANT SELECT ON t TO app', 'REVOKE ALL ON SCHEMA public FROM public', 'ALTER TABLE t OWNER TO app',
    'ALTER FUNCTION f(int, text) OWNER TO "App"', 'ALTER DEFAULT PRIVILEGES FOR ROLE x GRANT SELECT ON TABLES TO y',
    'SET ROLE app', 'SET SESSION AUTHORIZATION app', 'SET LOCAL ROLE app', 'RESET ROLE', 'REASSIGN OWNED BY a TO b', 'ALTER SYSTEM SET x = 1',
    'COPY t FROM STDIN', 'COPY t TO STDOUT', 'CREATE SUBSCRIPTION s CONNECTION \'host=x\' PUBLICATION p', 'VACUUM', 'create /* c */ tablespace x location \'/\'',
  ])('%s is not run', (text) => {
    expect(statements(`${text};\nSELECT 1`)).toEqual(['SELECT 1']);
  }); // prettier-ignore

  test.each(['ALTER TABLE t OWNER TO app, ADD COLUMN b int', 'CREATE TABLE role (a int)', 'ALTER TABLE t RENAME owner TO x', 'CREATE TABLE copy ()', 'SET search_path = a'])(
    '%s is run',
    (text) => {
      expect(statements(text)).toEqual([text]);
    },
  );
});

describe('extensions', () => {
  test('are found wherever they are created', () => {
    const text = `CREATE EXTENSION "uuid-ossp" WITH SCHEMA x;create extension if not exists CITEXT;
      DO $$ BEGIN EXECUTE 'CREATE EXTENSION IF NOT EXISTS "pg_trgm"'; END $$; COMMENT ON EXTENSION hstore IS 'h'`;
    expect(readSchemaFiles([{ path: 's.sql', text }]).extensions).toEqual(['citext', 'pg_trgm', 'uuid-ossp']);
  });
});

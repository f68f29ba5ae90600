/** Bad input of the compiler: each mistake has a place, words and a way out; nothing half-written stays. */
import { symlink } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { stackTrace } from './run-cli.js';
import { schemaText, TestProject } from './test-project.js';

// Each command is a process of its own, most of them start a database.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let project = new TestProject('');
beforeEach(async () => {
  project = await TestProject.create();
});
afterEach(() => project.remove());

/** Runs generate, which must fail without a stack trace; resolves to what it says. */
async function failure(...flags: readonly string[]): Promise<string> {
  const { code, stderr } = await project.run(['generate', ...flags]);
  expect(code).toBe(1);
  expect(stderr).not.toMatch(stackTrace);
  return stderr;
}

describe('queries', () => {
  test('an unknown command', async () => {
    await project.write('queries/bad.sql', '-- name: Bad :maybe\nSELECT 1 AS one;\n');
    expect(await failure()).toMatchInlineSnapshot(`
      "queries/bad.sql:1:14 error RT102: ":maybe" is no query command
        1 | -- name: Bad :maybe
          |              ^
      help: Commands are :one, :many, :exec, :execrows, :execresult, :copyfrom, :batchone, :batchmany, :batchexec.

      1 error; 1 query compiled in <time>
      "
    `);
  });

  test('a name that stands twice, in two files', async () => {
    await project.write('queries/second.sql', '\n-- name: GetPerson :one\nSELECT 1 AS one;\n');
    expect(await failure()).toMatchInlineSnapshot(`
      "queries/second.sql:2:1 error RT103: query GetPerson is already at queries/people.sql:1
        2 | -- name: GetPerson :one
          | ^
      help: Give one of them another name.

      1 error; 1 query compiled in <time>
      "
    `);
  });

  test('a parameter that has two types', async () => {
    await project.write('queries/bad.sql', '-- name: Bad :one\nSELECT id FROM person\nWHERE id = @it AND name = @it;\n');
    expect(await failure()).toMatchInlineSnapshot(`
      "queries/bad.sql:3:25 error RT107: operator does not exist: text = integer
        3 | WHERE id = @it AND name = @it;
          |                         ^
      help: @it stands in several places, and PostgreSQL took its type from the first: cast it here, or use two parameters.

      1 error; 1 query compiled in <time>
      "
    `);
  });

  test('a type that has no TypeScript form', async () => {
    await project.write('queries/bad.sql', '-- name: Bad :many\nSELECT id FROM person WHERE row(id, name) = @pair::record;\n');
    expect(await failure()).toMatchInlineSnapshot(`
      "queries/bad.sql:2:45 error RT402: parameter $1 has the type record, of which PostgreSQL takes no value
        2 | SELECT id FROM person WHERE row(id, name) = @pair::record;
          |                                             ^
      help: Cast the parameter to the row type that it is compared with, for example $1::some_table.

      1 error; 1 query compiled in <time>
      "
    `);
  });

  test('a string that is never closed', async () => {
    await project.write('queries/bad.sql', "-- name: Bad :one\nSELECT 'open FROM person;\n");
    expect(await failure()).toMatchInlineSnapshot(`
      "queries/bad.sql:2:8 error RT105: unterminated quoted string
        2 | SELECT 'open FROM person;
          |        ^
      help: Close the string with a quote; a quote inside a string is written ''.

      1 error; 1 query compiled in <time>
      "
    `);
  });
});

describe('files', () => {
  test('that are not UTF-8', async () => {
    await project.write('queries/bad.sql', Buffer.from('-- name: Bad :one\nSELECT \xff;\n', 'latin1'));
    expect(await failure()).toMatchInlineSnapshot(`
      "queries/bad.sql:2:8 error RT003: the file is not valid UTF-8
        2 | SELECT �;
          |        ^
      help: Save it as UTF-8.

      1 error; nothing was written
      "
    `);
  });

  test.skipIf(process.getuid?.() === 0)('that nobody may read (root may read everything)', async () => {
    await project.write('queries/bad.sql', '-- name: Bad :one\nSELECT 1;\n');
    await project.forbid('queries/bad.sql');
    expect(await failure()).toContain('queries/bad.sql error RT001: permission to read it is missing');
  });

  test('that a link promises and nobody has', async () => {
    await symlink(project.path('nowhere.sql'), project.path('queries/bad.sql'));
    expect(await failure()).toMatchInlineSnapshot(`
      "queries/bad.sql error RT001: there is no such file or folder
      help: Check the path; it counts from the current folder.

      1 error; nothing was written
      "
    `);
  });

  test('in folders that do not exist; what was generated from them stays', async () => {
    await project.run(['generate']);
    const before = await project.read('generated/index.ts');
    expect(await failure('--queries', 'sql', 'queries')).toMatchInlineSnapshot(`
      "sql error RT001: there is no such file or folder
      help: Check the path; it counts from the current folder.

      1 error; nothing was written
      "
    `);
    expect(await project.read('generated/index.ts')).toBe(before);
  });
});

describe('schemas', () => {
  test('whose path is wrong: what was generated stays as it is', async () => {
    await project.run(['generate']);
    const before = await Promise.all([project.read('generated/index.ts'), project.read('generated/people.ts')]);
    expect(await failure('--schema', 'migration')).toContain('migration error RT001: there is no such file or folder');
    expect(await Promise.all([project.read('generated/index.ts'), project.read('generated/people.ts')])).toEqual(before);
  });

  test('nor queries, in a folder that is no project', async () => {
    await project.remove('migrations');
    await project.remove('queries');
    expect(await failure()).toMatchInlineSnapshot(`
      "there is no project here: neither migrations nor queries exists
      help: Begin one with "rowtype init", or name the files with --schema and --queries.
      "
    `);
    expect(await project.files()).toEqual(['package.json']);
    await project.write('sqlc.yaml', 'version: "2"\n');
    expect(await failure()).toContain('help: sqlc.yaml is not read: name its paths in package.json, "rowtype": { "schema": ["…"], "queries": ["…"] }.');
  });

  test('that PostgreSQL refuses', async () => {
    await project.write('migrations/0002_more.sql', '-- Up Migration\nCREATE TABLE more (id int);\nALTER TABLE persons ADD x int;\n\n-- Down Migration\nDROP TABLE more;\n');
    const before = await project.files();
    expect(await failure()).toMatchInlineSnapshot(`
      "migrations/0002_more.sql:3:1 error RT202: relation "persons" does not exist
        3 | ALTER TABLE persons ADD x int;
          | ^
      help: Mend the statement; the schema is built from the first file to the last.

      1 error; nothing was written
      "
    `);
    expect(await project.files()).toEqual(before);
  });

  test('with an edited marker', async () => {
    await project.write('migrations/0001_person.sql', schemaText.replace('-- Up Migration', '-- Up Migrations'));
    const before = await project.files();
    expect(await failure()).toMatchInlineSnapshot(`
      "migrations/0001_person.sql:1:1 error RT150: "Up Migrations" looks like a migration marker but is none
        1 | -- Up Migrations
          | ^
      help: Write "-- Up Migration" or "-- Down Migration", each alone on its line.

      1 error; nothing was written
      "
    `);
    expect(await project.files()).toEqual(before);
  });
});

describe('output', () => {
  test('that a file is in the way of', async () => {
    await project.write('generated', 'a file, not a folder');
    const stderr = await failure();
    expect(stderr).toMatchInlineSnapshot(`
      "not a directory, open '<project>/generated/people.ts' (ENOTDIR)
      help: A part of the path is a file: name another folder.
      "
    `);
    expect(await project.read('generated')).toBe('a file, not a folder');
  });
});

describe('settings', () => {
  test.each([
    ['no JSON', '{\n  "name": "x",\n  "rowtype": {,}\n}\n', '<project>/package.json:3: the file is not valid JSON'],
    ['no object', '{\n  "rowtype": []\n}\n', '<project>/package.json:2: "rowtype" must be an object'],
    ['a path instead of a list', '{\n  "rowtype": {\n    "schema": "migrations"\n  }\n}\n', '<project>/package.json:3: "schema" must be a list of paths, not "migrations"'],
    ['a number as a path', '{\n  "rowtype": {\n    "out": 7 } }\n', '<project>/package.json:3: "out" must be a path, not 7'],
    ['a misspelt key', '{\n  "schema": 1,\n  "rowtype": {\n    "querys": ["queries"]\n  }\n}\n', '<project>/package.json:4: there is no setting "querys"\nhelp: Did you mean "queries"?'],
  ])('with %s', async (_name, text, message) => {
    await project.write('package.json', text);
    expect(await failure()).toContain(message);
  });
});

describe('the command line', () => {
  test.each([
    [['genrate'], "error: unknown command 'genrate'\n(Did you mean generate?)"],
    [['generate', '--chek'], "error: unknown option '--chek'\n(Did you mean --check?)"],
    [['generate', '--check', '--watch'], "option '--check' cannot be used with option '--watch'"],
    [['generate', 'x.sql'], 'too many arguments'],
    [['migrate', 'upp'], "error: unknown command 'upp'\n(Did you mean up?)"],
    [['migrate', 'up', '--count', '1.5'], 'It must be a whole number from 1.'],
    [['explain'], "missing required argument 'query'"],
  ])('%j is not understood', async (args, message) => {
    const { code, stdout, stderr } = await project.run(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(stackTrace);
  });
});

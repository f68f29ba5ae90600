/** `rowtype verify` as a shell runs it: over a live database, and over a commit. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createServerDatabase } from '../support/server-database.js';
import { schemaText, TestProject } from './test-project.js';

// Each command is a process of its own, most of them start a database.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

let project = new TestProject('');
beforeEach(async () => {
  project = await TestProject.create();
});
afterEach(() => project.remove());

const git = (...args: readonly string[]) =>
  promisify(execFile)('git', ['-c', 'user.name=Test', '-c', 'user.email=test@localhost', '-c', 'commit.gpgsign=false', ...args], { cwd: project.folder });

async function commit(): Promise<void> {
  await git('init', '--quiet', '--initial-branch=main');
  await git('add', '.');
  await git('commit', '--quiet', '-m', 'old');
}

/** Hashes of commits differ from run to run. */
const neutral = (text: string): string => text.replace(/\([0-9a-f]{10}\)/g, '(<hash>)');

describe('over a live database', () => {
  test('differences are printed with their places, and only an error fails the command', async () => {
    const database = await createServerDatabase();
    const client = new pg.Client({ connectionString: database.url });
    try {
      await client.connect();
      await client.query(schemaText.split('-- Down Migration')[0] ?? '');
      expect(await project.run(['verify', '--database-url', database.url])).toMatchObject({ code: 0, stderr: '', stdout: expect.stringMatching(/^1 query verified against PostgreSQL 18\.\d+, no difference found\n$/) as unknown });

      await client.query('alter table person alter mood set not null');
      const noted = await project.run(['verify'], { DATABASE_URL: database.url });
      expect([noted.code, noted.stdout.match(/ (?:error|note) RT\d+/g), noted.stdout.trim().split('\n').at(-1)?.split(', ')[1]]).toEqual([0, [' note RT605'], '1 note']);

      await client.query('alter table person alter name drop not null');
      const failed = await project.run(['verify', '--database-url', database.url]);
      expect(failed.code).toBe(1);
      expect(failed.stdout.replace(/18\.\d+/, '18')).toMatchInlineSnapshot(`
        "queries/people.sql:3:12 error RT605: GetPerson.name can be NULL in the database, and its compiled type has no null: person.name allows NULL
          3 | SELECT id, name, mood
            |            ^
        help: Mend the schema there, or the query, so that no NULL can come; or compile it for this schema.

        queries/people.sql:3:18 note RT605: GetPerson.mood is never NULL in the database, though its compiled type has null: person.mood is NOT NULL
          3 | SELECT id, name, mood
            |                  ^

        1 query verified against PostgreSQL 18, 1 error and 1 note
        "
      `);
      const json = await project.run(['verify', '--database-url', database.url, '--json']);
      expect(JSON.parse(json.stdout)).toMatchObject({
        database: {
          queries: 1,
          differences: [
            { query: 'GetPerson', file: 'queries/people.sql', line: 3, column: 12, code: 'RT605', severity: 'error', compiled: 'never NULL', database: 'can be NULL' },
            { code: 'RT605', severity: 'note', hint: null },
          ],
        },
        against: null,
        errors: [],
      });
    } finally {
      await client.end();
      await database.drop();
    }
  });

  test('without a database or a commit there is nothing to verify', async () => {
    const { code, stderr } = await project.run(['verify']);
    expect(code).toBe(1);
    expect(stderr).toContain('help: Name a database with --database-url or DATABASE_URL, or a commit with --against.');
  });
});

describe('over a commit', () => {
  const added = `-- Up Migration
ALTER TABLE person ADD COLUMN born date NOT NULL, ADD COLUMN note text;
ALTER TABLE person ALTER COLUMN name DROP NOT NULL;
ALTER TYPE mood ADD VALUE 'angry';
`;
  const insert = '-- name: AddPerson :exec\nINSERT INTO person (id, name)\nVALUES (@id, @name);\n';

  test('both orders are judged, with places in the old and the new files', async () => {
    await project.write('queries/write.sql', insert);
    await commit();
    const before = await project.files();
    await project.write('migrations/0002_more.sql', added);
    await project.write('queries/write.sql', insert.replace('id, name', 'id, name, born').replace('@name', '@name, @born'));
    const { code, stdout, stderr } = await project.run(['verify', '--against', 'main']);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(neutral(stdout)).toMatchInlineSnapshot(`
      "main (<hash>) has 2 queries, the working tree 2 queries; the schema has changed

      migrations first: the old code meets the new schema: not safe, 2 errors and 1 note

      main:queries/people.sql:3:12 error RT605: GetPerson.name can be NULL in the new schema, and its compiled type has no null: person.name allows NULL
        3 | SELECT id, name, mood
          |            ^
      help: Mend the schema there, or the query, so that no NULL can come; or compile it for this schema.

      main:queries/write.sql:2:1 error RT607: AddPerson gives no value for person.born, which is NOT NULL and has no default in the new schema: the statement fails
        2 | INSERT INTO person (id, name)
          | ^
      help: Give the column a default until all code writes it.

      main:queries/people.sql:3:18 note RT604: GetPerson.mood has another type in the new schema: the code does not know the label "angry", and throws when it reads one
        3 | SELECT id, name, mood
          |                  ^

      code first: the new code meets the old schema: not safe, 1 error and 1 note

      queries/write.sql:2:31 error RT601: the old schema refuses AddPerson: column "born" of relation "person" does not exist
        2 | INSERT INTO person (id, name, born)
          |                               ^
      help: Let the migration that brings it go first.

      queries/people.sql:3:12 note RT605: GetPerson.name is never NULL in the old schema, though its compiled type has null: person.name is NOT NULL
        3 | SELECT id, name, mood
          |            ^

      No order is safe: split the change into two deployments, or stop the old code before the migrations.
      "
    `);
    expect(await project.files()).toEqual([...before, 'migrations/0002_more.sql'].sort());
  });

  test('a change that is safe in one order ends with 0, unless the other is asked for', async () => {
    await commit();
    await project.write('migrations/0002_note.sql', '-- Up Migration\nALTER TABLE person ADD COLUMN note text;\n');
    await project.write('queries/note.sql', '-- name: Notes :many\nSELECT note FROM person;\n');
    const any = await project.run(['verify', '--against', 'HEAD']);
    expect([any.code, any.stdout.trim().split('\n').at(-1)]).toEqual([0, 'Deploy the migrations first, then the code.']);
    expect((await project.run(['verify', '--against', 'HEAD', '--order', 'schema-first'])).code).toBe(0);
    const json = await project.run(['verify', '--against', 'HEAD', '--order', 'code-first', '--json']);
    expect(json.code).toBe(1);
    expect(JSON.parse(json.stdout)).toMatchObject({
      database: null,
      against: {
        oldQueries: 1, newQueries: 2, schemaChanged: true,
        schemaFirst: { safe: true, differences: [] },
        codeFirst: { safe: false, differences: [{ query: 'Notes', code: 'RT601', file: 'queries/note.sql', line: 2, column: 8 }] },
      },
    }); // prettier-ignore
  });

  test('the old state is found where its settings say, in a folder of the repository, below another name', async () => {
    await project.write('app/package.json', '{ "private": true, "rowtype": { "schema": ["db"], "queries": ["sql"] } }');
    await project.write('app/db/1.sql', schemaText);
    await project.write('app/sql/people.sql', '-- name: Names :many\nSELECT name FROM person;\n');
    await commit();
    await git('mv', 'app/db', 'app/migrations');
    await git('mv', 'app/sql', 'app/queries');
    await project.write('app/package.json', '{ "private": true }');
    await project.write('app/migrations/2.sql', 'ALTER TABLE person RENAME COLUMN name TO full_name;\n');
    await project.write('app/queries/people.sql', '-- name: Names :many\nSELECT full_name FROM person;\n');
    const { stdout } = await new TestProject(project.path('app')).run(['verify', '--against', 'HEAD']);
    expect(stdout).toContain('HEAD:sql/people.sql:2:8 error RT601: the new schema refuses Names: column "name" does not exist');
    expect(stdout).toContain('queries/people.sql:2:8 error RT601: the old schema refuses Names: column "full_name" does not exist');
    expect(stdout).toContain('No order is safe');
  });

  test('a commit that is not there, and a folder without a repository, are one error each with a way out', async () => {
    const none = await project.run(['verify', '--against', 'main']);
    expect([none.code, none.stderr]).toEqual([1, '<project> is in no git repository\nhelp: Run it inside the repository of the project.\n']);
    await commit();
    for (const ref of ['gone', '--all', 'main:queries']) {
      const { code, stderr } = await project.run(['verify', `--against=${ref}`]);
      expect([code, stderr.split('\n')[0]]).toEqual([1, `git knows no commit "${ref}"`]);
    }
    expect((await project.run(['verify', '--order', 'code-first'])).code).toBe(2);
  });

  test('mistakes of either state are told, and the good queries are compared all the same', async () => {
    await project.write('queries/bad.sql', '-- name: Bad :many\nSELECT nam FROM person;\n');
    await commit();
    await project.write('queries/bad.sql', '-- name: Bad :many\nSELECT nme FROM person;\n');
    const { code, stdout, stderr } = await project.run(['verify', '--against', 'main']);
    expect(code).toBe(1);
    expect(stderr).toContain('main:queries/bad.sql:2:8 error RT201: column "nam" does not exist');
    expect(stderr).toContain('\nqueries/bad.sql:2:8 error RT201: column "nme" does not exist');
    expect(stdout).toContain('Deploy in any order.');
  });
});

/** `rowtype migrate …` on a real server: progress, status, and every way in which it can go wrong. */
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createServerDatabase, type ServerDatabase } from '../support/server-database.js';
import { withClient } from '../support/with-client.js';
import { stackTrace, startCli } from './run-cli.js';
import { schemaText, TestProject } from './test-project.js';

// Each command is a process of its own, most of them start a database.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const secondText = '-- Up Migration\nCREATE TABLE pet (id int PRIMARY KEY);\n\n-- Down Migration\nDROP TABLE pet;\n';

let database: ServerDatabase;
let project = new TestProject('');
beforeAll(async () => {
  database = await createServerDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await withClient(database.url, (client) => client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public'));
  project = await TestProject.create();
});
afterEach(() => project.remove());

const migrate = (...args: readonly string[]) => project.run(['migrate', ...args], { DATABASE_URL: database.url });

async function tables(): Promise<readonly string[]> {
  const result = await withClient(database.url, (client) =>
    client.query<{ name: string }>("SELECT tablename::text AS name FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE 'pgmigrations%' ORDER BY 1"),
  );
  return result.rows.map((row) => row.name);
}

test('up, status and down tell what they do, and do it', async () => {
  await project.write('migrations/0002_pet.sql', secondText);
  expect(await migrate('up')).toEqual({ code: 0, stderr: '', stdout: '  1/2  0001_person  <time>\n  2/2  0002_pet  <time>\n2 migrations applied in <time>\n' });
  expect(await migrate('up')).toEqual({ code: 0, stderr: '', stdout: 'nothing to do: every migration is applied\n' });
  expect(await migrate('down')).toEqual({ code: 0, stderr: '', stdout: '  1/1  undo 0002_pet  <time>\n1 migration undone in <time>\n' });
  expect(await tables()).toEqual(['person']);

  const status = await migrate('status');
  expect(status.code).toBe(0);
  expect(status.stdout).toMatch(/^ {2}0001_person {2}applied {2}\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\n {2}0002_pet {5}pending\n1 applied, 1 pending\n$/);
  expect((await migrate('status', '--check')).code).toBe(1);

  expect((await migrate('up', '--count', '1', '--database-url', database.url)).code).toBe(0);
  expect(await tables()).toEqual(['person', 'pet']);
  expect((await migrate('status', '--check')).code).toBe(0);
});

test('settings name the folder and the table', async () => {
  await project.remove('migrations');
  await project.write('package.json', JSON.stringify({ rowtype: { migrations: 'db/steps', migrationsTable: 'steps' } }));
  await project.write('db/steps/0001_person.sql', schemaText);
  expect((await migrate('up')).code).toBe(0);
  expect(await tables()).toEqual(expect.arrayContaining(['person', 'steps']));
});

test('new makes the next file, which cannot run until it is written', async () => {
  expect(await migrate('new', 'add', 'pets')).toEqual({ code: 0, stderr: '', stdout: 'made migrations/0002_add_pets.sql: write its up and its down part\n' });
  const { code, stderr } = await migrate('up');
  expect({ code, named: stderr.includes('migrations/0002_add_pets.sql') }).toEqual({ code: 1, named: true });
  expect(await tables()).toEqual([]);
});

test('a file that was edited after it was applied is told', async () => {
  await migrate('up');
  await project.write('migrations/0001_person.sql', schemaText.replace('likes point', 'likes box'));
  expect(await migrate('up')).toMatchObject({ code: 0, stderr: expect.stringContaining('warning: edited since it was applied: 0001_person') });
  expect((await migrate('status')).stdout).toContain('the file was edited since');
});

test('Ctrl+C lets the running migration finish, and begins no other', async () => {
  await project.write('migrations/0001_person.sql', schemaText.replace('CREATE TABLE', 'SELECT pg_sleep(3);\nCREATE TABLE'));
  await project.write('migrations/0002_pet.sql', secondText);
  const child = startCli(['migrate', 'up'], { cwd: project.folder, env: { DATABASE_URL: database.url } });
  const ended = once(child, 'close');
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  await once(child.stdout, 'data');
  child.kill('SIGINT');
  expect([await ended, stderr]).toEqual([[130, null], 'stopped; what is printed above stays, the rest was not begun\n']);
  expect(await tables()).toEqual(['person']);
});

describe('bad input', () => {
  /** Fails, says so without a stack trace, and leaves the database empty. */
  async function failure(args: readonly string[], env: Readonly<Record<string, string>> = { DATABASE_URL: database.url }): Promise<string> {
    const { code, stderr } = await project.run(['migrate', ...args], env);
    expect(code).toBe(1);
    expect(stderr).not.toMatch(stackTrace);
    expect(await tables()).toEqual([]);
    return stderr.replaceAll(new URL(database.url).port, '<port>').replaceAll(/rowtype_test_\w+/g, '<database>');
  }

  test('no DATABASE_URL', async () => {
    expect(await failure(['up'], {})).toMatchInlineSnapshot(`
      "no database is named
      help: Set DATABASE_URL, or pass --database-url; for example postgresql://user:password@localhost:5432/database
      "
    `);
    expect(await failure(['status'], { DATABASE_URL: ' ' })).toContain('no database is named');
  });

  test('a DATABASE_URL that is none, and one of another database system', async () => {
    expect(await failure(['up'], { DATABASE_URL: 'localhost' })).toMatchInlineSnapshot(`
      "the database URL cannot be read
      help: Correct it; special characters of the password are written as %40 and so on. For example postgresql://user:password@localhost:5432/database
      "
    `);
    expect(await failure(['up'], { DATABASE_URL: 'mysql://localhost/x' })).toMatchInlineSnapshot(`
      "the database URL begins with "mysql:", not "postgresql:"
      help: For example postgresql://user:password@localhost:5432/database
      "
    `);
  });

  test('a server that is down', async () => {
    expect(await failure(['up'], { DATABASE_URL: 'postgresql://me:secret@127.0.0.1:1/x' })).toMatchInlineSnapshot(`
      "no PostgreSQL server answers at 127.0.0.1:1
      help: Start the server, or correct host and port in the URL.
      "
    `);
  });

  test('a database that does not exist, and a password that is wrong', async () => {
    const url = new URL(database.url);
    url.pathname = '/nowhere';
    expect(await failure(['down'], { DATABASE_URL: url.href })).toMatchInlineSnapshot(`
      "the database "nowhere" does not exist at 127.0.0.1:<port>
      help: Create it (createdb nowhere), or correct the URL.
      "
    `);
    url.password = 'mistaken';
    const stderr = await failure(['up'], { DATABASE_URL: url.href });
    expect(stderr).toContain('refuses the password of postgres');
    expect(stderr).not.toContain('mistaken');
  });

  test('a migration that fails half-way', async () => {
    await project.write('migrations/0001_person.sql', schemaText.replace('\n-- Down', 'ALTER TABLE person ADD pet int REFERENCES pets;\n\n-- Down'));
    expect(await failure(['up'])).toMatchInlineSnapshot(`
      "migrations/0001_person.sql: relation "pets" does not exist
      migrations/0001_person.sql:9:1
        9 | ALTER TABLE person ADD pet int REFERENCES pets;
          | ^
      state: nothing of 0001_person is in the database
      help: Correct the migration and run it again.
      "
    `);
  });

  test('an edited marker', async () => {
    await project.write('migrations/0002_pet.sql', secondText.replace('-- Down Migration', '-- Down migration!'));
    expect(await failure(['up'])).toMatchInlineSnapshot(`
      "migrations/0002_pet.sql: "Down migration!" looks like a migration marker but is none
      migrations/0002_pet.sql:4:1
        4 | -- Down migration!
          | ^
      help: Write "-- Up Migration" or "-- Down Migration", each alone on its line.
      "
    `);
  });

  test('two migrations with one number', async () => {
    await project.write('migrations/0001_pet.sql', secondText);
    expect(await failure(['up'])).toMatchInlineSnapshot(`
      "migrations/0001_pet.sql: the number is taken by migrations/0001_person.sql
      help: Give the one that is applied nowhere the next free number.
      "
    `);
  });

  test('an unreadable file', async () => {
    await project.write('migrations/0002_pet.sql', Buffer.from('-- Up Migration\nSELECT \xff;\n', 'latin1'));
    expect(await failure(['up'])).toMatchInlineSnapshot(`
      "migrations/0002_pet.sql: the file is not valid UTF-8
      help: Every .sql entry of the folder has to be a readable UTF-8 file.
      "
    `);
  });

  test('a folder that does not exist', async () => {
    expect(await failure(['up', '--folder', 'steps'])).toMatchInlineSnapshot(`
      "steps: the folder of migrations cannot be read (ENOENT)
      help: Name a folder that holds <number>_<name>.sql files.
      "
    `);
  });
});

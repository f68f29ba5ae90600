/** A schema that the embedded PostgreSQL cannot build: each command builds it in a scratch database of a server, and leaves nothing there. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startTestServer } from '../../src/testing/index.js';
import { type AvailableServer, olderServers } from '../support/older-servers.js';
import { TestProject } from './test-project.js';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

/** Of an extension that servers have and PGlite has not. */
const schema = `CREATE EXTENSION pgstattuple;
CREATE TABLE note (id int PRIMARY KEY, body text NOT NULL);
`;
const queries = `-- name: GetNote :one
SELECT id, body, pg_relpages('note') AS pages
FROM note
WHERE id = @id;
`;

/** Their own, since databases and roles of the whole server are looked at. */
const servers: readonly AvailableServer[] = [{ name: 'PostgreSQL 18, embedded', skip: null, start: startTestServer }, ...olderServers()];

let project = new TestProject('');
beforeAll(async () => {
  project = await TestProject.create({ 'migrations/0001_person.sql': null, 'queries/people.sql': null, 'migrations/0001_note.sql': schema, 'queries/notes.sql': queries });
  const git = (...args: readonly string[]) =>
    promisify(execFile)('git', ['-c', 'user.name=Test', '-c', 'user.email=test@localhost', '-c', 'commit.gpgsign=false', ...args], { cwd: project.folder });
  await git('init', '--quiet', '--initial-branch=main');
  await git('add', '.');
  await git('commit', '--quiet', '-m', 'old');
  await project.write('migrations/0002_more.sql', 'ALTER TABLE note ADD COLUMN kind text NOT NULL DEFAULT \'plain\';\n');
});
afterAll(() => project.remove());

test('the embedded PostgreSQL says which flag names a server', async () => {
  const { code, stderr } = await project.run(['vet']);
  expect(code).toBe(1);
  expect(stderr).toContain('migrations/0001_note.sql:1:1 error RT202: extension "pgstattuple" is not available');
  expect(stderr).toContain('help: The embedded PostgreSQL lacks this extension: name a server that has it with --database-url; of vet and verify with --scratch-url.');
});

for (const { name, skip, start } of servers) {
  describe.skipIf(skip !== null)(name, () => {
    let url: string;
    let admin: pg.Client;
    let stop: () => Promise<void>;
    let before: readonly string[];

    /** Everything that other databases of the server can see of a command. */
    const shared = async (): Promise<readonly string[]> => {
      const { rows } = await admin.query<{ thing: string }>(
        `select 'database ' || datname as thing from pg_database union all select 'role ' || rolname from pg_roles
         union all select 'relation ' || oid::regclass from pg_class where relnamespace = 'public'::regnamespace order by 1`,
      );
      return rows.map(({ thing }) => thing);
    };

    beforeAll(async () => {
      ({ url, stop } = await start());
      admin = new pg.Client({ connectionString: url });
      await admin.connect();
      await admin.query('create database live');
      before = await shared();
    });
    afterAll(async () => {
      expect(await shared()).toEqual(before);
      await admin?.end();
      await stop?.();
    });

    test.each([
      ['generate', ['generate', '--database-url'], '1 query compiled in'],
      ['explain', ['explain', 'GetNote', '--database-url'], 'note.body is NOT NULL'],
      ['inspect', ['inspect', '--database-url'], 'GetNote'],
      ['docs', ['docs', '--database-url'], '### GetNote'],
      ['vet', ['vet', '--scratch-url'], '1 query vetted, nothing found'],
      ['verify --against', ['verify', '--against', 'main', '--scratch-url'], 'Deploy in any order.'],
    ])('%s', async (_command, args, answer) => {
      const { code, stdout, stderr } = await project.run([...args, url]);
      expect({ code, stderr, stdout }).toEqual({ code: 0, stderr: '', stdout: expect.stringContaining(answer) });
    });

    test('verify and vet with a live database, which is only read', async () => {
      const live = new URL(url);
      live.pathname = '/live';
      const flags = ['--database-url', live.href, '--scratch-url', url];
      const client = new pg.Client({ connectionString: live.href });
      await client.connect();
      try {
        await client.query(schema.replace('body text NOT NULL', "body text, kind text NOT NULL DEFAULT ''"));
        const verified = await project.run(['verify', ...flags]);
        expect([verified.code, verified.stdout.match(/(?:error|note) RT\d+: [^:]*/g)]).toEqual([1, ['error RT605: GetNote.body can be NULL in the database, and its compiled type has no null']]);
        expect(await project.run(['vet', ...flags])).toMatchObject({ code: 0, stdout: '1 query vetted, nothing found\n' });
      } finally {
        await client.end();
      }
    });

    test('a refused schema leaves nothing behind either, and the help speaks of the server', async () => {
      const { code, stderr } = await project.run(['vet', '--schema', 'more.sql', '--queries', 'queries', '--scratch-url', url]);
      expect([code, stderr.includes('more.sql')]).toEqual([1, true]);
      await project.write('nowhere.sql', 'CREATE EXTENSION nowhere;\n');
      const refused = await project.run(['verify', '--against', 'main', '--schema', 'nowhere.sql', '--queries', 'queries', '--scratch-url', url]);
      expect(refused.code).toBe(1);
      const vetted = await project.run(['vet', '--schema', 'nowhere.sql', '--queries', 'queries', '--scratch-url', url]);
      expect(vetted.stderr).toContain('help: Install the extension on that server, or name another server.');
    });
  });
}

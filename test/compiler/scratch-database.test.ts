import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compileProject, type ProjectCompilation } from '../../src/compiler/index.js';
import { startTestServer, type TestServer } from '../../src/testing/index.js';

const project = { schema: ['migrations'], queries: ['queries'] };

let embedded: ProjectCompilation;
let server: ProjectCompilation;
let admin: pg.Client;
/** Own, since the databases and roles of the whole server are looked at. */
let own: TestServer;

beforeAll(async () => {
  own = await startTestServer();
  admin = new pg.Client({ connectionString: own.url });
  await admin.connect();
  embedded = await compileProject(project);
  server = await compileProject({ ...project, databaseUrl: own.url });
});

afterAll(async () => {
  await admin.end();
  await own.stop();
});

async function scratchDatabases(): Promise<number> {
  const { rowCount } = await admin.query(`select from pg_database where datname like 'rowtype_scratch_%'`);
  return rowCount ?? -1;
}

describe('a real server as the judge', () => {
  test('gives the verdicts of the embedded PostgreSQL, word for word', () => {
    expect(server.compilation.diagnostics).toEqual([]);
    expect(server.compilation.queries.length).toBeGreaterThanOrEqual(12);
    expect(server.compilation.queries).toEqual(embedded.compilation.queries);
    expect(server.compilation.enums).toEqual(embedded.compilation.enums);
  });

  test('leaves no database behind, also when the schema or a query is refused', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'rowtype-scratch-'));
    const schema = join(folder, 'schema.sql');
    await writeFile(schema, 'create table t (id int primary key, other nosuchtype);');
    const refused = await compileProject({ schema: [schema], queries: ['queries'], databaseUrl: own.url });
    await rm(folder, { recursive: true });
    expect(refused.compilation.diagnostics.map(({ code }) => code)).toContain('RT202');

    const noTables = await compileProject({ schema: [], queries: ['queries'], databaseUrl: own.url });
    expect(noTables.compilation.diagnostics.map(({ code }) => code)).toContain('RT201');
    expect(await scratchDatabases()).toBe(0);
  });

  test('that does not answer is one clear error', async () => {
    const url = 'postgresql://nobody@127.0.0.1:1/none';
    await expect(compileProject({ ...project, databaseUrl: url })).rejects.toMatchObject({
      name: 'ScratchDatabaseError',
      message: expect.stringContaining('does not answer'),
      help: expect.stringContaining('database URL'),
    });
  });

  test.each([
    ['of a database that is not there', (url: string) => url.replace(/\/[^/]*$/, '/nowhere'), 'the server refuses the connection: database "nowhere" does not exist'],
    ['with a wrong password', (url: string) => url.replace(/:[^:@]*@/, ':wrong@'), 'the server refuses the connection: password authentication failed for user "postgres"'],
    ['that is none', () => 'nowhere', 'the database URL cannot be read'],
  ])('by a URL %s is one clear error', async (_what, wrong, message) => {
    await expect(compileProject({ ...project, databaseUrl: wrong(own.url) })).rejects.toMatchObject({ name: 'ScratchDatabaseError', message });
  });

  test('whose role may not create databases is one clear error', async () => {
    await admin.query(`create role rowtype_plain login password 'plain'`);
    try {
      const url = new URL(own.url);
      url.username = 'rowtype_plain';
      url.password = 'plain';
      await expect(compileProject({ ...project, databaseUrl: url.href })).rejects.toMatchObject({
        name: 'ScratchDatabaseError',
        help: expect.stringContaining('CREATEDB'),
      });
    } finally {
      await admin.query('drop role rowtype_plain');
    }
  });
});

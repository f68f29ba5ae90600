/** Whatever keeps a connection from working is one sentence with a way out, and never shows the password. */
import { createServer } from 'node:net';
import { expect, inject, test } from 'vitest';
import { MigrationConnectionError, migrateUp } from '../../src/migrate/index.js';

async function refusal(databaseUrl: string | undefined): Promise<MigrationConnectionError> {
  const error = await migrateUp({ databaseUrl, migrations: [{ name: '1_a', sql: 'SELECT 1' }] }).catch(
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof MigrationConnectionError)) throw error;
  expect(error.report).not.toContain('secret');
  expect(error.report.split('\n')).toHaveLength(2);
  return error;
}

function changed(change: (url: URL) => void): string {
  const url = new URL(inject('serverUrl'));
  change(url);
  return url.href;
}

test.each([
  ['a missing URL', undefined, 'no database is named'],
  ['an empty URL', '  ', 'no database is named'],
  ['something else than a URL', 'localhost', 'cannot be read'],
  ['a URL of another database system', 'mysql://root:secret@localhost/x', 'begins with "mysql:"'],
  ['a port where nobody listens', 'postgresql://u:secret@127.0.0.1:1/x', 'no PostgreSQL server answers at 127.0.0.1:1'],
  ['an unknown host', 'postgresql://u:secret@host.invalid/x', 'the host host.invalid is not known'],
])('%s', async (_, url, message) => {
  expect((await refusal(url)).message).toContain(message);
});

test('a wrong password', async () => {
  const url = changed((each) => (each.password = 'secret'));
  expect((await refusal(url)).message).toContain('refuses the password of postgres');
});

test('a database that does not exist', async () => {
  const url = changed((each) => (each.pathname = '/no_such_database'));
  const error = await refusal(url);
  expect(error.message).toContain('the database "no_such_database" does not exist');
  expect(error.help).toContain('createdb no_such_database');
});

test('a server without TLS', async () => {
  const url = changed((each) => (each.search = '?sslmode=verify-full'));
  expect((await refusal(url)).help).toContain('sslmode');
});

test('a port that belongs to something else than PostgreSQL', async () => {
  const server = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  try {
    expect((await refusal(`postgresql://u:secret@127.0.0.1:${port}/x`)).message).toContain(`127.0.0.1:${port}`);
  } finally {
    server.close();
  }
});

test.each(["it's", 'a"b', '', 'x'.repeat(51)])('the name %j is no table of applied migrations', async (table) => {
  const run = migrateUp({ databaseUrl: inject('serverUrl'), table, migrations: [{ name: '1_a', sql: 'SELECT 1' }] });
  await expect(run).rejects.toMatchObject({ code: 'options' });
});

test('a URL and a client at once are refused', async () => {
  const client = { query: () => Promise.resolve({ rows: [] }) };
  await expect(
    migrateUp({ databaseUrl: inject('serverUrl'), client, migrations: [{ name: '1_a', sql: 'SELECT 1' }] }),
  ).rejects.toMatchObject({
    code: 'options',
  });
});

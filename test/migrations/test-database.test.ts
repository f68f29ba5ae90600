/** Databases for tests come filled and go without a trace. */
import { expect, inject, test } from 'vitest';
import { taskMigrations } from '../../src/migrate/index.js';
import { createTestDatabase } from '../../src/testing/index.js';
import { withClient } from '../support/with-client.js';

test('a database on a server is migrated, has a URL, and is gone after close', async () => {
  const database = await createTestDatabase({
    server: inject('serverUrl'),
    migrations: taskMigrations(),
    schema: 'CREATE TABLE extra (id int)',
  });
  const { rows } = await database.db.query('SELECT count(*)::int AS users FROM users');
  expect(rows).toEqual([{ users: 1 }]);
  const name = new URL(database.url).pathname.slice(1);
  await database.close();
  await withClient(inject('serverUrl'), async (client) => {
    expect((await client.query('SELECT FROM pg_database WHERE datname = $1', [name])).rowCount).toBe(0);
  });
});

test('a schema that fails leaves no database behind', async () => {
  const schema = "DO $$ BEGIN RAISE EXCEPTION '%', current_database(); END $$";
  const error = await createTestDatabase({ server: inject('serverUrl'), schema }).catch((thrown: unknown) => thrown);
  const name = error instanceof Error ? error.message : '';
  expect(name).toMatch(/^test_/);
  await withClient(inject('serverUrl'), async (client) => {
    expect((await client.query('SELECT FROM pg_database WHERE datname = $1', [name])).rowCount).toBe(0);
  });
});

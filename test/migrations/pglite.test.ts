/** The same code migrates the database in memory, and tells the same when it fails. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrateDown, MigrationFailedError, migrateUp, migrationStatus } from '../../src/migrate/index.js';
import { createTestDatabase, type TestDatabase } from '../../src/testing/index.js';
import type { PGlite } from '@electric-sql/pglite';

let database: TestDatabase<PGlite>;

beforeAll(async () => {
  database = await createTestDatabase({
    migrations: [{ name: '1_a', sql: '-- Up Migration\nCREATE TABLE a (id int);\n-- Down Migration\nDROP TABLE a;' }],
    schema: 'INSERT INTO a VALUES (1)',
  });
});
afterAll(() => database.close());

test('a test database in memory is migrated and filled', async () => {
  expect((await database.db.query('SELECT * FROM a')).rows).toEqual([{ id: 1 }]);
  expect(database.url).toBeNull();
});

test('an index is built concurrently, a failing migration leaves nothing and names its place', async () => {
  const a = { name: '1_a', sql: '-- Up Migration\nCREATE TABLE a (id int);\n-- Down Migration\nDROP TABLE a;' };
  const index = { name: '2_index', sql: '-- no-transaction\nCREATE INDEX CONCURRENTLY a_idx ON a (id);' };
  const broken = { name: '3_broken', sql: '-- Up Migration\nCREATE TABLE b (id int);\nSELECT\n  nosuchcolumn;' };
  const error = await migrateUp({ client: database.db, migrations: [a, index, broken] }).catch(
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(MigrationFailedError);
  expect(error instanceof MigrationFailedError && error.report).toContain('3_broken.sql:4:3\n');
  const { rows } = await database.db.query("SELECT to_regclass('a_idx') IS NOT NULL AS index, to_regclass('b') AS b");
  expect(rows).toEqual([{ index: true, b: null }]);
  expect((await migrationStatus({ client: database.db, migrations: [a, index, broken] })).pending).toEqual([
    '3_broken',
  ]);
  await expect(migrateDown({ client: database.db, migrations: [a, index] })).rejects.toMatchObject({
    code: 'irreversible',
  });
});

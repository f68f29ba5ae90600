/** The schema after all migrations is the committed one, on a server and in memory. */
import { readFile, writeFile } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogueText, describeCatalogue, migrateUp, taskMigrations } from '../../src/migrate/index.js';
import { createServerDatabase, type ServerDatabase } from '../support/server-database.js';

const snapshot = new URL('schema.snapshot.sql', import.meta.url);
const header = `-- The schema after all migrations, from the catalogue of PostgreSQL 18; a test compares it.
-- To write it anew: UPDATE_SNAPSHOTS=1 npx vitest run --config test/vitest.config.ts test/migrations/schema-snapshot.test.ts\n\n`;

describe('the committed schema', () => {
  let database: ServerDatabase;

  beforeAll(async () => {
    database = await createServerDatabase();
  });
  afterAll(() => database.drop());

  test('is what the migrations make on a server', async () => {
    await migrateUp({ databaseUrl: database.url, migrations: taskMigrations() });
    const text = header + catalogueText(await describeCatalogue({ databaseUrl: database.url }));
    if (process.env['UPDATE_SNAPSHOTS'] === '1') await writeFile(snapshot, text);
    expect(text).toBe(await readFile(snapshot, 'utf8'));
  });

  test('is what the migrations make in PGlite', async () => {
    const client = await PGlite.create();
    try {
      await migrateUp({ client, migrations: taskMigrations() });
      expect(header + catalogueText(await describeCatalogue({ client }))).toBe(await readFile(snapshot, 'utf8'));
    } finally {
      await client.close();
    }
  });
});

/** A process that starts a migration which does not end: node sleeping-migrator.ts <url> <folder>. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { migrateUp, type MigrationSource } from '../../src/migrate/index.js';

const [, , databaseUrl, folder = ''] = process.argv;
const files = (await readdir(folder)).filter((name) => name.endsWith('.sql'));
const known: MigrationSource[] = await Promise.all(
  files.map(async (name) => ({ name: name.replace(/\.sql$/, ''), sql: await readFile(join(folder, name), 'utf8') })),
);
const sleeping: MigrationSource = { name: '9999_sleep', sql: 'SELECT pg_sleep(600);' };
const applied = known.toSorted((a, b) => (a.name < b.name ? -1 : 1)).slice(0, 9);
await migrateUp({ databaseUrl, migrations: [...applied, sleeping] });

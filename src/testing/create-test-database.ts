/** A throw-away database for a test: in memory, or on a server that is given. */
import { randomBytes } from 'node:crypto';
import type { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { migrateUp, type MigrationSource } from '../migrate/index.js';

export interface TestDatabaseOptions {
  /** A folder of migrations, or the migrations themselves; all of them are applied. */
  readonly migrations?: string | readonly MigrationSource[] | undefined;
  /** SQL to run after the migrations: tables, functions, rows. */
  readonly schema?: string | undefined;
}

export interface TestDatabase<Db> {
  /** What query functions take as their first argument. */
  readonly db: Db;
  /** Connection URL; null for the database in memory. */
  readonly url: string | null;
  /** Ends the connections and removes the database. */
  close(): Promise<void>;
}

/**
 * Without `server`, a PGlite in memory: no server needed, one connection, some seconds to start. With
 * the URL of a server, a new database on it with a `pg` Pool; the user needs CREATEDB.
 *
 * @throws MigrationError as `migrateUp` does; the database is removed then.
 * @example
 * const { db, close } = await createTestDatabase({ migrations: taskMigrations() });
 * @example
 * const server = await startTestServer();
 * const { db, url, close } = await createTestDatabase({ server: server.url, migrations: 'migrations' });
 */
export function createTestDatabase(
  options: TestDatabaseOptions & { readonly server: string },
): Promise<TestDatabase<pg.Pool> & { readonly url: string }>;
export function createTestDatabase(
  options?: TestDatabaseOptions & { readonly server?: undefined },
): Promise<TestDatabase<PGlite> & { readonly url: null }>;
export function createTestDatabase(
  options: TestDatabaseOptions & { readonly server?: string | undefined } = {},
): Promise<TestDatabase<pg.Pool | PGlite>> {
  return options.server === undefined ? inMemory(options) : onServer(options.server, options);
}

async function inMemory(options: TestDatabaseOptions): Promise<TestDatabase<PGlite>> {
  const { PGlite } = await import('@electric-sql/pglite');
  const db = await PGlite.create();
  const close = (): Promise<void> => db.close();
  return filled({ db, url: null, close }, options, (sql) => db.exec(sql));
}

async function onServer(
  server: string,
  options: TestDatabaseOptions,
): Promise<TestDatabase<pg.Pool> & { readonly url: string }> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await command(server, `CREATE DATABASE ${name}`);
  const address = new URL(server);
  address.pathname = `/${name}`;
  const url = address.href;
  const db = new pg.Pool({ connectionString: url });
  // The server may end idle connections before the pool does; a test must not die of that.
  db.on('error', () => {});
  const close = async (): Promise<void> => {
    await db.end();
    await command(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  };
  return filled({ db, url, close }, options, (sql) => db.query(sql));
}

async function filled<Database extends TestDatabase<pg.Pool | PGlite>>(
  database: Database,
  { migrations, schema }: TestDatabaseOptions,
  run: (sql: string) => Promise<unknown>,
): Promise<Database> {
  try {
    if (migrations !== undefined) await migrateUp({ client: database.db, migrations });
    if (schema !== undefined) await run(schema);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function command(server: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

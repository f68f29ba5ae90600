/** The service's database: the server in DATABASE_URL, or an embedded PostgreSQL that lives as long as the process. */
import pg from 'pg';
import type { Queryable } from 'rowtype';
import { migrateUp, taskMigrations, type MigrationEvent } from 'rowtype/migrate';

export interface Database {
  /** What the functions of `rowtype/tasks` take. */
  readonly db: Queryable;
  /** Runs a script of SQL. */
  runScript(sql: string): Promise<unknown>;
  close(): Promise<void>;
}

/** Opens the database and brings it up to the migrations that came with the package; of several processes, one works. */
export async function openDatabase(url: string | undefined, onEvent: (event: MigrationEvent) => void): Promise<Database> {
  const migrations = taskMigrations();
  if (url === undefined) {
    // Only here: with a server, PGlite need not be installed.
    const { PGlite } = await import('@electric-sql/pglite');
    const db = await PGlite.create();
    await migrateUp({ client: db, migrations, onEvent });
    return { db, runScript: (sql) => db.exec(sql), close: () => db.close() };
  }
  const pool = new pg.Pool({ connectionString: url });
  // An idle connection that the server ends is replaced by the pool; without a listener Node would exit.
  pool.on('error', (error) => console.error(`idle connection lost: ${error.message}`));
  await migrateUp({ databaseUrl: url, migrations, onEvent });
  return { db: pool, runScript: (sql) => pool.query(sql), close: () => pool.end() };
}

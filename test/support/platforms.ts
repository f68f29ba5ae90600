/** The places that domain tests run on, each with the project's own migrations applied. */
import { describe } from 'vitest';
import { taskMigrations } from '../../src/migrate/index.js';
import type { Queryable } from '../../src/runtime/index.js';
import { createTestDatabase } from '../../src/testing/index.js';
import type { AvailableServer } from './older-servers.js';
import { availableServers, titleOf } from './servers.js';
import type { SqlClient } from './sql-client.js';

export interface MigratedDatabase {
  /** One connection, as query functions take it. What a test begins on it, it can roll back. */
  readonly db: Queryable;
  /** The same connection for SQL of the tests themselves. */
  readonly sql: SqlClient;
  /** Removes the database, and the server if it was started for it. */
  close(): Promise<void>;
}

export interface Platform {
  /** Says why it is skipped, if it is. */
  readonly name: string;
  readonly skipped: boolean;
  /** A new database. */
  open(): Promise<MigratedDatabase>;
}

const pglite: Platform = {
  name: 'PGlite',
  skipped: false,
  async open() {
    const { db, close } = await createTestDatabase({ migrations: taskMigrations() });
    return { db, sql: db, close };
  },
};

const servers = availableServers();

export const embeddedServer: Platform = toPlatform(first(servers));

/** PGlite and every server there is: embedded, given, installed, in containers. */
export const everyPlatform: readonly Platform[] = [pglite, ...servers.map(toPlatform)];

/** PGlite, the embedded server, and the one in DATABASE_URL. */
export const platforms: readonly Platform[] = [pglite, ...servers.slice(0, 2).map(toPlatform)];

/** A `describe` block for each of the platforms. */
export function describeOn(where: readonly Platform[], title: string, tests: (platform: Platform) => void): void {
  for (const platform of where) describe.skipIf(platform.skipped)(`${title} on ${platform.name}`, () => tests(platform));
}

function toPlatform(server: AvailableServer): Platform {
  return { name: titleOf(server), skipped: server.skip !== null, open: () => openOn(server) };
}

async function openOn(server: AvailableServer): Promise<MigratedDatabase> {
  const { url, stop } = await server.start();
  const { db: pool, close } = await createTestDatabase({ migrations: taskMigrations(), server: url });
  const client = await pool.connect();
  return {
    db: client,
    sql: client,
    async close() {
      client.release();
      await close();
      await stop();
    },
  };
}

function first<T>([item]: readonly T[]): T {
  if (item === undefined) throw new Error('there is no server');
  return item;
}

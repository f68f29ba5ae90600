/** Connects to the server in a URL; the one file of this room that opens connections with `pg`. */
import pg from 'pg';
import { connectionError } from './connection-error.js';
import { MigrationConnectionError } from './errors.js';

export interface Connection {
  readonly client: pg.Client;
  /** Never throws and never waits for a dead server. */
  close(): Promise<void>;
}

/** @throws MigrationConnectionError for a missing or malformed URL and for everything that keeps a login from working. */
export async function openConnection(databaseUrl: string | undefined): Promise<Connection> {
  const url = checkUrl(databaseUrl);
  const client = new pg.Client({
    connectionString: databaseUrl?.trim(),
    application_name: 'rowtype migrate',
    keepAlive: true,
    connectionTimeoutMillis: 15_000,
  });
  // Without a listener a connection that dies between two queries would end the whole process.
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (cause) {
    throw connectionError(cause, url);
  }
  return {
    client,
    async close() {
      await client.end().catch(() => {});
    },
  };
}

function checkUrl(databaseUrl: string | undefined): URL {
  const example = 'For example postgresql://user:password@localhost:5432/database';
  if (databaseUrl === undefined || databaseUrl.trim() === '') {
    throw new MigrationConnectionError('no database is named', `Set DATABASE_URL to the server. ${example}`);
  }
  if (!URL.canParse(databaseUrl.trim()))
    throw new MigrationConnectionError(
      'the database URL cannot be read',
      `Correct it; special characters of the password are written as %40 and so on. ${example}`,
    );
  const url = new URL(databaseUrl.trim());
  if (url.protocol !== 'postgres:' && url.protocol !== 'postgresql:') {
    throw new MigrationConnectionError(`the database URL begins with "${url.protocol}", not "postgresql:"`, example);
  }
  return url;
}

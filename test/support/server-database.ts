/** An empty database on the run's embedded PostgreSQL 18 server. */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

export interface ServerDatabase {
  readonly url: string;
  /** Drops the database, also when connections are still open. */
  drop(): Promise<void>;
}

/** Creates a database with a name of its own on `serverUrl` (default: the embedded server of this run). */
export async function createServerDatabase(serverUrl: string = inject('serverUrl')): Promise<ServerDatabase> {
  const name = `rowtype_test_${randomBytes(6).toString('hex')}`;
  await onServer(serverUrl, `create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(serverUrl, `drop database if exists ${name} with (force)`) };
}

async function onServer(serverUrl: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** One database session whose values stay PostgreSQL's own text, whatever kind of client the caller has. */
import type { MigrationClient } from '../../migrate/index.js';

export type RawRow = readonly (string | null)[];

export interface RawSession {
  /** Runs any number of statements without parameters. */
  execute(sql: string): Promise<void>;
  /** Runs one statement; the values of its rows as text. */
  rows(sql: string, args?: readonly (string | null)[]): Promise<readonly RawRow[]>;
  /** Gives a connection back to its pool. */
  release(): void;
}

/** A connected `pg` Client or PoolClient, a `pg` Pool, or a PGlite. */
export type TestClient = MigrationClient;

export async function openRawSession(client: TestClient): Promise<RawSession> {
  if (isPglite(client)) return pgliteSession(client);
  if (!isPool(client)) return plainSession(client, () => {});
  const connection = await client.connect();
  return plainSession(connection, () => connection.release());
}

interface Pglite {
  exec(sql: string): Promise<unknown>;
  query(sql: string, args: unknown[], options: object): Promise<{ readonly rows: unknown[] }>;
}

interface Pool {
  connect(): Promise<MigrationClient & { release(): void }>;
}

function isPglite(client: object): client is Pglite {
  return 'exec' in client && typeof client.exec === 'function';
}

function isPool(client: object): client is Pool {
  return 'idleCount' in client && 'connect' in client;
}

/** PGlite asks for a parser and a serializer of each type. */
async function pgliteSession(client: Pglite): Promise<RawSession> {
  const types = await client.query('select oid::text from pg_type', [], { rowMode: 'array' });
  const oids = toRows(types.rows).map(([oid]) => Number(oid));
  const parsers = Object.fromEntries(oids.map((oid) => [oid, (value: string) => value]));
  const serializers = Object.fromEntries(oids.map((oid) => [oid, (value: unknown) => String(value)]));
  const options = { rowMode: 'array', parsers, serializers };
  return {
    async execute(sql) {
      await client.exec(sql);
    },
    rows: async (sql, args = []) => toRows((await client.query(sql, [...args], options)).rows),
    release() {},
  };
}

function plainSession(client: MigrationClient, release: () => void): RawSession {
  const send: (query: object) => Promise<{ readonly rows?: unknown[] }> = client.query.bind(client) as never;
  const types = { getTypeParser: () => (value: string) => value };
  return {
    async execute(sql) {
      await client.query(sql);
    },
    rows: async (text, args = []) => toRows((await send({ text, values: [...args], rowMode: 'array', types })).rows ?? []),
    release,
  };
}

function toRows(rows: readonly unknown[]): readonly RawRow[] {
  return rows.map((row) => (Array.isArray(row) ? row.map((value: unknown) => (value === null || value === undefined ? null : String(value))) : []));
}

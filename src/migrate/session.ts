/** One database session for a run of migrations, whatever kind of client the caller has. */
import { MigrationConnectionError, MigrationError } from './errors.js';
import type { MigrationClient, MigrationTarget } from './model.js';
import { openConnection } from './open-connection.js';

export type Row = Readonly<Record<string, unknown>>;

export interface Session {
  /** Without values any number of statements may be in the text; the rows are those of the last one. */
  query(text: string, values?: readonly unknown[]): Promise<{ rows: Row[] }>;
  /** Undoes what a migration may have set: search_path, time zone, role, timeouts. */
  reset(): Promise<void>;
  /** Ends the session, or gives the client back as it was. `broken`: it cannot be used again. */
  close(broken: boolean): Promise<void>;
}

/** @throws MigrationConnectionError, or MigrationError when the options name no database or two. */
export async function openSession({
  databaseUrl,
  client,
}: Pick<MigrationTarget, 'databaseUrl' | 'client'>): Promise<Session> {
  if (client !== undefined && databaseUrl !== undefined) {
    throw new MigrationError('options', 'both databaseUrl and client are given', 'Give one of them.');
  }
  if (client === undefined) return ownSession(databaseUrl);
  if (isPglite(client)) return borrowedSession(pgliteQuery(client));
  if (isPool(client)) return pooledSession(client);
  return borrowedSession(plainQuery(client));
}

type Query = Session['query'];

async function ownSession(databaseUrl: string | undefined): Promise<Session> {
  const connection = await openConnection(databaseUrl);
  const query = plainQuery(connection.client);
  const prepare = async (): Promise<void> => {
    // The time stamps of node-pg-migrate's table have no zone, and the order of migrations hangs on them.
    await query("SET TimeZone TO 'UTC'");
    // A migrator that was killed must not keep its lock until its statement ends. Not every system has this.
    await query("SET client_connection_check_interval TO '2s'").catch(() => {});
  };
  await prepare();
  return {
    query,
    async reset() {
      await query('RESET SESSION AUTHORIZATION; RESET ROLE; RESET ALL');
      await prepare();
    },
    close: () => connection.close(),
  };
}

/** Only what the run itself needs or a migration commonly leaves is put back; the rest is the owner's. */
async function borrowedSession(query: Query, release: (broken: boolean) => void = () => {}): Promise<Session> {
  const [before] = (
    await query(`SELECT current_setting('TimeZone') AS zone, current_setting('search_path') AS path,
      transaction_timestamp() <> statement_timestamp() AS inside`)
  ).rows;
  if (before?.['inside'] === true) {
    release(false);
    throw new MigrationError(
      'options',
      'the client is inside a transaction',
      'Commit it first: each migration commits by itself.',
    );
  }
  await query("SET TimeZone TO 'UTC'");
  const restore = async (zone: unknown): Promise<void> => {
    await query(
      `SELECT set_config('TimeZone', ${literal(zone)}, false), set_config('search_path', ${literal(before?.['path'])}, false)`,
    );
  };
  return {
    query,
    reset: () => restore('UTC'),
    async close(broken) {
      try {
        if (!broken) await restore(before?.['zone']);
      } finally {
        release(broken);
      }
    },
  };
}

interface Pool {
  connect(): Promise<
    MigrationClient & { release(destroy?: boolean): void; on?: (event: 'error', listener: () => void) => unknown }
  >;
}

function isPool(client: MigrationClient): client is MigrationClient & Pool {
  return 'idleCount' in client && 'connect' in client;
}

async function pooledSession(pool: Pool): Promise<Session> {
  const client = await pool.connect().catch((cause: unknown) => {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new MigrationConnectionError(
      `the pool gives no connection: ${message}`,
      'Check the settings of the pool and the server.',
      cause,
    );
  });
  client.on?.('error', () => {});
  return borrowedSession(plainQuery(client), (broken) => client.release(broken));
}

interface Pglite {
  query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
  exec(text: string): Promise<{ rows: unknown[] }[]>;
}

function isPglite(client: MigrationClient): client is MigrationClient & Pglite {
  return 'exec' in client && typeof client.exec === 'function';
}

/** PGlite's `query` takes one statement only; `exec` takes many, but no values. */
function pgliteQuery(client: Pglite): Query {
  return async (text, values) => {
    if (values !== undefined) return { rows: toRows((await client.query(text, [...values])).rows) };
    return { rows: toRows((await client.exec(text)).at(-1)?.rows ?? []) };
  };
}

function plainQuery(client: MigrationClient): Query {
  const send: (text: string, values?: unknown[]) => Promise<unknown> = client.query.bind(client);
  return async (text, values) => {
    const result = values === undefined ? await send(text) : await send(text, [...values]);
    const last = Array.isArray(result) ? result.at(-1) : result;
    const rows =
      typeof last === 'object' && last !== null && 'rows' in last && Array.isArray(last.rows) ? last.rows : [];
    return { rows: toRows(rows) };
  };
}

function toRows(rows: readonly unknown[]): Row[] {
  return rows.filter((row): row is Row => typeof row === 'object' && row !== null);
}

function literal(value: unknown): string {
  return `'${String(value).replaceAll("'", "''")}'`;
}

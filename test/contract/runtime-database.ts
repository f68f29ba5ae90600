/** A server database with one table of counters, and queries on it. */
import pg from 'pg';
import { codecs as t, defineQuery, type NoColumns, type NoParams } from '../../src/runtime/index.js';
import { createServerDatabase } from '../support/server-database.js';

export const counterSchema = `
  create table counters (name text primary key, value int not null);
  create table refs (name text constraint refs_name references counters deferrable initially deferred);
`;

export const addCounter = defineQuery<{ name: string; value: number }, NoColumns>({
  name: 'AddCounter',
  readOnly: false,
  sql: 'insert into counters values ($1, $2)',
  params: { name: t.text, value: t.int4 },
  columns: {},
});

export const setCounter = defineQuery<{ name: string; value: number }, NoColumns>({
  name: 'SetCounter',
  readOnly: false,
  sql: 'update counters set value = $2 where name = $1',
  params: { name: t.text, value: t.int4 },
  columns: {},
});

export const listCounters = defineQuery<NoParams, { name: string; value: number }>({
  name: 'ListCounters',
  readOnly: true,
  sql: 'select name, value from counters order by name',
  params: {},
  columns: { name: ['name', t.text], value: ['value', t.int4] },
});

export const addRef = defineQuery<{ name: string }, NoColumns>({
  name: 'AddRef',
  readOnly: false,
  sql: 'insert into refs values ($1)',
  params: { name: t.text },
  columns: {},
});

export const sessionState = defineQuery<NoParams, { pid: number; isolation: string; readOnly: string; deferrable: string }>({
  name: 'SessionState',
  readOnly: true,
  sql: `select pg_backend_pid() as pid, current_setting('transaction_isolation') as isolation,
    current_setting('transaction_read_only') as read_only, current_setting('transaction_deferrable') as deferrable`,
  params: {},
  columns: { pid: ['pid', t.int4], isolation: ['isolation', t.text], readOnly: ['read_only', t.text], deferrable: ['deferrable', t.text] },
});

export const sleep = defineQuery<{ seconds: number }, NoColumns>({
  name: 'Sleep',
  readOnly: true,
  sql: 'select pg_sleep($1)',
  params: { seconds: t.float8 },
  columns: {},
});

export interface RuntimeDatabase {
  readonly url: string;
  readonly pool: pg.Pool;
  /** Clients on which the pool or a test emitted `error` without a listener would have ended the process. */
  connect(config?: pg.ClientConfig): Promise<pg.Client>;
  /** Runs SQL on a connection that no test touches. */
  sql(text: string): Promise<Record<string, unknown>[]>;
  close(): Promise<void>;
}

export async function openRuntimeDatabase(): Promise<RuntimeDatabase> {
  const database = await createServerDatabase();
  const admin = new pg.Client({ connectionString: database.url });
  await admin.connect();
  await admin.query(counterSchema);
  const pool = new pg.Pool({ connectionString: database.url, max: 4 });
  const clients: pg.Client[] = [];
  return {
    url: database.url,
    pool,
    async connect(config) {
      const client = new pg.Client({ connectionString: database.url, ...config });
      clients.push(client);
      await client.connect();
      return client;
    },
    sql: async (text) => (await admin.query(text)).rows as Record<string, unknown>[],
    async close() {
      await Promise.all(clients.map((client) => client.end()));
      await pool.end();
      await admin.end();
      await database.drop();
    },
  };
}

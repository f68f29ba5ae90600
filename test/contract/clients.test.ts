/** The contract on every client that runs on this machine, and on the server in DATABASE_URL if one is given. */
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { afterAll, beforeAll, describe } from 'vitest';
import { transaction } from '../../src/runtime/index.js';
import { createServerDatabase } from '../support/server-database.js';
import { describeClient, type ClientKind, type OpenClient } from './client-contract.js';
import { describeLists } from './list-contract.js';

function onServer(name: string, serverUrl: string | undefined, wrap: (pool: pg.Pool) => Promise<Wrapped>): ClientKind {
  return {
    name,
    async open() {
      const database = await createServerDatabase(serverUrl);
      const pool = new pg.Pool({ connectionString: database.url, max: 3 });
      const wrapped = await wrap(pool);
      return {
        run: wrapped.run,
        survivesErrors: wrapped.survivesErrors,
        sql: async (text) => void (await pool.query(text)),
        close: async () => {
          await wrapped.close?.();
          await pool.end();
          await database.drop();
        },
      };
    },
  };
}

interface Wrapped extends Pick<OpenClient, 'run' | 'survivesErrors'> {
  close?(): Promise<void>;
}

function serverKinds(label: string, serverUrl?: string): readonly ClientKind[] {
  return [
    onServer(`pg Pool on ${label}`, serverUrl, async (pool) => ({ run: (use) => use(pool), survivesErrors: true })),
    onServer(`pg PoolClient on ${label}`, serverUrl, async (pool) => {
      const client = await pool.connect();
      return { run: (use) => use(client), survivesErrors: true, close: async () => client.release() };
    }),
    onServer(`pg Client on ${label}`, serverUrl, async (pool) => {
      const client = new pg.Client({ connectionString: pool.options.connectionString });
      await client.connect();
      return { run: (use) => use(client), survivesErrors: true, close: () => client.end() };
    }),
    onServer(`pg Client in pipeline mode on ${label}`, serverUrl, async (pool) => {
      const client = new pg.Client({ connectionString: pool.options.connectionString, pipeline: true });
      await client.connect();
      return { run: (use) => use(client), survivesErrors: true, close: () => client.end() };
    }),
    onServer(`rowtype transaction on ${label}`, serverUrl, async (pool) => ({
      run: (use) => transaction(pool, use),
      survivesErrors: false,
    })),
    onServer(`nested rowtype transaction on ${label}`, serverUrl, async (pool) => ({
      run: (use) => transaction(pool, (tx) => transaction(tx, use)),
      survivesErrors: false,
    })),
  ];
}

function describeKind(kind: ClientKind): void {
  describeClient(kind);
  describeLists(kind);
}

for (const kind of serverKinds('the embedded server')) describeKind(kind);

const givenUrl = process.env['DATABASE_URL'];
if (givenUrl !== undefined && givenUrl !== '') {
  for (const kind of serverKinds('the server of DATABASE_URL', givenUrl)) describeKind(kind);
}

describe('embedded', () => {
  let pglite: PGlite;
  beforeAll(async () => {
    pglite = await PGlite.create();
  });
  afterAll(() => pglite.close());

  const kind = (name: string, run: OpenClient['run'], survivesErrors: boolean): ClientKind => ({
    name,
    open: async () => ({ run, survivesErrors, sql: async (text) => void (await pglite.exec(text)), close: async () => undefined }),
  });

  describeKind(kind('PGlite', (use) => use(pglite), true));
  describeKind(kind('PGlite transaction', (use) => pglite.transaction(use), false));
  describeKind(kind('rowtype transaction on PGlite', (use) => transaction(pglite, use), false));
  describeKind(kind('rowtype transaction in a PGlite transaction', (use) => pglite.transaction((tx) => transaction(tx, use)), false));
});

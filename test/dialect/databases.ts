/** The databases that generated functions run on: the embedded one and a server. */
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import type { Queryable } from '../../src/runtime/index.js';
import { createServerDatabase } from '../support/server-database.js';

export interface TestDatabase {
  readonly name: string;
  readonly db: Queryable;
  /** Runs SQL beside rowtype; rows of the last statement as text of their first column. */
  sql(text: string): Promise<string[]>;
  close(): Promise<void>;
}

export async function openDatabases(schema: string): Promise<TestDatabase[]> {
  const pglite = await PGlite.create();
  const server = await createServerDatabase();
  const pool = new pg.Pool({ connectionString: server.url, max: 2 });
  const databases: TestDatabase[] = [
    {
      name: 'PGlite',
      db: pglite,
      sql: async (text) => ((await pglite.exec(text)).at(-1)?.rows ?? []).map((row) => String(Object.values(row)[0])),
      close: () => pglite.close(),
    },
    {
      name: 'server',
      db: pool,
      sql: async (text) => {
        const result = (await pool.query(text)) as pg.QueryResult | pg.QueryResult[];
        const last = Array.isArray(result) ? result.at(-1) : result;
        return (last?.rows ?? []).map((row: Record<string, unknown>) => String(Object.values(row)[0]));
      },
      close: async () => {
        await pool.end();
        await server.drop();
      },
    },
  ];
  for (const database of databases) await database.sql(schema);
  return databases;
}

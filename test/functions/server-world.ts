/**
 * A PostgreSQL server of its own with every contrib extension that needs no other language: what is called there may end it,
 * or change whatever it likes.
 */
import pg from 'pg';
import { startTestServer } from '../../src/testing/index.js';
import { type FunctionDatabase, type FunctionWorld, openFunctionWorld } from './function-world.js';

/** `plpython3u`, `hstore_plperl`: they want the libraries of Perl, Python or Tcl. */
const otherLanguage = /pl(?:perl|python|tcl)/;

export async function openServerWorld(): Promise<FunctionWorld & { readonly extensions: readonly string[] }> {
  const server = await startTestServer();
  const client = new pg.Client({ connectionString: server.url });
  // The end of the server ends the connection too.
  client.on('error', () => undefined);
  await client.connect();
  const database: FunctionDatabase = {
    async execute(sql) {
      await client.query(sql);
    },
    async queryText(sql) {
      const { rows } = await client.query<unknown[]>({ text: sql, rowMode: 'array' });
      return String(rows[0]?.[0] ?? '');
    },
    async close() {
      await client.end();
      await server.stop();
    },
  };
  // A call that never ends is an error.
  await client.query(`set statement_timeout = '2min'`);
  const { rows } = await client.query<{ name: string }>('select name from pg_available_extensions order by name');
  const extensions = rows.map(({ name }) => name).filter((name) => !otherLanguage.test(name));
  return { ...(await openFunctionWorld(database, extensions)), extensions };
}

/**
 * Asks a live database what it makes of a statement and what is in its catalogue. Nothing is written, run or kept: all
 * happens in one read-only transaction that rolls back, with short timeouts. Any role that may connect will do, as does
 * a standby: PostgreSQL looks at privileges on tables only when a statement is run.
 */
import type { Client } from 'pg';
import type { Catalogue } from '../catalogue.js';
import { describeStatement, type StatementTypes } from './describe-statement.js';
import { type ObjectNames, readObjectNames } from './object-names.js';
import { type PostgresRefusal, readRefusal } from './postgres-refusal.js';
import { indexCatalogue, readStoredCatalogue } from './read-catalogue.js';
import { connectServer, ScratchDatabaseError } from './scratch-database.js';

/** Older servers keep the bodies of SQL functions as text only. */
const OLDEST_LIVE = 140_000;

export class LiveDatabase {
  readonly catalogue: Catalogue;
  readonly names: ObjectNames;
  readonly #client: Client;

  private constructor(client: Client, catalogue: Catalogue, names: ObjectNames) {
    this.#client = client;
    this.catalogue = catalogue;
    this.names = names;
  }

  /** @throws ScratchDatabaseError when the server does not answer, or is too old */
  static async open(url: string): Promise<LiveDatabase> {
    const client = await connectServer(url);
    try {
      const queryText = async (sql: string): Promise<string> => {
        const { rows } = await client.query<unknown[]>({ text: sql, rowMode: 'array' });
        return String(rows[0]?.[0] ?? '');
      };
      const version = Number(await queryText(`select current_setting('server_version_num')`));
      if (version < OLDEST_LIVE) {
        throw new ScratchDatabaseError(
          `the server is PostgreSQL ${Math.trunc(version / 10_000)}, which is too old to be verified`,
          'Name a server of version 14 or newer.',
        );
      }
      await client.query('begin transaction isolation level repeatable read read only');
      // A backslash in a string must not mean more here than it did when the statement was compiled.
      await client.query('set local standard_conforming_strings = on');
      await client.query(`set local statement_timeout = '60s'`);
      await client.query(`set local lock_timeout = '2s'`);
      const catalogue = indexCatalogue(await readStoredCatalogue({ queryText }));
      return new LiveDatabase(client, catalogue, await readObjectNames({ queryText }));
    } catch (error) {
      await client.end();
      throw error;
    }
  }

  /** The types of the statement's parameters and columns; only parsed, with the locks of a parse given back at once. */
  async describe(sql: string): Promise<StatementTypes | PostgresRefusal> {
    await this.#client.query('savepoint rowtype_describe');
    try {
      return await describeStatement(this.#client, sql);
    } catch (error) {
      const refusal = readRefusal(error, sql);
      if (refusal === null) throw error;
      return refusal;
    } finally {
      await this.#client.query('rollback to savepoint rowtype_describe');
    }
  }

  async close(): Promise<void> {
    await this.#client.query('rollback').catch(() => undefined);
    await this.#client.end();
  }
}

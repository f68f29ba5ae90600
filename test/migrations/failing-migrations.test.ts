/** What a migration that fails leaves behind, and what it says. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  migrateDown,
  MigrationError,
  MigrationFailedError,
  migrateUp,
  migrationStatus,
  type MigrateOptions,
  type MigrationEvent,
  type MigrationSource,
} from '../../src/migrate/index.js';
import { createServerDatabase, type ServerDatabase } from '../support/server-database.js';
import { withClient } from '../support/with-client.js';

describe('a failing migration', () => {
  let database: ServerDatabase;
  let databaseUrl: string;

  beforeEach(async () => {
    database = await createServerDatabase();
    databaseUrl = database.url;
    return () => database.drop();
  });

  const first: MigrationSource = {
    name: '1_first',
    sql: '-- Up Migration\nCREATE TABLE a (id int);\n-- Down Migration\nDROP TABLE a;\n',
  };

  async function failure(
    migrations: readonly MigrationSource[],
    more: Partial<MigrateOptions> = {},
  ): Promise<MigrationFailedError> {
    const error = await migrateUp({ databaseUrl, migrations, ...more }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(MigrationFailedError);
    if (!(error instanceof MigrationFailedError)) throw error;
    expect(error.report).not.toMatch(/^\s+at /m);
    return error;
  }

  const tables = (): Promise<string[]> =>
    withClient(databaseUrl, async (client) => {
      const { rows } = await client.query<{ name: string }>(
        "SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname NOT LIKE 'pgmigrations%' ORDER BY 1",
      );
      return rows.map((row) => row.name);
    });

  const advisoryLocks = (): Promise<number> =>
    withClient(databaseUrl, async (client) => {
      const { rows } = await client.query<{ count: number }>(
        "SELECT count(*)::int AS count FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())",
      );
      return rows[0]?.count ?? -1;
    });

  test('leaves nothing of itself, keeps the earlier ones, and can be run again when corrected', async () => {
    const broken = {
      name: '2_broken',
      sql: '-- Up Migration\nCREATE TABLE b (id int);\n\nCREATE TABLE c (id nosuchtype);\n',
    };
    const error = await failure([first, broken]);
    expect(await tables()).toEqual(['a']);
    expect(await advisoryLocks()).toBe(0);
    expect((await migrationStatus({ databaseUrl, migrations: [first, broken] })).pending).toEqual(['2_broken']);
    expect(error.failure.databaseState).toBe(
      'state: nothing of 2_broken is in the database; 1 earlier migration of this run stays applied',
    );

    const corrected = { ...broken, sql: broken.sql.replace('nosuchtype', 'int') };
    expect((await migrateUp({ databaseUrl, migrations: [first, corrected] })).ran.map((each) => each.name)).toEqual([
      '2_broken',
    ]);
    expect(await tables()).toEqual(['a', 'b', 'c']);
  });

  test('is shown with line and column of the file, also after wide characters and CRLF', async () => {
    const sql = "-- Up Migration\r\nCREATE TABLE b (id int); -- é 😀\r\n\r\nSELECT '😀',\r\n  nosuchcolumn;\r\n";
    const error = await failure([{ name: '1_broken', sql }]);
    expect(error.report).toContain('1_broken.sql:5:3\n  5 |   nosuchcolumn;\n    |   ^');
    expect(error.failure).toMatchObject({ sqlState: '42703', statement: "SELECT '😀',\r\n  nosuchcolumn;" });
  });

  test('inside a function is shown with the line of the function', async () => {
    const error = await failure([{ name: '1_broken', sql: 'DO $$\nBEGIN\n  PERFORM 1 / 0;\nEND $$;' }]);
    expect(error.report).toContain('line 3 at PERFORM');
  });

  test('without a transaction says how many statements stay', async () => {
    const sql =
      '-- no-transaction\n-- Up Migration\nCREATE TABLE b (id int);\nCREATE TABLE c (id nosuchtype);\nCREATE TABLE d (id int);\n';
    const error = await failure([{ name: '1_broken', sql }]);
    expect(error.failure.databaseState).toBe(
      'state: 1 of 3 statements of 1_broken ran and stay (it runs without a transaction)',
    );
    expect(await tables()).toEqual(['b']);
    expect(await advisoryLocks()).toBe(0);
  });

  test('that leaves an invalid index is not recorded', async () => {
    const rows = { name: '1_rows', sql: 'CREATE TABLE b AS SELECT 1 AS id FROM generate_series(1, 2);' };
    const index = {
      name: '2_index',
      sql: '-- no-transaction\n-- Up Migration\nCREATE UNIQUE INDEX CONCURRENTLY b_idx ON b (id);\n',
    };
    expect((await failure([rows, index])).failure.sqlState).toBe('23505');

    // IF NOT EXISTS succeeds over the invalid leftover, and would be recorded.
    const swallowed = { ...index, sql: index.sql.replace('CONCURRENTLY', 'CONCURRENTLY IF NOT EXISTS') };
    const error = await failure([rows, swallowed]);
    expect(error.code).toBe('invalid-index');
    expect(error.message).toContain('b_idx');
    expect((await migrationStatus({ databaseUrl, migrations: [rows, swallowed] })).pending).toEqual(['2_index']);

    const repaired = {
      ...index,
      sql: index.sql.replace('CREATE UNIQUE', 'DROP INDEX CONCURRENTLY IF EXISTS b_idx;\nCREATE'),
    };
    expect((await migrateUp({ databaseUrl, migrations: [rows, repaired] })).ran).toHaveLength(1);
  });

  test.each([
    ['25001', "DO $$ BEGIN EXECUTE 'CREATE INDEX CONCURRENTLY a_idx ON a (id)'; END $$;", /no-transaction/],
    ['55P04', "ALTER TYPE mood ADD VALUE 'glad'; SELECT 'glad'::mood;", /later migration/],
    ['42P07', 'CREATE TABLE a (id int);', /exists already/],
    ['42601', 'CREATE TABEL b (id int);', /Correct the migration/],
  ])('with SQLSTATE %s says what to do', async (sqlState, statement, help) => {
    const mood = { name: '2_mood', sql: "CREATE TYPE mood AS ENUM ('sad');" };
    const error = await failure([first, mood, { name: '3_broken', sql: `-- Up Migration\n${statement}\n` }]);
    expect(error.failure.sqlState).toBe(sqlState);
    expect(error.help).toMatch(help);
  });

  test('at commit, by a deferred constraint, leaves nothing', async () => {
    const sql =
      '-- Up Migration\nCREATE TABLE b (id int UNIQUE DEFERRABLE INITIALLY DEFERRED);\nINSERT INTO b VALUES (1), (1);\n';
    expect((await failure([{ name: '1_broken', sql }])).failure.sqlState).toBe('23505');
    expect(await tables()).toEqual([]);
  });

  test('whose connection is killed leaves no lock and does not end the process', async () => {
    const sql = '-- Up Migration\nCREATE TABLE b (id int);\nSELECT pg_sleep(30);\n';
    const run = failure([{ name: '1_slow', sql }]);
    await withClient(databaseUrl, async (client) => {
      for (let killed = 0; killed === 0;) {
        const { rowCount } = await client.query(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'SELECT pg_sleep%'",
        );
        killed = rowCount ?? 0;
      }
    });
    const error = await run;
    expect(error.message).toContain('the connection was lost');
    expect(error.failure.databaseState).toBe('state: nothing of 1_slow is in the database');
    expect(await tables()).toEqual([]);
    // The server tells the client of its end before it lets go of what the session held.
    await expect.poll(advisoryLocks, { timeout: 30_000 }).toBe(0);
  });

  test('in its down part stays applied', async () => {
    const sql =
      '-- Up Migration\nCREATE TABLE b (id int);\n-- Down Migration\nDROP TABLE b;\nDROP TABLE nosuchtable;\n';
    const migrations = [{ name: '1_b', sql }];
    await migrateUp({ databaseUrl, migrations });
    const error = await migrateDown({ databaseUrl, migrations }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      code: 'failed',
      failure: { databaseState: 'state: nothing of the undoing of 1_b is in the database' },
    });
    expect(error instanceof MigrationError && error.report).toContain('1_b.sql:5:1');
    expect(await tables()).toEqual(['b']);
    expect((await migrationStatus({ databaseUrl, migrations })).upToDate).toBe(true);
  });
});

describe('a migration that waits for a lock', () => {
  let database: ServerDatabase;

  beforeAll(async () => {
    database = await createServerDatabase();
  });
  afterAll(() => database.drop());

  test('is rolled back as a whole and tried again, and lets readers through in between', async () => {
    const databaseUrl = database.url;
    const make = { name: '1_make', sql: 'CREATE TABLE a (id int);' };
    const alter = {
      name: '2_alter',
      sql: '-- Up Migration\nCREATE TABLE b (id int);\nALTER TABLE a ADD COLUMN more int;\n',
    };
    await migrateUp({ databaseUrl, migrations: [make] });
    const events: MigrationEvent[] = [];

    await withClient(databaseUrl, async (reader) => {
      await reader.query('BEGIN');
      await reader.query('SELECT * FROM a');
      let reads = 0;
      const run = migrateUp({
        databaseUrl,
        migrations: [make, alter],
        lockTimeoutMs: 100,
        retries: 50,
        onEvent: (event) => events.push(event),
      });
      await withClient(databaseUrl, async (other) => {
        // While the migrator keeps coming back, others read: none of them stands behind it for ever.
        await other.query("SET statement_timeout = '10s'");
        while (events.filter((event) => event.kind === 'retry').length < 2) {
          await other.query('SELECT * FROM a');
          reads++;
        }
      });
      expect(reads).toBeGreaterThan(0);
      await reader.query('COMMIT');
      expect((await run).ran.map((each) => each.name)).toEqual(['2_alter']);
    });
    expect(events.filter((event) => event.kind === 'retry')[0]).toMatchObject({ name: '2_alter', attempt: 1 });
  });

  test('fails after its retries with a sentence about the lock', async () => {
    const migrations = [
      { name: '1_make', sql: 'CREATE TABLE a (id int);' },
      { name: '2_alter', sql: '-- Up Migration\nCREATE TABLE b (id int);\nALTER TABLE a ADD COLUMN more int;\n' },
      { name: '3_drop', sql: '-- Up Migration\nCREATE TABLE c (id int);\nDROP TABLE a;\n' },
    ];
    await withClient(database.url, async (reader) => {
      await reader.query('BEGIN; SELECT * FROM a');
      const run = migrateUp({ databaseUrl: database.url, migrations, lockTimeoutMs: 50, retries: 1 });
      await expect(run).rejects.toMatchObject({ code: 'failed', failure: { sqlState: '55P03' } });
      const { rows } = await reader.query("SELECT to_regclass('c') AS c");
      expect(rows).toEqual([{ c: null }]);
    });
  });
});

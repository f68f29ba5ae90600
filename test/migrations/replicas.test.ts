/** Several processes that migrate one database at once, and what they share. */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  migrateDown,
  migrateUp,
  migrationStatus,
  taskMigrations,
  type MigrationEvent,
  type MigrationSource,
} from '../../src/migrate/index.js';
import { createServerDatabase, type ServerDatabase } from '../support/server-database.js';
import { withClient } from '../support/with-client.js';

describe('migrators of one database', () => {
  let database: ServerDatabase;
  let databaseUrl: string;

  beforeEach(async () => {
    database = await createServerDatabase();
    databaseUrl = database.url;
    return () => database.drop();
  });

  test('three at once: each migration runs once, also those that build indexes concurrently', async () => {
    const results = await Promise.all([1, 2, 3].map(() => migrateUp({ databaseUrl, migrations: taskMigrations() })));
    const counts = results.map((result) => result.ran.length).toSorted((a, b) => a - b);
    expect(counts.slice(0, 2)).toEqual([0, 0]);
    expect(counts[2]).toBeGreaterThan(10);
    expect((await migrationStatus({ databaseUrl, migrations: taskMigrations() })).upToDate).toBe(true);
  });

  test('the one that waits names the one that works, and gives up in time', async () => {
    const events: MigrationEvent[] = [];
    await withClient(databaseUrl, async (holder) => {
      await holder.query("SET application_name = 'the other one'; SELECT pg_advisory_lock(7241865325823964)");
      const run = migrateUp({
        databaseUrl,
        migrations: [{ name: '1_a', sql: 'SELECT 1' }],
        waitMs: 300,
        onEvent: (event) => events.push(event),
      });
      await expect(run).rejects.toMatchObject({ code: 'locked', message: expect.stringContaining('the other one') });
    });
    expect(events[0]).toMatchObject({ kind: 'waiting', holder: { application: 'the other one' } });
  });

  test('waiting ends when the signal says so', async () => {
    await withClient(databaseUrl, async (holder) => {
      await holder.query('SELECT pg_advisory_lock(7241865325823964)');
      const abort = new AbortController();
      const run = migrateUp({
        databaseUrl,
        migrations: [{ name: '1_a', sql: 'SELECT 1' }],
        signal: abort.signal,
        onEvent: () => abort.abort(),
      });
      await expect(run).rejects.toThrow(/abort/i);
    });
  });

  test('a pool of the service does the work and gets its connection back as it was', async () => {
    const pool = new pg.Pool({ connectionString: databaseUrl, max: 1, options: '-c TimeZone=Asia/Kolkata' });
    try {
      const migrations = [
        {
          name: '1_a',
          sql: "CREATE TABLE a (id int); SET search_path TO pg_catalog; SET TimeZone TO 'America/New_York';",
        },
      ];
      await migrateUp({ client: pool, migrations });
      const { rows } = await pool.query(
        "SELECT current_setting('TimeZone') AS zone, current_setting('search_path') AS path",
      );
      expect(rows).toEqual([{ zone: 'Asia/Kolkata', path: '"$user", public' }]);
      expect(pool.idleCount).toBe(1);
    } finally {
      await pool.end();
    }
  });

  test('a failing migration destroys no more of a pool than it must', async () => {
    const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });
    try {
      const { rows: before } = await pool.query('SELECT pg_backend_pid() AS pid');
      await expect(
        migrateUp({ client: pool, migrations: [{ name: '1_a', sql: 'SELECT nosuchcolumn' }] }),
      ).rejects.toMatchObject({ code: 'failed' });
      expect((await pool.query('SELECT pg_backend_pid() AS pid')).rows).toEqual(before);
      const { rows } = await pool.query(
        "SELECT count(*)::int AS locks FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())",
      );
      expect(rows).toEqual([{ locks: 0 }]);
    } finally {
      await pool.end();
    }
  });

  test('a client inside a transaction is refused, and its transaction goes on', async () => {
    await withClient(databaseUrl, async (client) => {
      await client.query('BEGIN');
      await client.query('CREATE TABLE mine (id int)');
      await expect(migrateUp({ client, migrations: [{ name: '1_a', sql: 'SELECT 1' }] })).rejects.toMatchObject({
        code: 'options',
      });
      await client.query('ROLLBACK');
      const { rows } = await client.query("SELECT to_regclass('mine') AS mine");
      expect(rows).toEqual([{ mine: null }]);
    });
  });

  test('settings of one migration do not reach the next', async () => {
    const migrations: MigrationSource[] = [
      {
        name: '1_a',
        sql: "CREATE SCHEMA other; SET search_path TO other; SELECT set_config('lock_timeout', '1ms', false);",
      },
      { name: '2_b', sql: 'CREATE TABLE b (id int);' },
    ];
    await migrateUp({ databaseUrl, migrations });
    await withClient(databaseUrl, async (client) => {
      const { rows } = await client.query("SELECT to_regclass('public.b') IS NOT NULL AS there");
      expect(rows).toEqual([{ there: true }]);
    });
  });

  test('the order of history survives migrators in different time zones', async () => {
    const migrations = [
      { name: '1_a', sql: 'SELECT 1' },
      { name: '2_b', sql: 'SELECT 1' },
    ];
    await withClient(databaseUrl, async (client) => {
      await client.query("SET TimeZone TO 'Asia/Tokyo'");
      await migrateUp({ client, migrations, count: 1 });
      await client.query("SET TimeZone TO 'America/New_York'");
      await migrateUp({ client, migrations, count: 1 });
      const { migrations: states } = await migrationStatus({ client, migrations });
      const [first, second] = states.map((state) => state.appliedAt?.getTime() ?? 0);
      expect(second).toBeGreaterThanOrEqual(first ?? Infinity);
    });
  });

  test('without a schema the search path of the connection is the one that counts', async () => {
    await withClient(databaseUrl, async (client) => {
      await client.query('CREATE SCHEMA app; SET search_path TO app, public');
      await migrateUp({ client, migrations: [{ name: '1_a', sql: 'CREATE TABLE a (id int)' }] });
      const { rows } = await client.query(
        "SELECT to_regclass('app.a') IS NOT NULL AS there, current_setting('search_path') AS path",
      );
      expect(rows).toEqual([{ there: true, path: 'app, public' }]);
    });
  });

  test('each schema has its own history', async () => {
    const migrations = [
      { name: '1_a', sql: '-- Up Migration\nCREATE TABLE a (id int);\n-- Down Migration\nDROP TABLE a;' },
    ];
    const schemas = ['tenant one', `t_${randomUUID()}`];
    for (const schema of schemas) await migrateUp({ databaseUrl, migrations, schema });
    await migrateDown({ databaseUrl, migrations, schema: 'tenant one' });
    const states = await Promise.all(schemas.map((schema) => migrationStatus({ databaseUrl, migrations, schema })));
    expect(states.map((state) => state.upToDate)).toEqual([false, true]);
  });
});

/** The migration that adds pause and resume, on a database that is in use. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  migrateDown,
  migrateUp,
  migrationStatus,
  taskMigrations,
  type MigrationEvent,
} from '../../src/migrate/index.js';
import { createServerDatabase, type ServerDatabase } from '../support/server-database.js';
import { withClient } from '../support/with-client.js';

const migrations = taskMigrations();
const beforeLifecycle = 9;

describe('a database in use', () => {
  let database: ServerDatabase;
  let databaseUrl: string;

  beforeEach(async () => {
    database = await createServerDatabase();
    databaseUrl = database.url;
    await migrateUp({ databaseUrl, migrations, count: beforeLifecycle });
    return () => database.drop();
  });

  test('gets task_snapshots while readers hold every table open', async () => {
    await withClient(databaseUrl, async (reader) => {
      await reader.query('BEGIN');
      await reader.query('SELECT * FROM tasks_with_status, workspaces_expanded');
      const events: MigrationEvent[] = [];
      const { ran } = await migrateUp({ databaseUrl, migrations, count: 1, onEvent: (event) => events.push(event) });
      expect(ran.map((each) => each.name)).toEqual(['0010_task_lifecycle']);
      expect(events.map((event) => event.kind)).toEqual(['started', 'finished']);
    });
  });

  test('is left alone when a writer does not let go, and its readers never wait behind the migration', async () => {
    await withClient(databaseUrl, async (writer) => {
      await writer.query('BEGIN');
      await writer.query('LOCK TABLE tasks IN ROW EXCLUSIVE MODE');
      const run = migrateUp({ databaseUrl, migrations, count: 1, retries: 0 });
      await withClient(databaseUrl, async (reader) => {
        await untilWaiting(databaseUrl);
        // Fails if the read had to stand in the queue: the writer does not commit before it.
        await reader.query("SET lock_timeout = '1ms'");
        expect((await reader.query('SELECT * FROM tasks')).rows).toEqual([]);
      });
      await expect(run).rejects.toMatchObject({ code: 'failed', failure: { sqlState: '55P03' } });
      await writer.query('COMMIT');
    });
    const { rows } = await withClient(databaseUrl, (client) =>
      client.query(
        "SELECT to_regclass('task_snapshots') AS snapshots, cardinality(enum_range(NULL::build_reason)) AS labels",
      ),
    );
    expect(rows).toEqual([{ snapshots: null, labels: 11 }]);
  });

  test('keeps the rows that use the new labels when the step is undone and done again', async () => {
    await migrateUp({ databaseUrl, migrations });
    const read = (): Promise<unknown> =>
      withClient(
        databaseUrl,
        async (client) => (await client.query("SELECT 'task_resume'::build_reason::text AS reason")).rows,
      );
    expect(await read()).toEqual([{ reason: 'task_resume' }]);
    const { pending } = await migrationStatus({ databaseUrl, migrations });
    expect(pending).toEqual([]);
    const later = (await migrationStatus({ databaseUrl, migrations })).migrations.length - beforeLifecycle;
    await migrateDown({ databaseUrl, migrations, count: later });
    expect(await read()).toEqual([{ reason: 'task_resume' }]);
    await migrateUp({ databaseUrl, migrations });
    expect((await migrationStatus({ databaseUrl, migrations })).upToDate).toBe(true);
  });

  test('a migrator that is killed with SIGKILL frees the lock although its statement still runs', async () => {
    const script = fileURLToPath(new URL('../support/sleeping-migrator.ts', import.meta.url));
    const child = spawn(process.execPath, ['--import', 'tsx', script, databaseUrl, migrations], { stdio: 'ignore' });
    const exited = new Promise((resolve) => child.once('exit', resolve));
    await withClient(databaseUrl, async (client) => {
      const sleeping = async (): Promise<boolean> =>
        (
          await client.query(
            "SELECT FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'SELECT pg_sleep%' AND state = 'active'",
          )
        ).rowCount === 1;
      while (!(await sleeping())) expect(child.exitCode).toBeNull();
      child.kill('SIGKILL');
      await exited;
      expect((await migrateUp({ databaseUrl, migrations, waitMs: 30_000 })).ran.length).toBeGreaterThan(0);
      expect(await sleeping()).toBe(false);
    });
  });
});

async function untilWaiting(databaseUrl: string): Promise<void> {
  await withClient(databaseUrl, async (client) => {
    for (;;) {
      const { rowCount } = await client.query(
        "SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'rowtype migrate' AND wait_event_type = 'Lock'",
      );
      if (rowCount === 1) return;
    }
  });
}

/** The applied migrations against the files: edited, missing, late, newer, irreversible. */
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

describe('the history of a database', () => {
  let database: ServerDatabase;
  let databaseUrl: string;

  beforeEach(async () => {
    database = await createServerDatabase();
    databaseUrl = database.url;
    return () => database.drop();
  });

  const one: MigrationSource = {
    name: '1_one',
    sql: "-- Up Migration\nCREATE TABLE one (id int, label text DEFAULT 'x');\n-- Down Migration\nDROP TABLE one;\n",
  };
  const two: MigrationSource = {
    name: '2_two',
    sql: '-- Up Migration\nCREATE TABLE two (id int);\n-- Down Migration\nDROP TABLE two;\n',
  };
  const three: MigrationSource = {
    name: '3_three',
    sql: '-- irreversible: the old values are gone\nCREATE TABLE three (id int);\n',
  };

  const editsOf = async (migrations: readonly MigrationSource[]): Promise<string[]> =>
    (await migrationStatus({ databaseUrl, migrations })).migrations.map((each) => each.edit);

  test('status of a database that was never migrated reads only', async () => {
    const status = await migrationStatus({ databaseUrl, migrations: [one, two] });
    expect(status).toMatchObject({ pending: ['1_one', '2_two'], upToDate: false });
    await withClient(databaseUrl, async (client) => {
      const { rows } = await client.query("SELECT to_regclass('pgmigrations') AS list");
      expect(rows).toEqual([{ list: null }]);
    });
  });

  test('a comment added to an applied file is cosmetic, a changed literal is a change', async () => {
    await migrateUp({ databaseUrl, migrations: [one, two] });
    expect(await editsOf([one, two])).toEqual(['none', 'none']);
    const commented = {
      ...one,
      sql: `-- licence\n${one.sql.replaceAll('\n', '\r\n').replace('(id int', '(  /* key */ id int')}`,
    };
    expect(await editsOf([commented, two])).toEqual(['cosmetic', 'none']);
    const changed = { ...one, sql: one.sql.replace("'x'", "'y'") };
    expect(await editsOf([changed, two])).toEqual(['changed', 'none']);
    const events: MigrationEvent[] = [];
    await migrateUp({ databaseUrl, migrations: [changed, two], onEvent: (event) => events.push(event) });
    expect(events).toEqual([{ kind: 'edited', names: ['1_one'] }]);
  });

  test('a corrected down part is no edit of what was applied', async () => {
    await migrateUp({ databaseUrl, migrations: [one] });
    expect(await editsOf([{ ...one, sql: one.sql.replace('DROP TABLE one', 'DROP TABLE IF EXISTS one') }])).toEqual([
      'none',
    ]);
  });

  test('what another tool has applied is not called edited', async () => {
    await migrateUp({ databaseUrl, migrations: [one] });
    await withClient(databaseUrl, (client) => client.query('DROP TABLE pgmigrations_hash'));
    expect(await editsOf([one])).toEqual(['unknown']);
    expect((await migrateUp({ databaseUrl, migrations: [one, two] })).ran).toHaveLength(1);
  });

  test('a migration that comes before an applied one is refused, and nothing changes', async () => {
    await migrateUp({ databaseUrl, migrations: [one, { ...two, name: '5_two' }] });
    const run = migrateUp({ databaseUrl, migrations: [one, three, { ...two, name: '5_two' }] });
    await expect(run).rejects.toMatchObject({
      code: 'order',
      message: expect.stringContaining('3_three comes before 5_two'),
    });
  });

  test('an applied migration without its file stops both directions', async () => {
    await migrateUp({ databaseUrl, migrations: [one, two] });
    const later = { ...three, name: '9_later' };
    await expect(migrateUp({ databaseUrl, migrations: [one, later] })).rejects.toMatchObject({
      code: 'order',
      message: expect.stringContaining('2_two'),
    });
    await expect(migrateDown({ databaseUrl, migrations: [one, later] })).rejects.toMatchObject({ code: 'order' });
    expect(
      (await migrationStatus({ databaseUrl, migrations: [one, later] })).migrations.map((each) => [
        each.name,
        each.state,
      ]),
    ).toEqual([
      ['1_one', 'applied'],
      ['9_later', 'pending'],
      ['2_two', 'missing'],
    ]);
  });

  test('code older than the database finds nothing to do and says that it is behind', async () => {
    await migrateUp({ databaseUrl, migrations: [one, two] });
    const events: MigrationEvent[] = [];
    const result = await migrateUp({ databaseUrl, migrations: [one], onEvent: (event) => events.push(event) });
    expect(result).toEqual({ ran: [], ahead: ['2_two'] });
    expect(events).toEqual([{ kind: 'ahead', names: ['2_two'] }]);
  });

  test('a migration without a down part says why, before anything is undone', async () => {
    const migrations = [one, three, { ...two, name: '4_two' }];
    await migrateUp({ databaseUrl, migrations });
    await expect(migrateDown({ databaseUrl, migrations, count: 2 })).rejects.toMatchObject({
      code: 'irreversible',
      message: expect.stringContaining('3_three.sql cannot be undone: the old values are gone'),
    });
    expect((await migrationStatus({ databaseUrl, migrations })).upToDate).toBe(true);
  });

  test('undoing a database without history does nothing', async () => {
    expect(await migrateDown({ databaseUrl, migrations: [one] })).toEqual({ ran: [], ahead: [] });
  });

  test('the migration of the task lifecycle can be run again over its own work', async () => {
    const migrations = taskMigrations();
    await migrateUp({ databaseUrl, migrations });
    await withClient(databaseUrl, async (client) => {
      const { rows } = await client.query<{ id: string }>(
        "DELETE FROM pgmigrations WHERE name >= '0010' RETURNING name",
      );
      expect(rows.length).toBeGreaterThan(1);
    });
    const { ran } = await migrateUp({ databaseUrl, migrations });
    expect(ran[0]?.name).toBe('0010_task_lifecycle');
  });

  test('a user without the right to create is told so', async () => {
    await withClient(databaseUrl, (client) => client.query("CREATE ROLE rowtype_reader LOGIN PASSWORD 'reader'"));
    try {
      const url = new URL(databaseUrl);
      url.username = 'rowtype_reader';
      url.password = 'reader';
      await expect(migrateUp({ databaseUrl: url.href, migrations: [one] })).rejects.toMatchObject({
        code: 'database',
        message: expect.stringContaining('may not run migrations'),
      });
      expect((await migrationStatus({ databaseUrl: url.href, migrations: [one] })).pending).toEqual(['1_one']);
    } finally {
      await withClient(databaseUrl, (client) => client.query('DROP ROLE rowtype_reader'));
    }
  });
});

/** Every migration can be undone and done again, from every start version, on every server at hand. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  compareCatalogues,
  describeCatalogue,
  migrateDown,
  migrateUp,
  migrationStatus,
  taskMigrations,
  type CatalogueObject,
} from '../../src/migrate/index.js';
import { createServerDatabase, type ServerDatabase } from '../support/server-database.js';
import type { RunningServer } from '../support/older-servers.js';
import { availableServers, titleOf } from '../support/servers.js';
import { withClient } from '../support/with-client.js';

const migrations = taskMigrations();

/** PostgreSQL cannot drop labels; the migration says so. */
const declaredLeftovers: Readonly<Record<string, readonly string[]>> = {
  '0010_task_lifecycle': ['~ type build_reason'],
};

for (const server of availableServers()) {
  describe.skipIf(server.skip !== null)(titleOf(server), () => {
    let running: RunningServer;
    let names: readonly string[];
    const databases: ServerDatabase[] = [];

    const newDatabase = async (): Promise<string> => {
      const database = await createServerDatabase(running.url);
      databases.push(database);
      return database.url;
    };

    beforeAll(async () => {
      running = await server.start();
      names = (await migrationStatus({ databaseUrl: await newDatabase(), migrations })).pending;
    });
    afterAll(async () => {
      for (const database of databases) await database.drop();
      await running?.stop();
    });

    test('up, down and up again leave the same catalogue, migration by migration', async () => {
      const databaseUrl = await newDatabase();
      const catalogues: (readonly CatalogueObject[])[] = [await describeCatalogue({ databaseUrl })];
      for (const name of names) {
        const before = catalogues.at(-1) ?? [];
        await migrateUp({ databaseUrl, migrations, count: 1 });
        const after = await describeCatalogue({ databaseUrl });
        expect(compareCatalogues(before, after), `${name} changes something`).not.toEqual([]);
        await migrateDown({ databaseUrl, migrations });
        expect(compareCatalogues(before, await describeCatalogue({ databaseUrl })), `down of ${name}`).toEqual(
          declaredLeftovers[name] ?? [],
        );
        await migrateUp({ databaseUrl, migrations, count: 1 });
        expect(compareCatalogues(after, await describeCatalogue({ databaseUrl })), `second up of ${name}`).toEqual([]);
        catalogues.push(after);
      }
    });

    test('undoing everything leaves an empty schema, and everything can be done again', async () => {
      const databaseUrl = await newDatabase();
      await migrateUp({ databaseUrl, migrations });
      const full = await describeCatalogue({ databaseUrl });
      const { ran } = await migrateDown({ databaseUrl, migrations, count: names.length });
      expect(ran.map((each) => each.name)).toEqual(names.toReversed());
      expect(await describeCatalogue({ databaseUrl })).toEqual([]);
      await migrateUp({ databaseUrl, migrations });
      expect(await describeCatalogue({ databaseUrl })).toEqual(full);
    });

    test('every earlier version upgrades to the latest in one go', async () => {
      const fresh = await newDatabase();
      await migrateUp({ databaseUrl: fresh, migrations });
      const latest = await describeCatalogue({ databaseUrl: fresh });
      for (let version = 1; version < names.length; version++) {
        const databaseUrl = await newDatabase();
        await migrateUp({ databaseUrl, migrations, count: version });
        const { ran } = await migrateUp({ databaseUrl, migrations });
        expect(ran.map((each) => each.name)).toEqual(names.slice(version));
        expect(compareCatalogues(latest, await describeCatalogue({ databaseUrl })), `from version ${version}`).toEqual(
          [],
        );
      }
    });

    test('the labels of build_reason end in the order of the model', async () => {
      const databaseUrl = await newDatabase();
      await migrateUp({ databaseUrl, migrations });
      const rows = await withClient(databaseUrl, (client) =>
        client.query<{ labels: string }>('SELECT enum_range(NULL::build_reason)::text AS labels'),
      );
      expect(rows.rows[0]?.labels).toBe(
        '{initiator,autostart,autostop,dormancy,failedstop,autodelete,dashboard,cli,ssh_connection,vscode_connection,' +
          'jetbrains_connection,task_auto_pause,task_manual_pause,task_resume}',
      );
    });
  });
}

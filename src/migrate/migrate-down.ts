/** Undoes the latest applied migrations. */
import { applyMigration } from './apply-migration.js';
import { MigrationError } from './errors.js';
import type { MigrateOptions, MigrateResult, Migration, RanMigration } from './model.js';
import { withMigrator, type Migrator } from './with-migrator.js';

/**
 * Undoes the last `count` (default 1) applied migrations, the latest first, each in its own transaction.
 * Whether all of them can be undone is checked before the first one is.
 *
 * @throws MigrationError `irreversible` for a migration without a down part, `order` for one without a
 * file; otherwise as `migrateUp`.
 * @example
 * const { ran } = await migrateDown({ databaseUrl, migrations: 'migrations', count: 2 });
 */
export function migrateDown(options: MigrateOptions): Promise<MigrateResult> {
  return withMigrator(options, async (migrator) => {
    const chosen = chooseLatest(migrator, options.count ?? 1);
    const ran: RanMigration[] = [];
    for (const [index, migration] of chosen.entries()) {
      options.signal?.throwIfAborted();
      const { name } = migration;
      options.onEvent?.({ kind: 'started', direction: 'down', name, index, total: chosen.length });
      const start = performance.now();
      const done = ran.map((each) => each.name);
      await applyMigration({ ...migrator, options, direction: 'down', done }, migration);
      const ms = performance.now() - start;
      ran.push({ name, ms });
      options.onEvent?.({ kind: 'finished', direction: 'down', name, ms });
    }
    return { ran, ahead: [] };
  });
}

function chooseLatest({ migrations, applied }: Migrator, count: number): Migration[] {
  return applied
    .toReversed()
    .slice(0, Math.max(count, 0))
    .map(({ name }) => {
      const migration = migrations.find((each) => each.name === name);
      if (migration === undefined) {
        throw new MigrationError(
          'order',
          `${name} is applied, but there is no such file; nothing was changed`,
          'Undo it with the version of the code that has the file.',
        );
      }
      if (migration.down === null) throw irreversible(migration);
      return migration;
    });
}

function irreversible({ name, path, parts }: Migration): MigrationError {
  const why = parts.irreversible === null ? 'it has no "-- Down Migration" part' : parts.irreversible;
  return new MigrationError(
    'irreversible',
    `${path} cannot be undone: ${why}; nothing was changed`,
    `Write a new migration that changes what ${name} did, or restore a backup.`,
  );
}

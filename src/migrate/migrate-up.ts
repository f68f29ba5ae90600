/** Applies the migrations that a database does not have yet. */
import { applyMigration } from './apply-migration.js';
import { planUp } from './check-order.js';
import { editSince } from './ledger.js';
import type { MigrateOptions, MigrateResult, Migration, RanMigration } from './model.js';
import { withMigrator, type Migrator } from './with-migrator.js';

/**
 * Runs every pending migration in order, each in a transaction of its own together with its entry in the
 * table of applied migrations. Several processes may call this at once: one works, the others wait and
 * then find nothing to do. All files are checked before the first statement runs.
 *
 * @throws MigrationFilesError, MigrationConnectionError, MigrationFailedError or MigrationError. Whatever
 * is thrown, no transaction and no lock is left behind.
 * @example
 * await migrateUp({ databaseUrl: process.env.DATABASE_URL, migrations: 'migrations' });
 * @example
 * // The package's own database, from inside a service:
 * await migrateUp({ client: pool, migrations: taskMigrations() });
 */
export function migrateUp(options: MigrateOptions): Promise<MigrateResult> {
  return withMigrator(options, async (migrator) => {
    reportEdits(migrator, options);
    const { pending, ahead } = planUp(migrator.migrations, migrator.applied);
    if (ahead.length > 0) options.onEvent?.({ kind: 'ahead', names: ahead });
    const chosen = pending.slice(0, options.count ?? pending.length);
    return { ran: await runAll(migrator, options, chosen), ahead };
  });
}

async function runAll(
  migrator: Migrator,
  options: MigrateOptions,
  chosen: readonly Migration[],
): Promise<RanMigration[]> {
  const ran: RanMigration[] = [];
  for (const [index, migration] of chosen.entries()) {
    options.signal?.throwIfAborted();
    const { name } = migration;
    options.onEvent?.({ kind: 'started', direction: 'up', name, index, total: chosen.length });
    const start = performance.now();
    await applyMigration({ ...migrator, options, direction: 'up', done: ran.map((each) => each.name) }, migration);
    const ms = performance.now() - start;
    ran.push({ name, ms });
    options.onEvent?.({ kind: 'finished', direction: 'up', name, ms });
  }
  return ran;
}

function reportEdits({ migrations, applied }: Migrator, options: MigrateOptions): void {
  const names = applied
    .filter(
      (each) =>
        editSince(
          each,
          migrations.find((file) => file.name === each.name),
        ) === 'changed',
    )
    .map((each) => each.name);
  if (names.length > 0) options.onEvent?.({ kind: 'edited', names });
}

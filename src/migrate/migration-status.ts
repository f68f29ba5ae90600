/** Compares a database with the migrations, reading only. */
import { withDatabaseErrors } from './database-error.js';
import { editSince, ledgerOf, readLedger, type AppliedMigration } from './ledger.js';
import { loadMigrations } from './load-migrations.js';
import type { Migration, MigrationState, MigrationStatus, MigrationTarget } from './model.js';
import { openSession } from './session.js';

/**
 * Which migrations are applied, pending or missing, and whether an applied one was edited since. Makes
 * no table and takes no lock, so any user that may read the table of migrations can ask.
 *
 * @throws MigrationFilesError or MigrationConnectionError.
 * @example
 * const { pending } = await migrationStatus({ databaseUrl, migrations: 'migrations' });
 */
export async function migrationStatus(target: MigrationTarget): Promise<MigrationStatus> {
  const files = await loadMigrations(target.migrations);
  const session = await openSession(target);
  let applied: readonly AppliedMigration[];
  try {
    applied = await withDatabaseErrors(() => readLedger(session, ledgerOf(target)));
  } finally {
    await session.close(false).catch(() => {});
  }
  const migrations = [...files.map((file) => stateOf(file, applied)), ...withoutFile(files, applied)];
  const pending = migrations.filter((each) => each.state === 'pending').map((each) => each.name);
  return { migrations, pending, upToDate: pending.length === 0 };
}

function stateOf(file: Migration, applied: readonly AppliedMigration[]): MigrationState {
  const entry = applied.find((each) => each.name === file.name);
  const reversible = file.down !== null;
  if (entry === undefined) return { name: file.name, state: 'pending', appliedAt: null, edit: 'none', reversible };
  return { name: file.name, state: 'applied', appliedAt: entry.appliedAt, edit: editSince(entry, file), reversible };
}

function withoutFile(files: readonly Migration[], applied: readonly AppliedMigration[]): MigrationState[] {
  return applied
    .filter((entry) => !files.some((file) => file.name === entry.name))
    .map(({ name, appliedAt }) => ({ name, state: 'missing', appliedAt, edit: 'unknown', reversible: null }));
}

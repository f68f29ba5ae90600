/** What every run shares: read the files, open a session, take the lock, and give all back whatever happens. */
import { withDatabaseErrors } from './database-error.js';
import { ledgerOf, prepareLedger, readLedger, type AppliedMigration, type Ledger } from './ledger.js';
import { loadMigrations } from './load-migrations.js';
import { releaseLock, takeLock } from './migration-lock.js';
import type { MigrateOptions, Migration } from './model.js';
import { openSession, type Session } from './session.js';

export interface Migrator {
  readonly session: Session;
  readonly ledger: Ledger;
  readonly migrations: readonly Migration[];
  /** In the order in which they were applied, read under the lock. */
  readonly applied: readonly AppliedMigration[];
}

export async function withMigrator<Result>(
  options: MigrateOptions,
  work: (migrator: Migrator) => Promise<Result>,
): Promise<Result> {
  options.signal?.throwIfAborted();
  const migrations = await loadMigrations(options.migrations);
  const ledger = ledgerOf(options);
  const session = await openSession(options);
  try {
    await withDatabaseErrors(() => takeLock(session, options));
    try {
      const applied = await withDatabaseErrors(async () => {
        await prepareLedger(session, ledger);
        return readLedger(session, ledger);
      });
      return await work({ session, ledger, migrations, applied });
    } finally {
      // A session keeps its advisory lock through errors and rollbacks, so it is released on every path.
      if (await isUsable(session)) await releaseLock(session).catch(() => {});
    }
  } finally {
    const usable = await isUsable(session);
    await session.close(!usable).catch(() => {});
  }
}

/** Also takes the session out of a transaction that has failed. */
async function isUsable(session: Session): Promise<boolean> {
  try {
    await session.query('ROLLBACK');
    return true;
  } catch {
    return false;
  }
}

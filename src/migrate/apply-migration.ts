/** Runs one migration: lock budget, retries, and the way from PostgreSQL's error back to the file. */
import { setTimeout as sleep } from 'node:timers/promises';
import { failedMigration, invalidIndexes as invalidIndexError } from './failed-migration.js';
import { invalidIndexes } from './invalid-indexes.js';
import { recordStatement } from './ledger.js';
import type { MigrationRun, Progress } from './migration-run.js';
import type { Migration, MigrationStatement } from './model.js';
import { runEngine } from './run-engine.js';
import type { Session } from './session.js';

// lock_not_available and deadlock_detected: another session was in the way, this one did nothing wrong.
const worthRetrying = new Set(['55P03', '40P01']);

/** @throws MigrationFailedError; the session is out of any transaction then, or broken. */
export async function applyMigration(run: MigrationRun, migration: Migration): Promise<void> {
  const retries = migration.parts.transaction ? (run.options.retries ?? 8) : 0;
  for (let attempt = 1; ; attempt++) {
    const progress: Progress = { running: null, finished: 0, committing: false, error: null };
    try {
      await attemptOnce(run, migration, progress);
      await run.session.reset();
      return;
    } catch (error) {
      const alive = await rollback(run.session);
      const failure = failedMigration({ run, migration, progress, error: progress.error ?? error, alive });
      if (
        failure.code !== 'failed' ||
        !alive ||
        attempt > retries ||
        !worthRetrying.has(failure.failure.sqlState ?? '')
      )
        throw failure;
      const afterMs = Math.round(Math.min(100 * 2 ** attempt, 3000) * (0.5 + Math.random() / 2));
      run.options.onEvent?.({ kind: 'retry', name: migration.name, attempt, afterMs, reason: failure.message });
      await sleep(afterMs);
      run.options.signal?.throwIfAborted();
    }
  }
}

async function attemptOnce(run: MigrationRun, migration: Migration, progress: Progress): Promise<void> {
  const { session, ledger, direction } = run;
  const statements = (direction === 'up' ? migration.up : migration.down) ?? [];
  const record = recordStatement(ledger, migration, direction);
  const before = migration.parts.transaction ? null : new Set(await invalidIndexes(session));

  await runEngine({
    ledger,
    migration,
    direction,
    steps: [...lockBudget(run, migration), ...statements.map((statement) => statement.sql), record],
    async query(text) {
      const next = statements[progress.finished];
      progress.running = next !== undefined && next.sql === text ? next : null;
      progress.committing = text === 'COMMIT;';
      if (text === record && before !== null) {
        // CREATE INDEX IF NOT EXISTS succeeds over an invalid leftover: one that the file names is its own.
        const left = (await invalidIndexes(session)).filter((name) => !before.has(name) || mentions(statements, name));
        if (left.length > 0) throw invalidIndexError(left, { run, migration, progress });
      }
      try {
        const result = await session.query(text);
        if (progress.running !== null) progress.finished++;
        return result;
      } catch (error) {
        // The engine wraps some errors in its own words and drops the code.
        if (error instanceof Error) progress.error = error;
        throw error;
      }
    },
  });
}

function mentions(statements: readonly MigrationStatement[], index: string): boolean {
  const name = index.replace(/^.*\./, '').replaceAll('"', '');
  return statements.some(({ sql }) => sql.includes(name));
}

/**
 * A statement that waits for a lock makes everybody wait who comes after it, readers too. So it gives
 * up soon, and the whole migration is tried again.
 *
 * @see https://www.postgresql.org/docs/current/runtime-config-client.html#GUC-LOCK-TIMEOUT
 */
function lockBudget({ options }: MigrationRun, migration: Migration): string[] {
  const ms = options.lockTimeoutMs ?? 3000;
  return migration.parts.transaction && ms > 0 ? [`SET LOCAL lock_timeout = ${Math.max(1, Math.round(ms))};`] : [];
}

/** False when the connection is gone. */
async function rollback(session: Session): Promise<boolean> {
  try {
    await session.query('ROLLBACK');
    await session.reset();
    return true;
  } catch {
    return false;
  }
}

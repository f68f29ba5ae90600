/** Keeps two migrators apart, without ever blocking inside PostgreSQL. */
import { setTimeout as sleep } from 'node:timers/promises';
import { MigrationError } from './errors.js';
import type { LockHolder, MigrateOptions } from './model.js';
import type { Session } from './session.js';

// The number that node-pg-migrate itself locks, so that its command line and this library exclude each other.
const lockId = 7241865325823964n;
const pollMs = 250;

/**
 * Takes the session lock of this database, or waits for it by asking again and again. A blocking
 * pg_advisory_lock would hold a snapshot, and a CREATE INDEX CONCURRENTLY of the other migrator waits
 * for every snapshot: a deadlock.
 *
 * @see https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS
 * @throws MigrationError `locked` after `waitMs`.
 */
export async function takeLock(session: Session, { waitMs = 120_000, onEvent, signal }: MigrateOptions): Promise<void> {
  const start = performance.now();
  let told = -Infinity;
  for (;;) {
    signal?.throwIfAborted();
    const { rows } = await session.query(`SELECT pg_try_advisory_lock(${lockId}) AS locked`);
    if (rows[0]?.['locked'] === true) return;
    const waitedMs = performance.now() - start;
    if (waitedMs >= waitMs) throw lockedError(await lockHolder(session), waitMs);
    if (waitedMs - told >= 1000) {
      onEvent?.({ kind: 'waiting', waitedMs: Math.round(waitedMs), holder: await lockHolder(session) });
      told = waitedMs;
    }
    await sleep(Math.min(pollMs, Math.max(waitMs - waitedMs, 1)), undefined, signal === undefined ? {} : { signal });
  }
}

export async function releaseLock(session: Session): Promise<void> {
  await session.query(`SELECT pg_advisory_unlock(${lockId})`);
}

async function lockHolder(session: Session): Promise<LockHolder | null> {
  const { rows } = await session.query(`
    SELECT a.pid, a.application_name AS application
    FROM pg_locks l
    JOIN pg_stat_activity a USING (pid)
    WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
      AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
      AND l.classid::bigint << 32 | l.objid::bigint = ${lockId}`);
  const [row] = rows;
  return row === undefined ? null : { pid: Number(row['pid']), application: String(row['application'] ?? '') };
}

function lockedError(holder: LockHolder | null, waitMs: number): MigrationError {
  const who =
    holder === null ? '' : ` (process ${holder.pid}${holder.application === '' ? '' : `, ${holder.application}`})`;
  return new MigrationError(
    'locked',
    `another migration is still running after ${Math.round(waitMs / 100) / 10} s${who}; nothing was changed`,
    holder === null ? 'Try again.' : `Wait for it, or end it with SELECT pg_terminate_backend(${holder.pid}).`,
  );
}

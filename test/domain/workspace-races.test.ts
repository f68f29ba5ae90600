/** Batches of several sessions: whoever waits holds nothing that another one of them may wait for. */
import type pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { taskMigrations } from '../../src/migrate/index.js';
import type { Queryable } from '../../src/runtime/index.js';
import { createTestDatabase } from '../../src/testing/index.js';
import { batchUpdateWorkspaceLastUsedAt, batchUpdateWorkspaceNextStartAt } from '../../src/tasks/index.js';
import { TaskFixtures } from '../support/task-fixtures.js';
import { withClient } from '../support/with-client.js';

const noon = new Date('2026-02-01T12:00:00Z');
const openDatabase = () => createTestDatabase({ server: inject('serverUrl'), migrations: taskMigrations() });
let database: Awaited<ReturnType<typeof openDatabase>>;
let first: string;
let second: string;

beforeAll(async () => {
  database = await openDatabase();
  const fixtures = new TaskFixtures(database.db);
  const scene = await fixtures.scene();
  [first = '', second = ''] = [await fixtures.workspace(scene), await fixtures.workspace(scene)].sort();
});
afterAll(() => database.close());

const batches: Readonly<Record<string, (db: Queryable, ids: string[]) => Promise<void>>> = {
  BatchUpdateWorkspaceLastUsedAt: (db, ids) => batchUpdateWorkspaceLastUsedAt(db, { ids, lastUsedAt: noon }),
  BatchUpdateWorkspaceNextStartAt: (db, ids) => batchUpdateWorkspaceNextStartAt(db, { ids, nextStartAts: ids.map(() => noon) }),
};

test.each(Object.entries(batches))('%s locks rows in the order of their ids, whatever the order of the list', (_name, batch) =>
  withClient(database.url, (holder) =>
    withClient(database.url, async (waiter) => {
      await holder.query('BEGIN');
      await holder.query('SELECT FROM workspaces WHERE id = $1 FOR UPDATE', [first]);
      const waiting = batch(waiter, [second, first]);
      await untilWaiting(waiter);
      // Fails if the waiter had it.
      await holder.query('SELECT FROM workspaces WHERE id = $1 FOR UPDATE NOWAIT', [second]);
      await holder.query('COMMIT');
      await waiting;
      const { rows } = await holder.query('SELECT FROM workspaces WHERE last_used_at = $1 OR next_start_at = $1', [noon]);
      expect(rows).toHaveLength(2);
    }),
  ),
);

async function untilWaiting(client: pg.Client): Promise<void> {
  const { processID } = client as unknown as { readonly processID: number };
  for (;;) {
    const { rowCount } = await database.db.query("SELECT FROM pg_stat_activity WHERE pid = $1 AND wait_event_type = 'Lock'", [processID]);
    if (rowCount === 1) return;
  }
}

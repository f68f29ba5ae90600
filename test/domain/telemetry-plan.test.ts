/** How PostgreSQL runs GetTelemetryTaskEvents: no part of it works on tasks times statuses. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { naiveTelemetry } from '../support/naive-telemetry.js';
import { explain, explainSent, explainStreamed, planNodes, touchedRows, type PlanNode } from '../support/explain-sent.js';
import { embeddedServer, type MigratedDatabase } from '../support/platforms.js';
import { addTelemetryHistory } from '../support/telemetry-history.js';
import { getTelemetryTaskEvents } from '../../src/tasks/index.js';

const now = new Date('2026-03-01T12:00:00Z');
const createdAfter = new Date('2026-03-01T11:00:00Z');
const lastMonth = new Date('2026-02-01T12:00:00Z');
const tasks = 300;
const builds = 5 * tasks;
const statuses = 6 * builds;
const outside = 10;
/** Every row passes some nodes, but each node once. */
const boundOfWindow = 2 * (tasks + builds + statuses);
const boundOfTables = (1 + outside) * boundOfWindow;

const overworked = (plan: PlanNode, bound = boundOfWindow) =>
  planNodes(plan)
    .filter((node) => touchedRows(node) > bound)
    .map((node) => `${node['Node Type']} ${node['Relation Name'] ?? ''}: ${touchedRows(node)} rows`);

describe('the plan of GetTelemetryTaskEvents', () => {
  let database: MigratedDatabase;
  const plan = () => explainSent(database.sql, (db) => getTelemetryTaskEvents(db, { now, createdAfter }));

  beforeAll(async () => {
    database = await embeddedServer.open();
    await addTelemetryHistory(database.sql, { tasks, endsAt: now });
  });
  afterAll(() => database.close());

  test('no node touches more rows than the window holds', async () => {
    const top = await plan();
    expect(top['Actual Rows']).toBe(tasks);
    expect(overworked(top)).toEqual([]);
  });

  test('the obvious formulation does, so the bounds can tell', async () => {
    const top = await explain(database.sql, naiveTelemetry, [now, createdAfter]);
    expect(top['Actual Rows']).toBe(tasks);
    expect(overworked(top)).not.toEqual([]);
    expect(overworked(top, boundOfTables)).not.toEqual([]);
  });

  test('the obvious formulation gives the same rows', async () => {
    const rows = await getTelemetryTaskEvents(database.db, { now, createdAfter });
    const naive = await database.sql.query(naiveTelemetry, [now, createdAfter]);
    const facts = (naive.rows as Record<string, unknown>[]).map((row) => [row['task_id'], row['first_status_after_resume_at'], BigInt(String(row['active_duration_ms']))]);
    expect(rows.map((row) => [row.taskId, row.firstStatusAfterResumeAt, row.activeDurationMs])).toEqual(facts);
    expect(rows.every((row) => row.activeDurationMs > 0n)).toBe(true);
  });

  describe('with ten times as many tasks outside the window', () => {
    beforeAll(() => addTelemetryHistory(database.sql, { tasks: outside * tasks, endsAt: lastMonth }));

    test('the bound of the window still holds', async () => {
      const top = await plan();
      expect(top['Actual Rows']).toBe(tasks);
      expect(overworked(top)).toEqual([]);
    });

    test('and it holds for a cursor, as streaming uses it', async () => {
      const top = await explainStreamed(database.sql, (db) => getTelemetryTaskEvents(db, { now, createdAfter }));
      expect(top['Actual Rows']).toBe(tasks);
      expect(overworked(top)).toEqual([]);
    });

    test('without statistics the window may be found by reading the builds, and nothing multiplies', async () => {
      await database.sql.query('DELETE FROM pg_statistic');
      expect(overworked(await plan(), boundOfTables)).toEqual([]);
    });
  });
});

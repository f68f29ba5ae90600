/** GetTelemetryTaskEvents and the reference agree on random histories. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeOn, everyPlatform, type MigratedDatabase } from '../support/platforms.js';
import { TaskFixtures, type Scene } from '../support/task-fixtures.js';
import { getTelemetryTaskEvents, type GetTelemetryTaskEventsRow } from '../../src/tasks/index.js';
import { telemetryReference, type ReferenceRow } from './telemetry-reference.js';
import { date, worlds, writeWorld, type WorldIds } from './telemetry-world.js';

const dateOrNull = (microseconds: number | null | undefined) => (microseconds === null || microseconds === undefined ? null : date(microseconds));

function toRow(row: ReferenceRow, ids: WorldIds): GetTelemetryTaskEventsRow {
  return {
    taskId: ids.tasks[row.task] ?? '',
    workspaceId: ids.workspaces[row.workspace] ?? '',
    workspaceAppId: row.app === null ? null : (ids.apps[row.app] ?? ''),
    stopBuildCreatedAt: dateOrNull(row.stop?.at),
    stopBuildReason: (row.stop?.reason ?? null) as GetTelemetryTaskEventsRow['stopBuildReason'],
    startBuildCreatedAt: dateOrNull(row.start?.at),
    startBuildReason: (row.start?.reason ?? null) as GetTelemetryTaskEventsRow['startBuildReason'],
    startBuildNumber: row.start?.number ?? null,
    lastWorkingStatusAt: dateOrNull(row.lastWorking),
    firstStatusAfterResumeAt: dateOrNull(row.firstAfterResume),
    activeDurationMs: row.activeMs,
  };
}

describeOn(everyPlatform, 'telemetry of random histories', (platform) => {
  let database: MigratedDatabase;
  let fixtures: TaskFixtures;
  let scene: Scene;

  beforeAll(async () => {
    database = await platform.open();
    fixtures = new TaskFixtures(database.sql);
    scene = await fixtures.scene();
  });
  afterAll(() => database.close());

  test('the query gives the rows of the reference', async () => {
    const agree = fc.asyncProperty(worlds, async ({ world, window }) => {
      await database.sql.query('BEGIN');
      try {
        const ids = await writeWorld(database.sql, fixtures, scene, world);
        const rows = await getTelemetryTaskEvents(database.db, { now: date(window.now), createdAfter: date(window.createdAfter) });
        const expected = telemetryReference(world, window).map((row) => toRow(row, ids));
        expect(rows).toEqual(expected.toSorted((one, other) => (one.taskId < other.taskId ? -1 : 1)));
      } finally {
        await database.sql.query('ROLLBACK');
      }
    });
    await fc.assert(agree, { numRuns: 150 });
  });
});

test('the random histories reach every corner of the contract', () => {
  const samples = fc.sample(worlds, { numRuns: 400, seed: 1 });
  const rows = samples.flatMap(({ world, window }) => telemetryReference(world, window));
  const tasks = samples.flatMap(({ world }) => world.tasks);
  const corners: Record<string, boolean> = {
    'a task without a workspace': tasks.some((task) => task.workspace === null),
    'a deleted task': tasks.some((task) => task.deleted),
    'a world without a row': samples.some(({ world, window }) => telemetryReference(world, window).length === 0),
    'a build at the edge of the window': samples.some(({ world, window }) => world.builds.some((build) => build.at === window.createdAfter)),
    'a status later than now': samples.some(({ world, window }) => world.statuses.some((status) => status.at > window.now)),
    'one app bound twice': tasks.some((task) => task.bindings.some((one) => task.bindings.some((other) => other !== one && other.app !== null && other.app === one.app))),
    'stop and start at one instant': rows.some((row) => row.stop !== null && row.stop.at === row.start?.at),
    'stopped last': rows.some((row) => row.stop !== null && row.start !== null && row.stop.at > row.start.at),
    'started last': rows.some((row) => row.stop !== null && row.start !== null && row.stop.at < row.start.at),
    'neither stop nor start': rows.some((row) => row.stop === null && row.start === null),
    'work up to the stop': rows.some((row) => row.stop !== null && row.lastWorking === row.stop.at),
    'a first status after a resume': rows.some((row) => row.firstAfterResume !== null && row.stop !== null),
    'a first status without a stop': rows.some((row) => row.firstAfterResume !== null && row.stop === null),
    'active time': rows.some((row) => row.activeMs > 0n),
    'negative active time': rows.some((row) => row.activeMs < 0n),
    'parts of a millisecond': samples.some(({ world }) => world.statuses.some((status) => status.at % 1000 !== 0)),
  };
  expect(Object.entries(corners).filter(([, reached]) => !reached)).toEqual([]);
});

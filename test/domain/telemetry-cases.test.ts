/** GetTelemetryTaskEvents, case by case; created_after is an hour before now, times are minutes from now. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { describeOn, everyPlatform, type MigratedDatabase } from '../support/platforms.js';
import { TaskFixtures, type Scene } from '../support/task-fixtures.js';
import { getTelemetryTaskEvents, type GetTelemetryTaskEventsRow } from '../../src/tasks/index.js';
import { at, now, writeHistory, type CaseBuild } from './telemetry-case.js';
import { autoPause, cases, manualPause, start } from './telemetry-case-list.js';

const lastOf = (builds: readonly CaseBuild[], transition: CaseBuild['transition']) => builds.findLast((candidate) => candidate.transition === transition);
const when = (minutes: number | undefined) => (minutes === undefined ? null : at(minutes));

describeOn(everyPlatform, 'telemetry', (platform) => {
  let database: MigratedDatabase;
  let fixtures: TaskFixtures;
  let scene: Scene;
  const events = (): Promise<GetTelemetryTaskEventsRow[]> => getTelemetryTaskEvents(database.db, { now, createdAfter: at(-60) });

  beforeAll(async () => {
    database = await platform.open();
    fixtures = new TaskFixtures(database.sql);
  });
  beforeEach(async () => {
    await database.sql.query('BEGIN');
    scene = await fixtures.scene();
  });
  afterEach(() => database.sql.query('ROLLBACK'));
  afterAll(() => database.close());

  test('#1 a task without a workspace: no row', async () => {
    const id = await fixtures.task(scene);
    await fixtures.bind(id, 1);
    expect(await events()).toEqual([]);
  });

  test.each(cases)('#$n $name', async ({ row, appIsGone, ...history }) => {
    const { taskId, workspaceId, appIds } = await writeHistory(fixtures, scene, history);
    await fixtures.task(scene, { workspace_id: workspaceId, deleted_at: at(-1).toISOString() });
    const stop = lastOf(history.builds, 'stop');
    const latestStart = lastOf(history.builds, 'start');
    const expected = row && {
      taskId,
      workspaceId,
      workspaceAppId: appIsGone ? null : appIds.at(-1),
      stopBuildCreatedAt: when(stop?.minutes),
      stopBuildReason: stop?.reason ?? null,
      startBuildCreatedAt: when(latestStart?.minutes),
      startBuildReason: latestStart?.reason ?? null,
      startBuildNumber: latestStart?.number ?? null,
      lastWorkingStatusAt: when(row.lastWorking),
      firstStatusAfterResumeAt: when(row.firstAfterResume),
      activeDurationMs: BigInt((row.activeMinutes ?? 0) * 60_000),
    };
    expect(await events()).toEqual(expected === null ? [] : [expected]);
  });

  test.each([
    ['0.75 ms', '.000250', '.001000', 1n],
    ['0.5 ms', '.000250', '.000750', 1n],
    ['0.499 ms', '.000001', '.000500', 0n],
    ['1.5 ms', '.000500', '.002000', 2n],
  ])('#32 %s of work are rounded half up, once', async (_, begin, end, expected) => {
    const { workspaceId, appIds } = await writeHistory(fixtures, scene, { builds: [start(1, -30)] });
    const of = { workspaceId, agentId: await fixtures.agent(scene), appId: appIds[0] ?? '' };
    await fixtures.status(of, { state: 'working', created_at: `2026-03-01T11:50:00${begin}Z` });
    await fixtures.status(of, { state: 'idle', created_at: `2026-03-01T11:50:00${end}Z` });
    expect(await events()).toMatchObject([{ activeDurationMs: expected }]);
  });

  test('a negative half millisecond is rounded away from zero', async () => {
    const { workspaceId, appIds } = await writeHistory(fixtures, scene, { builds: [start(1, -30)] });
    const of = { workspaceId, agentId: await fixtures.agent(scene), appId: appIds[0] ?? '' };
    await fixtures.status(of, { state: 'working', created_at: '2026-03-01T12:00:00.000500Z' });
    expect(await events()).toMatchObject([{ activeDurationMs: -1n }]);
  });

  test('parts of milliseconds add up before they are rounded', async () => {
    const { workspaceId, appIds } = await writeHistory(fixtures, scene, { builds: [start(1, -30)] });
    const of = { workspaceId, agentId: await fixtures.agent(scene), appId: appIds[0] ?? '' };
    for (const second of ['01', '02', '03', '04']) {
      await fixtures.status(of, { state: 'working', created_at: `2026-03-01T11:50:${second}.000000Z` });
      await fixtures.status(of, { state: 'idle', created_at: `2026-03-01T11:50:${second}.000400Z` });
    }
    expect(await events()).toMatchObject([{ activeDurationMs: 2n }]);
  });

  test('an app that several builds are bound to counts once', async () => {
    const { taskId, appIds } = await writeHistory(fixtures, scene, { builds: [start(1, -50)], statuses: [['working', -40], ['idle', -30]] });
    for (const number of [2, 3]) await fixtures.bind(taskId, number, { appId: appIds[0] ?? null });
    expect(await events()).toMatchObject([{ workspaceAppId: appIds[0], activeDurationMs: 600_000n }]);
  });

  test('of two reports at one instant the one that does not say working lasts', async () => {
    await writeHistory(fixtures, scene, { builds: [start(1, -50)], statuses: [['idle', -40], ['working', -40], ['idle', -20]] });
    expect(await events()).toMatchObject([{ lastWorkingStatusAt: at(-40), activeDurationMs: 0n }]);
  });

  test('the highest number is the latest build, whatever its time', async () => {
    await writeHistory(fixtures, scene, { builds: [start(1, -40), autoPause(4, -50), manualPause(3, -10)] });
    expect(await events()).toMatchObject([{ stopBuildCreatedAt: at(-50), stopBuildReason: 'task_auto_pause', startBuildNumber: 1 }]);
  });

  test('a workspace with stops only is stopped', async () => {
    const { taskId, workspaceId } = await writeHistory(fixtures, scene, { builds: [autoPause(1, -30)], bindings: 'none' });
    const agentId = await fixtures.agent(scene);
    const appId = await fixtures.app(agentId);
    await fixtures.bind(taskId, 1, { agentId, appId });
    await fixtures.status({ workspaceId, agentId, appId }, { state: 'working', created_at: at(-40).toISOString() });
    const noStart = { startBuildCreatedAt: null, startBuildReason: null, startBuildNumber: null, firstStatusAfterResumeAt: null };
    expect(await events()).toMatchObject([{ ...noStart, stopBuildCreatedAt: at(-30), lastWorkingStatusAt: at(-40), activeDurationMs: 600_000n }]);
  });

  test('every live task of a workspace has its row, in order of ids', async () => {
    const ids: string[] = [];
    for (let count = 0; count < 4; count += 1) {
      const { taskId, workspaceId } = await writeHistory(fixtures, scene, { builds: [start(1, -30)] });
      ids.push(taskId, await fixtures.task(scene, { workspace_id: workspaceId }));
    }
    expect((await events()).map((event) => event.taskId)).toEqual(ids.toSorted());
  });
});

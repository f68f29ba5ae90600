/** GetTelemetryTaskEvents, case by case; created_after is an hour before now, times are minutes from now. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { describeOn, everyPlatform, type MigratedDatabase } from '../support/platforms.js';
import { TaskFixtures, type Scene } from '../support/task-fixtures.js';
import { getTelemetryTaskEvents, type GetTelemetryTaskEventsRow } from '../../src/tasks/index.js';
import { at, now, writeHistory, type CaseBuild, type TaskHistory } from './telemetry-case.js';

type Times = Partial<Record<'lastWorking' | 'firstAfterResume' | 'activeMinutes' | 'activeMs', number>>;
interface Case extends TaskHistory {
  readonly n: number;
  readonly name: string;
  /** Null: no row. The builds of the row are the last stop and the last start of `builds`. */
  readonly row: Times | null;
  /** The app of the row is null although the task had one. */
  readonly appIsGone?: true;
}

const build = (number: number, transition: CaseBuild['transition'], minutes: number, reason = 'initiator'): CaseBuild => ({ number, transition, minutes, reason });
const start = (number: number, minutes: number, reason?: string) => build(number, 'start', minutes, reason);
const resume = (number: number, minutes: number) => build(number, 'start', minutes, 'task_resume');
const autoPause = (number: number, minutes: number) => build(number, 'stop', minutes, 'task_auto_pause');
const manualPause = (number: number, minutes: number) => build(number, 'stop', minutes, 'task_manual_pause');
/** The first start of the cases that do not say when it was. */
const first = start(1, -420);

const cases: readonly Case[] = [
  { n: 2, name: 'a start without any status', builds: [start(1, -30)], row: {} },
  { n: 3, name: 'working until now', builds: [start(1, -45)], statuses: [['working', -40]], row: { lastWorking: -40, firstAfterResume: -40, activeMinutes: 40 } },
  { n: 4, name: 'an automatic pause', builds: [first, autoPause(2, -20)], row: {} },
  { n: 5, name: 'a manual pause', builds: [first, manualPause(2, -15)], row: {} },
  { n: 6, name: 'idle before the pause', builds: [first, autoPause(2, -25)], statuses: [['working', -40], ['idle', -35]], row: { lastWorking: -40, activeMinutes: 5 } },
  { n: 7, name: 'work that begins after the stop', builds: [first, autoPause(2, -25)], statuses: [['working', -20]], row: { activeMinutes: -5 } },
  { n: 8, name: 'paused and resumed', builds: [first, autoPause(2, -50), resume(3, -10)], row: {} },
  { n: 9, name: 'paused and resumed before the window', builds: [first, autoPause(2, -300), resume(3, -120)], row: null },
  { n: 10, name: 'an old pause and resume, and a new pause', builds: [first, autoPause(2, -180), resume(3, -150), manualPause(4, -30)], row: {} },
  { n: 11, name: 'two pauses in the window', builds: [first, autoPause(2, -50), resume(3, -30), manualPause(4, -10)], row: {} },
  {
    n: 12,
    name: 'a long idle time, a resume, work on the new app',
    builds: [first, autoPause(2, -50), resume(3, -30)],
    statuses: [['working', -360], ['working', -25]],
    row: { lastWorking: -360, firstAfterResume: -25, activeMinutes: 335 },
  },
  {
    n: 13,
    name: 'all fields at once',
    builds: [first, autoPause(2, -35), resume(3, -5)],
    statuses: [['working', -390], ['working', -45], ['working', -3], ['idle', -2]],
    row: { lastWorking: -45, firstAfterResume: -3, activeMinutes: 356 },
  },
  { n: 14, name: 'a start by other means than resume', builds: [first, autoPause(2, -60), start(3, -30)], row: {} },
  { n: 15, name: 'an automatic pause without a status', builds: [first, autoPause(2, -45)], row: {} },
  {
    n: 16,
    name: 'two spells of work',
    builds: [first, autoPause(2, -25)],
    statuses: [['working', -90], ['idle', -60], ['working', -45], ['complete', -30]],
    row: { lastWorking: -45, activeMinutes: 45 },
  },
  { n: 17, name: 'working at the very instant of the stop', builds: [first, autoPause(2, -30)], statuses: [['working', -90], ['working', -30]], row: { lastWorking: -30, activeMinutes: 60 } },
  { n: 18, name: 'a build of a week ago', builds: [start(1, -7 * 1440)], row: null },
  { n: 19, name: 'a build of a week ago and a pause', builds: [start(1, -7 * 1440), autoPause(2, -30)], row: {} },
  {
    n: 20,
    name: 'a stop that is bound to nothing',
    builds: [first, autoPause(2, -25)],
    bindings: 'every build',
    statuses: [['working', -40], ['idle', -35]],
    row: { lastWorking: -40, activeMinutes: 5 },
    appIsGone: true,
  },
  {
    n: 21,
    name: 'two starts without a stop',
    builds: [start(1, -50), start(2, -30)],
    statuses: [['working', -45], ['working', -20]],
    row: { lastWorking: -20, firstAfterResume: -20, activeMinutes: 35 },
  },
  { n: 22, name: 'a restart long after the pause', builds: [first, autoPause(2, -300), resume(3, -240), start(4, -10)], row: {} },
  { n: 23, name: 'stop and start at one instant', builds: [first, autoPause(2, -30), resume(3, -30)], statuses: [['working', -20]], row: { activeMinutes: 20 } },
  { n: 24, name: 'a build exactly at created_after', builds: [start(1, -60)], row: null },
  { n: 25, name: 'a start exactly at created_after, then a delete', builds: [first, autoPause(2, -120), resume(3, -60), build(4, 'delete', -5)], row: {} },
  { n: 26, name: 'a delete ends the work', builds: [first, build(2, 'delete', -30)], statuses: [['working', -40]], row: { lastWorking: -40, firstAfterResume: -40, activeMinutes: 10 } },
  { n: 27, name: 'a task that was never bound', builds: [first, build(2, 'stop', -30, 'dormancy')], bindings: 'none', row: {}, appIsGone: true },
  {
    n: 28,
    name: 'a status at the very instant of the resume',
    builds: [first, autoPause(2, -50), resume(3, -10)],
    statuses: [['working', -10]],
    row: { activeMinutes: 0 },
  },
  {
    n: 29,
    name: 'work that arrives while stopped',
    builds: [first, autoPause(2, -50), resume(3, -20)],
    statuses: [['working', -45]],
    row: { activeMinutes: 25 },
  },
  { n: 30, name: 'a status in the future', builds: [first, start(2, -30)], statuses: [['working', 10]], row: { lastWorking: 10, firstAfterResume: 10, activeMinutes: -10 } },
  {
    n: 31,
    name: 'late work of a paused task outweighs the real work',
    builds: [first, autoPause(2, -50)],
    statuses: [['working', -55], ['idle', -54], ['working', -20]],
    row: { lastWorking: -55, activeMinutes: -29 },
  },
  {
    n: 33,
    name: 'builds that failed or were canceled count',
    builds: [first, { ...autoPause(2, -50), job: 'failed' }, { ...resume(3, -10), job: 'canceled' }],
    statuses: [['working', -55], ['working', -5]],
    row: { lastWorking: -55, firstAfterResume: -5, activeMinutes: 10 },
  },
];

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

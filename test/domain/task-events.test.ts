/** What is reported of the telemetry cases, row by row and streamed; times are minutes from now. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { taskMigrations } from '../../src/migrate/index.js';
import { createTestDatabase } from '../../src/testing/index.js';
import {
  collectTaskEvents,
  collectTelemetryTasks,
  getTelemetryTaskEvents,
  listTasks,
  taskEvents,
  telemetryTasks,
  type GetTelemetryTaskEventsRow,
  type TaskEvent,
} from '../../src/tasks/index.js';
import { TaskFixtures, type Scene } from '../support/task-fixtures.js';
import { at, now, writeHistory } from './telemetry-case.js';
import { cases, start, type EventFacts } from './telemetry-case-list.js';

const window = { now, createdAfter: at(-60) };
const when = (minutes: number | undefined) => (minutes === undefined ? null : at(minutes));
const long = (minutes: number | undefined) => (minutes === undefined ? null : minutes * 60_000);

const reported = (taskId: string, facts: EventFacts): TaskEvent => ({
  taskId,
  lastPausedAt: when(facts.paused),
  pauseReason: facts.by ?? null,
  idleDurationMs: long(facts.idle),
  lastResumedAt: when(facts.resumed),
  resumeReason: facts.resumedBy ?? null,
  pausedDurationMs: long(facts.pausedFor),
  resumeToStatusMs: long(facts.toStatus),
  activeDurationMs: long(facts.active),
});

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

const openDatabase = () => createTestDatabase({ server: inject('serverUrl'), migrations: taskMigrations() });

describe('the events of a window', () => {
  let database: Awaited<ReturnType<typeof openDatabase>>;
  let fixtures: TaskFixtures;
  let scene: Scene;
  let streamed: readonly TaskEvent[];
  const taskOf = new Map<number, string>();

  beforeAll(async () => {
    database = await openDatabase();
    fixtures = new TaskFixtures(database.db);
    scene = await fixtures.scene();
    for (const { n, ...history } of cases) {
      const { taskId, workspaceId } = await writeHistory(fixtures, scene, history);
      await fixtures.task(scene, { workspace_id: workspaceId, deleted_at: at(-1).toISOString() });
      taskOf.set(n, taskId);
    }
    taskOf.set(1, await fixtures.task(scene));
    const { taskId, workspaceId, appIds } = await writeHistory(fixtures, scene, { builds: [start(1, -30)] });
    const of = { workspaceId, agentId: await fixtures.agent(scene), appId: appIds[0] ?? '' };
    await fixtures.status(of, { state: 'working', created_at: '2026-03-01T11:50:00.000250Z' });
    await fixtures.status(of, { state: 'idle', created_at: '2026-03-01T11:50:00.001000Z' });
    taskOf.set(32, taskId);
    streamed = await all(collectTaskEvents(database.db, window, { batchSize: 7 }));
  });
  afterAll(() => database.close());

  const eventOf = (n: number) => streamed.filter((event) => event.taskId === taskOf.get(n));

  test.each(cases)('#$n $name', ({ n, event }) => {
    expect(eventOf(n)).toEqual(event === null ? [] : [reported(taskOf.get(n) ?? '', event)]);
  });

  test('#1 a task without a workspace has no event', () => {
    expect(eventOf(1)).toEqual([]);
  });

  test('#32 three quarters of a millisecond of work are 1 ms', () => {
    expect(eventOf(32)).toMatchObject([{ activeDurationMs: 1 }]);
  });

  test('a deleted task is never reported, and each live one once', () => {
    const expected = cases.filter(({ event }) => event !== null).map(({ n }) => taskOf.get(n));
    expect(streamed.map((event) => event.taskId)).toEqual([...expected, taskOf.get(32)].toSorted());
  });

  test('streamed or not, the events are the same', async () => {
    expect(streamed).toEqual(taskEvents(await getTelemetryTaskEvents(database.db, window), window));
    expect(await all(collectTaskEvents(database.db, window))).toEqual(streamed);
  });

  test('reading stops where the loop does', async () => {
    for await (const event of collectTaskEvents(database.db, window, { batchSize: 1 })) {
      expect(event).toEqual(streamed[0]);
      break;
    }
    expect(database.db.idleCount).toBe(database.db.totalCount);
  });

  test('the companion list names every live task, and hashes its prompt', async () => {
    const tasks = await all(collectTelemetryTasks(database.db, { batchSize: 5 }));
    const rows = await listTasks(database.db, { ownerId: scene.ownerId, organizationId: scene.organizationId, status: '' });
    expect(tasks).toEqual(telemetryTasks(rows));
    expect(tasks.map((task) => task.id)).toEqual(expect.arrayContaining([taskOf.get(1), taskOf.get(9)]));
    expect(tasks.every((task) => !('prompt' in task))).toBe(true);
    // printf 'Fix the bug' | sha256sum
    expect(new Set(tasks.map((task) => task.promptHash))).toEqual(new Set(['dac8937f01d0ac08f856ad9746bdc504fbe2a7689e93a392b4ca868ff2a5eee3']));
  });
});

describe('a window', () => {
  const row: GetTelemetryTaskEventsRow = {
    taskId: 'a',
    workspaceId: 'b',
    workspaceAppId: null,
    stopBuildCreatedAt: at(-20),
    stopBuildReason: 'task_manual_pause',
    startBuildCreatedAt: null,
    startBuildReason: null,
    startBuildNumber: null,
    lastWorkingStatusAt: null,
    firstStatusAfterResumeAt: null,
    activeDurationMs: 0n,
  };

  test('without tasks has no events and no tasks', () => {
    expect(taskEvents([], window)).toEqual([]);
    expect(telemetryTasks([])).toEqual([]);
  });

  test.each([
    ['createdAfter', { now, createdAfter: at(1) }],
    ['now', { now: new Date(Number.NaN), createdAfter: now }],
    ['createdAfter', { now, createdAfter: new Date(Number.NaN) }],
  ])('that cannot be is a bad %s', async (field, wrong) => {
    const refusal = { name: 'TaskInputError', status: 400, code: 'TASK_INPUT', field };
    expect(() => taskEvents([row], wrong)).toThrow(expect.objectContaining(refusal));
    // Nothing was asked of the database, which is none.
    await expect(collectTaskEvents({ query: () => Promise.reject(new Error('asked')) }, wrong).next()).rejects.toMatchObject(refusal);
  });

  test('may be a single instant', () => {
    expect(taskEvents([row], { now, createdAfter: now })).toMatchObject([{ pausedDurationMs: 1_200_000 }]);
  });

  test('each reason of a build has its word', () => {
    const reasonOf = (stopBuildReason: GetTelemetryTaskEventsRow['stopBuildReason']) => taskEvents([{ ...row, stopBuildReason }], window)[0]?.pauseReason;
    expect((['task_auto_pause', 'task_manual_pause', 'autostop', 'dormancy', 'initiator', null] as const).map(reasonOf)).toEqual(['auto', 'manual', 'other', 'other', 'other', 'other']);
  });

  test('a long working life is counted in full', () => {
    expect(taskEvents([{ ...row, activeDurationMs: 8_640_000_000_000_000n }], window)).toMatchObject([{ activeDurationMs: 8.64e15 }]);
  });

  test('gives events whose parts agree with each other, whatever happened', () => {
    const time = fc.option(fc.integer({ min: -90, max: 10 }).map(at), { freq: 3 });
    const reason = fc.constantFrom('initiator', 'task_auto_pause', 'task_manual_pause', 'task_resume', null);
    const rows: fc.Arbitrary<GetTelemetryTaskEventsRow> = fc.record({
      taskId: fc.constant('a'),
      workspaceId: fc.constant('b'),
      workspaceAppId: fc.constant(null),
      stopBuildCreatedAt: time,
      stopBuildReason: reason,
      startBuildCreatedAt: time,
      startBuildReason: reason,
      startBuildNumber: fc.option(fc.integer({ min: 1, max: 4 })),
      lastWorkingStatusAt: time,
      firstStatusAfterResumeAt: time,
      activeDurationMs: fc.bigInt({ min: -5n, max: 5n }),
    });
    fc.assert(
      fc.property(rows, (random) => {
        const [event] = taskEvents([random], window);
        if (event === undefined) throw new Error('a row without an event');
        const { lastPausedAt: paused, lastResumedAt: resumed } = event;
        expect(paused).toEqual(random.stopBuildCreatedAt);
        expect(event.pauseReason === null).toBe(paused === null);
        expect(event.resumeReason === null).toBe(resumed === null);
        if (resumed !== null) expect(paused !== null && resumed > paused).toBe(true);
        if (event.pausedDurationMs !== null && resumed !== null) expect(event.pausedDurationMs).toBe(resumed.getTime() - (paused?.getTime() ?? Number.NaN));
        if (paused === null) expect([event.idleDurationMs, event.pausedDurationMs, resumed]).toEqual([null, null, null]);
        if (event.idleDurationMs !== null) expect(event.idleDurationMs).toBeGreaterThan(0);
        if (event.activeDurationMs !== null) expect(event.activeDurationMs).toBeGreaterThan(0);
        if (random.startBuildNumber === 1) expect([resumed, event.resumeToStatusMs]).toEqual([null, null]);
      }),
      { numRuns: 500 },
    );
  });
});

/** Pause, resume, delete, new input: what each writes, and each reason to refuse it, after which nothing is written. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test, vi } from 'vitest';
import { taskMigrations } from '../../src/migrate/index.js';
import { createTestDatabase } from '../../src/testing/index.js';
import { transaction } from '../../src/runtime/index.js';
import {
  captureTaskSnapshot,
  completeBuild,
  deleteTask,
  getTaskByID,
  getTaskLogs,
  getTaskSnapshot,
  insertTask,
  maxPromptBytes,
  pauseTask,
  resumeTask,
  startBuild,
  updateTaskInput,
  type TaskRequest,
} from '../../src/tasks/index.js';
import { insertRows } from '../support/insert-rows.js';
import { TaskFixtures, type JobStatus, type Scene } from '../support/task-fixtures.js';
import { brokenInvariants } from './lifecycle-invariants.js';
import { activeTask, agentsAreReady, latestBuild, madeByStart, type LiveTask } from './lifecycle-world.js';

const openDatabase = () => createTestDatabase({ server: inject('serverUrl'), migrations: taskMigrations() });
const initiatorId = randomUUID();
const now = new Date('2026-03-01T12:00:00Z');
const message = { id: 1, role: 'agent', content: 'Done', time: '2026-03-01T12:00:00Z' } as const;
const live = async () => [message];

let database: Awaited<ReturnType<typeof openDatabase>>;
let db: (typeof database)['db'];
let fixtures: TaskFixtures;
let scene: Scene;
let task: LiveTask;
let request: TaskRequest;
beforeAll(async () => {
  database = await openDatabase();
  ({ db } = database);
  fixtures = new TaskFixtures(db);
  scene = await fixtures.scene();
});
beforeEach(async () => {
  task = await activeTask(db, scene);
  request = { taskId: task.taskId, initiatorId, now };
});
afterAll(() => database.close());

const statusOf = async (id = task.taskId) => (await getTaskByID(db, { id }))?.status;
const complete = async () => {
  const { id: buildId, transition } = await latestBuild(db, task.workspaceId);
  await completeBuild(db, { buildId, ...(transition === 'start' ? madeByStart() : {}) });
  await agentsAreReady(db, task.workspaceId);
};
const setJob = async (status: JobStatus) => {
  const facts = { pending: 'NULL, NULL, NULL, NULL', running: 'now(), NULL, NULL, NULL', canceling: 'now(), now(), NULL, NULL', canceled: 'now(), now(), now(), NULL', failed: "now(), NULL, now(), 'x'", succeeded: 'now(), NULL, now(), NULL' }[status];
  await db.query(`UPDATE provisioner_jobs SET (started_at, canceled_at, completed_at, error) = ROW(${facts}) WHERE id = (SELECT job_id FROM workspace_builds WHERE workspace_id = $1 ORDER BY build_number DESC LIMIT 1)`, [task.workspaceId]);
};
/** Everything that the functions of the life cycle write. */
const everything = async () => {
  const tables = ['provisioner_jobs', 'workspace_builds', 'workspace_build_parameters', 'task_workspace_apps', 'task_snapshots', 'tasks', 'workspaces', 'workspace_agents'];
  const parts = tables.map((table) => `SELECT '${table}' AS name, md5(coalesce(string_agg(r::text, ',' ORDER BY r::text), '')) AS hash FROM ${table} AS r`);
  return (await db.query(parts.join(' UNION ALL '))).rows;
};
/** The call is refused like that, and leaves the database as it was. */
const refused = async (call: () => Promise<unknown>, refusal: Record<string, unknown>) => {
  const before = await everything();
  await expect(call()).rejects.toMatchObject(refusal);
  expect(await everything()).toEqual(before);
};

describe('the life of a task', () => {
  test('goes through pause and resume, and its log is there all the time', async () => {
    expect(await statusOf()).toBe('active');
    const stop = await pauseTask(db, request);
    expect(stop).toMatchObject({ workspaceId: task.workspaceId, buildNumber: 2, transition: 'stop', reason: 'task_manual_pause', initiatorId, createdAt: now, jobStatus: 'pending' });
    expect(await statusOf()).toBe('unknown');
    await startBuild(db, { buildId: stop.id });
    await captureTaskSnapshot(db, { taskId: task.taskId, workspaceId: task.workspaceId, messages: [message], capturedAt: now });
    await complete();
    expect(await statusOf()).toBe('paused');
    expect(await getTaskLogs(db, { id: task.taskId }, { live })).toMatchObject({ snapshot: true, snapshotAt: now, logs: [{ type: 'output' }] });

    const start = await resumeTask(db, request);
    expect(start).toMatchObject({ buildNumber: 3, transition: 'start', reason: 'task_resume', initiatorId, jobStatus: 'pending' });
    expect(await statusOf()).toBe('pending');
    expect(await getTaskLogs(db, { id: task.taskId }, { live })).toMatchObject({ snapshot: true });
    await complete();
    expect(await statusOf()).toBe('active');
    expect(await getTaskLogs(db, { id: task.taskId }, { live })).toEqual({ logs: [{ id: 1, content: 'Done', type: 'output', time: message.time }] });

    const { build } = await deleteTask(db, request);
    expect(build).toMatchObject({ buildNumber: 4, transition: 'delete', reason: 'initiator' });
    expect(await statusOf()).toBeUndefined();
    expect(await getTaskSnapshot(db, { taskId: task.taskId })).toBeNull();
    await complete();
    expect(await brokenInvariants(db)).toEqual([]);
  });

  test('a new build goes on from the one before: version, parameters, state, and the archive of its job', async () => {
    const { id } = await latestBuild(db, task.workspaceId);
    await db.query(`UPDATE workspace_builds SET provisioner_state = '\\x01ff' WHERE id = $1`, [id]);
    await insertRows(db, 'workspace_build_parameters', [{ workspace_build_id: id, name: 'region', value: 'eu' }]);
    const build = await pauseTask(db, request);
    const sql = `SELECT array_agg(DISTINCT template_version_id) AS versions, array_agg(DISTINCT encode(provisioner_state, 'hex')) AS states,
      array_agg(DISTINCT (file_id, tags, provisioner)::text) AS jobs, array_agg(DISTINCT (name, value)::text) AS parameters, count(*) AS count
      FROM workspace_builds AS build JOIN provisioner_jobs AS job ON job.id = job_id JOIN workspace_build_parameters ON workspace_build_id = build.id WHERE workspace_id = $1`;
    const { rows } = await db.query(sql, [task.workspaceId]);
    expect(rows).toMatchObject([{ versions: [scene.templateVersionId], states: ['01ff'], jobs: [expect.any(String)], parameters: ['(region,eu)'], count: '2' }]);
    const { rows: jobs } = await db.query('SELECT input, initiator_id, type FROM provisioner_jobs WHERE id = $1', [build.jobId]);
    expect(jobs).toEqual([{ input: { workspace_build_id: build.id }, initiator_id: initiatorId, type: 'workspace_build' }]);
  });

  test('every live task of a workspace is bound to its builds', async () => {
    const other = await fixtures.task(scene, { workspace_id: task.workspaceId });
    await fixtures.bind(other, 1);
    await pauseTask(db, request);
    await complete();
    expect([await statusOf(), await statusOf(other)]).toEqual(['paused', 'paused']);
  });

  test('a step inside a transaction of the caller is undone with it', async () => {
    await refused(() => transaction(db, async (tx) => {
      await pauseTask(tx, request);
      throw new Error('no');
    }), { message: 'no' });
  });

  test('a paused task may be paused again', async () => {
    await pauseTask(db, request);
    await complete();
    await expect(pauseTask(db, request)).resolves.toMatchObject({ buildNumber: 3, transition: 'stop' });
  });

  test.each<JobStatus>(['failed', 'canceled'])('what ended as %s can be resumed', async (status) => {
    await setJob(status);
    await expect(resumeTask(db, request)).resolves.toMatchObject({ buildNumber: 2, transition: 'start' });
  });
});

describe.each([
  ['a pause', pauseTask],
  ['a resume', resumeTask],
  ['a deletion', (...args: Parameters<typeof pauseTask>) => deleteTask(...args)],
])('%s is refused', (_, step) => {
  const call = (other: Partial<TaskRequest> = {}) => step(db, { ...request, ...other });

  test('for a task that is unknown or deleted', async () => {
    await refused(() => call({ taskId: randomUUID() }), { name: 'TaskNotFoundError', status: 404, what: 'task' });
    await deleteTask(db, { id: task.taskId, deletedAt: now });
    await refused(call, { status: 404, what: 'task' });
  });

  test('for a task whose workspace is deleted', async () => {
    await db.query('UPDATE workspaces SET deleted = true WHERE id = $1', [task.workspaceId]);
    await refused(call, { name: 'TaskNotFoundError', status: 404, what: 'workspace' });
  });

  test('for a workspace without builds', async () => {
    const taskId = await fixtures.task(scene, { workspace_id: await fixtures.workspace(scene) });
    await refused(() => call({ taskId }), { name: 'TaskDataError', status: 500 });
  });

  test.each<JobStatus>(['pending', 'running', 'canceling'])('while a job is %s', async (status) => {
    await setJob(status);
    await refused(call, { name: 'TaskConflictError', status: 409, state: null });
  });

  test('to who is not allowed, whatever the state is', async () => {
    await setJob('running');
    const authorize = vi.fn(async () => false);
    await refused(() => call({ authorize }), { name: 'TaskForbiddenError', status: 403 });
    expect(authorize).toHaveBeenCalledWith(expect.objectContaining({ id: task.taskId, workspaceId: task.workspaceId }));
  });

  test('with parameters that cannot be sent, which are named', async () => {
    await setJob('canceled');
    await refused(() => call({ now: new Date(Number.NaN) }), { name: 'ParameterError', parameter: expect.any(String) });
    await refused(() => call({ initiatorId: 'x' }), { name: 'ParameterError', parameter: 'initiatorId' });
    await refused(() => call({ taskId: 'x' }), { name: 'ParameterError' });
  });

  test('when somebody was quicker and this transaction cannot see it, as a conflict', async () => {
    await setJob('canceled');
    const late = transaction(db, { isolation: 'repeatable read', retry: false }, async (tx) => {
      await getTaskByID(tx, { id: task.taskId });
      await pauseTask(db, request);
      await step(tx, request);
    });
    await expect(late).rejects.toMatchObject({ name: 'TaskConflictError', status: 409, message: 'another build of the workspace was added at the same time' });
    expect(await latestBuild(db, task.workspaceId)).toMatchObject({ number: 2, transition: 'stop' });
  });
});

test.each([['a pause', pauseTask], ['a resume', resumeTask]])('%s is refused for a task without a workspace', async (_, step) => {
  const taskId = await fixtures.task(scene);
  await refused(() => step(db, { ...request, taskId }), { name: 'TaskDataError', status: 500 });
});

test('a resume is refused while the workspace runs', async () => {
  await refused(() => resumeTask(db, request), { name: 'TaskConflictError', status: 409, state: 'active' });
});

describe('a deletion', () => {
  test('of a task without a workspace just deletes it', async () => {
    const taskId = await fixtures.task(scene);
    await fixtures.snapshot(taskId);
    expect(await deleteTask(db, { ...request, taskId })).toEqual({ id: taskId, build: null });
    expect(await statusOf(taskId)).toBeUndefined();
    expect(await getTaskSnapshot(db, { taskId })).toBeNull();
    await refused(() => deleteTask(db, { ...request, taskId }), { status: 404 });
  });

  test('of a task without a workspace asks whether it is allowed, too', async () => {
    const taskId = await fixtures.task(scene);
    await refused(() => deleteTask(db, { ...request, taskId, authorize: () => false }), { status: 403 });
  });

  test('gives the name back', async () => {
    const row = await getTaskByID(db, { id: task.taskId });
    const again = { ...scene, id: randomUUID(), name: row?.name ?? '', displayName: '', workspaceId: null, templateParameters: {}, prompt: 'x', createdAt: now };
    await expect(insertTask(db, again)).rejects.toMatchObject({ name: 'UniqueViolationError' });
    await deleteTask(db, request);
    await expect(insertTask(db, again)).resolves.toMatchObject({ id: again.id });
  });

  test('asked with id and deletedAt is the query, which leaves the workspace alone', async () => {
    expect(await deleteTask(db, { id: task.taskId, deletedAt: now })).toEqual({ id: task.taskId });
    expect(await deleteTask(db, { id: task.taskId, deletedAt: now })).toBeNull();
    expect(await latestBuild(db, task.workspaceId)).toMatchObject({ number: 1 });
  });
});

describe('a new input', () => {
  const update = (input: string, other: Record<string, unknown> = {}) => updateTaskInput(db, { taskId: task.taskId, input, ...other });
  const pause = async () => {
    await pauseTask(db, request);
    await complete();
  };

  test('replaces the prompt of a paused task', async () => {
    await pause();
    expect(await update(' Fix the test 😀 ')).toMatchObject({ id: task.taskId, prompt: ' Fix the test 😀 ' });
    expect(await update('x'.repeat(maxPromptBytes))).toMatchObject({ id: task.taskId });
  });

  test.each([
    ['blank', ' \n\t'],
    ['empty', ''],
    ['with a NUL character', 'a\0b'],
    ['with half of a surrogate pair', 'a\uDE00'],
    ['that is too long', 'x'.repeat(maxPromptBytes + 1)],
    ['that is too long in UTF-8', '漢'.repeat(maxPromptBytes / 3 + 1)],
  ])('that is %s is refused before anything is asked', async (_, input) => {
    await refused(() => update(input), { name: 'TaskInputError', status: 400, field: 'input' });
    // @ts-expect-error not a string
    await refused(() => update(7), { name: 'TaskInputError', status: 400, field: 'input' });
  });

  test('is refused unless the task is paused, with the state', async () => {
    await refused(() => update('x'), { name: 'TaskConflictError', status: 409, state: 'active' });
    await pauseTask(db, request);
    await refused(() => update('x'), { status: 409, state: 'unknown' });
    const pending = await fixtures.task(scene);
    await refused(() => update('x', { taskId: pending }), { status: 409, state: 'pending' });
  });

  test('is refused for an unknown task, and to who is not allowed', async () => {
    await refused(() => update('x', { taskId: randomUUID() }), { name: 'TaskNotFoundError', status: 404 });
    await pause();
    await refused(() => update('x', { authorize: () => false }), { name: 'TaskForbiddenError', status: 403 });
  });
});

test('a service’s default isolation changes nothing but who waits', async () => {
  await refused(() => transaction(db, { isolation: 'serializable', retry: false }, (tx) => resumeTask(tx, request)), { status: 409 });
});

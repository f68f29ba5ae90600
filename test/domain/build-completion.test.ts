/** What follows from the end of a build, and from a minute that passes. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { taskMigrations } from '../../src/migrate/index.js';
import { createTestDatabase } from '../../src/testing/index.js';
import { transaction } from '../../src/runtime/index.js';
import {
  completeBuild,
  deleteTask,
  getTaskByID,
  noDeadline,
  pauseTask,
  resumeTask,
  startBuild,
  transitionDueWorkspaces,
  transitionWorkspace,
  tryLockLifecycle,
  type BuildCompletion,
} from '../../src/tasks/index.js';
import { TaskFixtures, type Scene } from '../support/task-fixtures.js';
import { activeTask, latestBuild, madeByStart, type LiveTask } from './lifecycle-world.js';

const openDatabase = () => createTestDatabase({ server: inject('serverUrl'), migrations: taskMigrations() });
const prebuilds = 'c42fdf75-3097-471c-8c33-fb52454d81c0';
const now = new Date('2026-03-01T12:00:00Z');
const minutes = (count: number): Date => new Date(now.getTime() + count * 60_000);

let database: Awaited<ReturnType<typeof openDatabase>>;
let db: (typeof database)['db'];
let fixtures: TaskFixtures;
let scene: Scene;
let task: LiveTask;
beforeAll(async () => {
  database = await openDatabase();
  ({ db } = database);
  fixtures = new TaskFixtures(db);
});
beforeEach(async () => {
  scene = await fixtures.scene();
  task = await activeTask(db, scene, now);
});
afterAll(() => database.close());

const request = () => ({ taskId: task.taskId, initiatorId: scene.ownerId, now });
const setWorkspace = (sql: string) => db.query(`UPDATE workspaces SET ${sql} WHERE id = $1`, [task.workspaceId]);
const setTemplate = (sql: string) => db.query(`UPDATE templates SET ${sql} WHERE id = $1`, [scene.templateId]);
const buildRow = async (id: string) => (await db.query('SELECT * FROM workspace_builds WHERE id = $1', [id])).rows[0] as Record<string, unknown>;
const workspaceRow = async () => (await db.query('SELECT * FROM workspaces WHERE id = $1', [task.workspaceId])).rows[0] as Record<string, unknown>;
/** Pauses, resumes, and completes the start. */
const restart = async (completion: Partial<BuildCompletion> = madeByStart()) => {
  const stop = await pauseTask(db, request());
  await completeBuild(db, { buildId: stop.id, completedAt: now });
  const { id: buildId } = await resumeTask(db, request());
  await completeBuild(db, { buildId, completedAt: now, ...completion });
  return buildId;
};

describe('a start that went well', () => {
  test('binds the task to the app that is named, and the agents before are deleted', async () => {
    const made = madeByStart();
    const before = await getTaskByID(db, { id: task.taskId });
    await restart(made);
    const after = await getTaskByID(db, { id: task.taskId });
    expect(after).toMatchObject({ status: 'initializing', workspaceBuildNumber: 3, workspaceAppId: made.taskAppId, workspaceAgentId: made.resources?.[0]?.agents?.[0]?.id });
    const { rows } = await db.query('SELECT id FROM workspace_agents WHERE deleted AND id = ANY ($1)', [[before?.workspaceAgentId, after?.workspaceAgentId]]);
    expect(rows).toEqual([{ id: before?.workspaceAgentId }]);
  });

  test('binds the task to nothing when the app is not among those made', async () => {
    await restart({ ...madeByStart(), taskAppId: randomUUID() });
    expect(await getTaskByID(db, { id: task.taskId })).toMatchObject({ workspaceBuildNumber: 3, workspaceAppId: null, workspaceAgentId: null });
  });

  test.each<readonly [string, string, string, Date | undefined, Date, Date]>([
    ['its own time to live', 'ttl = 7200000000000', 'allow_user_autostop = true', undefined, minutes(120), noDeadline],
    ['no time to live', 'ttl = NULL', 'allow_user_autostop = true', undefined, noDeadline, noDeadline],
    ['no time to live, but a limit', 'ttl = NULL', 'allow_user_autostop = true', minutes(30), minutes(30), minutes(30)],
    ['a limit before its time to live', 'ttl = 7200000000000', 'allow_user_autostop = true', minutes(30), minutes(30), minutes(30)],
    ['a limit after its time to live', 'ttl = 7200000000000', 'allow_user_autostop = true', minutes(300), minutes(120), minutes(300)],
    ['the time to live of its template', 'ttl = 7200000000000', 'allow_user_autostop = false, default_ttl = 600000000000', undefined, minutes(10), noDeadline],
    ['a template without a time to live', 'ttl = 7200000000000', 'allow_user_autostop = false, default_ttl = 0', undefined, noDeadline, noDeadline],
  ])('has a deadline by %s', async (_, workspace, template, maxDeadline, deadline, max) => {
    await setWorkspace(workspace);
    await setTemplate(template);
    const id = await restart({ ...madeByStart(), ...(maxDeadline && { maxDeadline }) });
    expect(await buildRow(id)).toMatchObject({ deadline, max_deadline: max, has_ai_task: true, has_external_agent: false });
  });

  test('knows its external agent, and the next autostart when there is a schedule', async () => {
    await setWorkspace(`autostart_schedule = '0 9 * * *'`);
    const nextAutostart = (schedule: string, after: Date) => (schedule === '0 9 * * *' ? new Date(after.getTime() + 86_400_000) : null);
    const id = await restart({ resources: [{ id: randomUUID(), type: 'coder_external_agent', name: 'machine' }], nextAutostart });
    expect(await buildRow(id)).toMatchObject({ has_external_agent: true });
    expect(await workspaceRow()).toMatchObject({ next_start_at: minutes(1440) });
  });

  test('gives an unclaimed prebuild no deadline', async () => {
    await setWorkspace(`owner_id = '${prebuilds}', autostart_schedule = '0 9 * * *'`);
    const id = await restart({ ...madeByStart(), nextAutostart: () => now });
    expect(await buildRow(id)).toMatchObject({ deadline: noDeadline, max_deadline: noDeadline });
    expect(await workspaceRow()).toMatchObject({ next_start_at: null });
  });
});

describe('other ends of a build', () => {
  test('a failed one changes its job only, and the task is in error', async () => {
    const { id: buildId } = await pauseTask(db, request());
    await completeBuild(db, { buildId, completedAt: now, error: 'exit status 1' });
    expect(await buildRow(buildId)).toMatchObject({ has_ai_task: null, has_external_agent: null });
    expect(await getTaskByID(db, { id: task.taskId })).toMatchObject({ status: 'error' });
  });

  test('a canceled one changes its job only, whatever it has made', async () => {
    const { id: buildId, jobId } = await pauseTask(db, request());
    await startBuild(db, { buildId, startedAt: now });
    await db.query('UPDATE provisioner_jobs SET canceled_at = now() WHERE id = $1', [jobId]);
    await completeBuild(db, { buildId, completedAt: now, ...madeByStart() });
    expect(await latestBuild(db, task.workspaceId)).toMatchObject({ id: buildId, status: 'canceled' });
    expect(await buildRow(buildId)).toMatchObject({ has_ai_task: null });
    expect((await db.query('SELECT FROM workspace_resources WHERE job_id = $1', [jobId])).rows).toEqual([]);
    expect(await getTaskByID(db, { id: task.taskId })).toMatchObject({ status: 'error' });
  });

  test('a delete takes the workspace, its agents and the tasks that still live with it', async () => {
    const second = await fixtures.task(scene, { workspace_id: task.workspaceId });
    const { build } = await deleteTask(db, request());
    await completeBuild(db, { buildId: build?.id ?? '', completedAt: now });
    expect(await workspaceRow()).toMatchObject({ deleted: true });
    expect(await getTaskByID(db, { id: second })).toBeNull();
    const sql = `SELECT agent.id FROM workspace_agents AS agent JOIN workspace_resources AS resource ON resource.id = resource_id JOIN workspace_builds AS build ON build.job_id = resource.job_id
      WHERE build.workspace_id = $1 AND NOT agent.deleted`;
    expect((await db.query(sql, [task.workspaceId])).rows).toEqual([]);
    await expect(completeBuild(db, { buildId: build?.id ?? '' })).rejects.toMatchObject({ status: 404, what: 'workspace' });
  });

  test('a second end, and a second start, are conflicts', async () => {
    const { id: buildId } = await pauseTask(db, request());
    await startBuild(db, { buildId, startedAt: now });
    await expect(startBuild(db, { buildId })).rejects.toMatchObject({ name: 'TaskConflictError', status: 409 });
    await completeBuild(db, { buildId });
    await expect(completeBuild(db, { buildId })).rejects.toMatchObject({ name: 'TaskConflictError', status: 409 });
    await expect(startBuild(db, { buildId })).rejects.toMatchObject({ status: 409 });
    await expect(startBuild(db, { buildId: randomUUID() })).rejects.toMatchObject({ status: 404, what: 'build' });
    await expect(completeBuild(db, { buildId: randomUUID() })).rejects.toMatchObject({ status: 404, what: 'build' });
  });

  test('what PostgreSQL refuses leaves the build unfinished', async () => {
    const stop = await pauseTask(db, request());
    await completeBuild(db, { buildId: stop.id });
    const { id: buildId } = await resumeTask(db, request());
    const agent = () => ({ id: randomUUID(), name: 'main' });
    const made = (agents: readonly ReturnType<typeof agent>[], name = 'dev') => ({ buildId, resources: [{ id: randomUUID(), type: 'container', name, agents }] });
    await expect(completeBuild(db, made([agent(), agent()]))).rejects.toMatchObject({ name: 'UniqueViolationError', constraint: 'workspace_agents_name_unique_per_build' });
    await expect(completeBuild(db, made([], 'x'.repeat(65)))).rejects.toMatchObject({ sqlstate: '22001' });
    await expect(completeBuild(db, made([], 'a\0b'))).rejects.toMatchObject({ name: 'ParameterError' });
    expect(await latestBuild(db, task.workspaceId)).toMatchObject({ id: buildId, status: 'pending' });
    await expect(completeBuild(db, made([agent()]))).resolves.toBeUndefined();
  });
});

describe('a minute that passes', () => {
  const transition = (at: Date, other = {}) => transitionWorkspace(db, { workspaceId: task.workspaceId, now: at, ...other });

  test('pauses a task at its deadline, for the owner', async () => {
    expect(await transition(minutes(59))).toMatchObject({ skipped: 'not due', build: null });
    const at = minutes(60);
    expect(await transition(at)).toMatchObject({
      skipped: null,
      decision: { reason: 'task_auto_pause' },
      build: { buildNumber: 2, transition: 'stop', reason: 'task_auto_pause', initiatorId: scene.ownerId, createdAt: at },
    });
    expect(await getTaskByID(db, { id: task.taskId })).toMatchObject({ status: 'unknown', workspaceBuildNumber: 2, workspaceAppId: null });
  });

  test('waits for a build that is on its way', async () => {
    await db.query('UPDATE provisioner_jobs SET completed_at = NULL WHERE id = (SELECT job_id FROM workspace_builds WHERE workspace_id = $1)', [task.workspaceId]);
    expect(await transition(minutes(90))).toMatchObject({ skipped: 'busy' });
  });

  test('skips a workspace that another process decides about, that is deleted, or that nobody knows', async () => {
    await transaction(db, async (tx) => {
      expect(await tryLockLifecycle(tx, { workspaceId: task.workspaceId })).toEqual({ locked: true });
      expect(await transition(minutes(90))).toMatchObject({ skipped: 'locked' });
    });
    await setWorkspace('deleted = true');
    expect(await transition(minutes(90))).toMatchObject({ skipped: 'gone' });
    expect(await transitionWorkspace(db, { workspaceId: randomUUID(), now })).toMatchObject({ skipped: 'gone' });
  });

  test('marks an unused workspace as dormant and stops it', async () => {
    await setTemplate('time_til_dormant = 60000000000, time_til_dormant_autodelete = 3600000000000');
    const at = minutes(5);
    expect(await transition(at)).toMatchObject({ decision: { reason: 'dormancy' }, build: { transition: 'stop', reason: 'dormancy' } });
    expect(await workspaceRow()).toMatchObject({ dormant_at: at, deleting_at: minutes(65) });
    await completeBuild(db, { buildId: (await latestBuild(db, task.workspaceId)).id });
    expect(await transition(minutes(66))).toMatchObject({ build: { transition: 'delete', reason: 'autodelete' } });
  });

  test('computes the next autostart of a schedule that has none', async () => {
    await setWorkspace(`autostart_schedule = '0 9 * * *'`);
    expect(await transition(now, { nextAutostart: () => minutes(30) })).toMatchObject({ skipped: 'not due' });
    expect(await workspaceRow()).toMatchObject({ next_start_at: minutes(30) });
  });

  test('lets every due workspace have its turn, also when one fails', async () => {
    const others = [await activeTask(db, scene, now), await activeTask(db, scene, now)];
    await db.query(`UPDATE workspaces SET autostart_schedule = 'broken' WHERE id = $1`, [task.workspaceId]);
    const nextAutostart = () => {
      throw new Error('no such schedule');
    };
    const results = await transitionDueWorkspaces(db, { now: minutes(61), nextAutostart, concurrency: 2 });
    const paused = results.flatMap((result) => (result.status === 'fulfilled' && result.value.decision?.reason === 'task_auto_pause' ? [result.value.workspaceId] : []));
    expect(paused).toEqual(expect.arrayContaining(others.map((other) => other.workspaceId)));
    expect(results.filter((result) => result.status === 'rejected').map((result) => String(result.reason))).toEqual(['Error: no such schedule']);
    await expect(transitionDueWorkspaces(db, { now, concurrency: 0 })).rejects.toThrow(RangeError);
  });

  test('is decided in a transaction of its own', async () => {
    await expect(transaction(db, (tx) => transitionWorkspace(tx, { workspaceId: task.workspaceId, now }))).rejects.toMatchObject({ code: 'TRANSACTION_OPTIONS' });
  });
});

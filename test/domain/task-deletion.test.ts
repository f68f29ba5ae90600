/** Snapshots of a task's log, and what deleting a task takes with it. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ForeignKeyViolationError } from '../../src/runtime/index.js';
import { describeOn, platforms, type MigratedDatabase } from '../support/platforms.js';
import { TaskFixtures, type Scene } from '../support/task-fixtures.js';
import { deleteTask, getTaskByID, getTaskByOwnerIDAndName, getTaskSnapshot, upsertTaskSnapshot } from '../../src/tasks/index.js';

const early = new Date('2026-01-01T00:00:00.001Z');
const late = new Date('2026-01-02T00:00:00.002Z');
const log = (content: string) => ({ format: 'agentapi', data: { messages: [{ id: 0, content, role: 'agent' }] } });

describeOn(platforms, 'snapshots and deletion', (platform) => {
  let database: MigratedDatabase;
  let db: MigratedDatabase['db'];
  let sql: MigratedDatabase['sql'];
  let fixtures: TaskFixtures;
  let scene: Scene;

  beforeAll(async () => {
    database = await platform.open();
    ({ db, sql } = database);
    fixtures = new TaskFixtures(sql);
    scene = await fixtures.scene();
  });
  afterAll(() => database.close());

  const count = async (table: string, taskId: string) => (await sql.query(`SELECT FROM ${table} WHERE task_id = $1`, [taskId])).rows.length;

  describe('snapshots', () => {
    test('a task that never paused has none', async () => {
      expect(await getTaskSnapshot(db, { taskId: await fixtures.task(scene) })).toBeNull();
    });

    test('the log comes back as it was stored', async () => {
      const taskId = await fixtures.task(scene);
      const logSnapshot = log('Grüße \\ "quoted" \n 😀');
      await upsertTaskSnapshot(db, { taskId, logSnapshot, logSnapshotCreatedAt: early });
      expect(await getTaskSnapshot(db, { taskId })).toEqual({ taskId, logSnapshot, logSnapshotCreatedAt: early });
    });

    test('the last call wins, also with an older time', async () => {
      const taskId = await fixtures.task(scene);
      await upsertTaskSnapshot(db, { taskId, logSnapshot: log('first'), logSnapshotCreatedAt: late });
      await upsertTaskSnapshot(db, { taskId, logSnapshot: log('second'), logSnapshotCreatedAt: early });
      expect(await getTaskSnapshot(db, { taskId })).toEqual({ taskId, logSnapshot: log('second'), logSnapshotCreatedAt: early });
      expect(await count('task_snapshots', taskId)).toBe(1);
    });

    test('an unknown task is a foreign key violation', async () => {
      const stored = upsertTaskSnapshot(db, { taskId: randomUUID(), logSnapshot: {}, logSnapshotCreatedAt: early });
      const error = await stored.catch((e: unknown) => e);
      expect(error).toBeInstanceOf(ForeignKeyViolationError);
      expect(error).toMatchObject({ code: '23503', table: 'task_snapshots' });
    });

    test('SQL stores and reads the log of a deleted task', async () => {
      const taskId = await fixtures.task(scene, { deleted_at: early });
      await upsertTaskSnapshot(db, { taskId, logSnapshot: log('late'), logSnapshotCreatedAt: late });
      expect(await getTaskSnapshot(db, { taskId })).toMatchObject({ logSnapshot: log('late') });
    });

    test('a JSON null is a log, not a missing one', async () => {
      const taskId = await fixtures.task(scene);
      await upsertTaskSnapshot(db, { taskId, logSnapshot: null, logSnapshotCreatedAt: early });
      expect(await getTaskSnapshot(db, { taskId })).toEqual({ taskId, logSnapshot: null, logSnapshotCreatedAt: early });
    });
  });

  describe('DeleteTask', () => {
    test('marks the task, removes its snapshot, keeps its bindings, and returns its id', async () => {
      const id = await fixtures.task(scene);
      const agentId = await fixtures.agent(scene);
      await fixtures.bind(id, 1, { agentId, appId: await fixtures.app(agentId) });
      await fixtures.snapshot(id);
      expect(await deleteTask(db, { id, deletedAt: late })).toEqual({ id });
      expect(await getTaskByID(db, { id })).toBeNull();
      expect((await sql.query('SELECT deleted_at FROM tasks WHERE id = $1', [id])).rows).toEqual([{ deleted_at: late }]);
      expect(await count('task_snapshots', id)).toBe(0);
      expect(await count('task_workspace_apps', id)).toBe(1);
    });

    test('without a snapshot it returns the id as well', async () => {
      const id = await fixtures.task(scene);
      expect(await deleteTask(db, { id, deletedAt: late })).toEqual({ id });
    });

    test('a second time gives no row and keeps the first time stamp, but removes a snapshot that came between', async () => {
      const id = await fixtures.task(scene);
      await deleteTask(db, { id, deletedAt: early });
      await fixtures.snapshot(id);
      expect(await deleteTask(db, { id, deletedAt: late })).toBeNull();
      expect((await sql.query('SELECT deleted_at FROM tasks WHERE id = $1', [id])).rows).toEqual([{ deleted_at: early }]);
      expect(await count('task_snapshots', id)).toBe(0);
    });

    test('an unknown task gives no row', async () => {
      expect(await deleteTask(db, { id: randomUUID(), deletedAt: late })).toBeNull();
    });

    test('other tasks and their snapshots stay', async () => {
      const id = await fixtures.task(scene);
      const neighbour = await fixtures.task(scene);
      await fixtures.snapshot(neighbour);
      await deleteTask(db, { id, deletedAt: late });
      expect(await getTaskByID(db, { id: neighbour })).toMatchObject({ id: neighbour });
      expect(await count('task_snapshots', neighbour)).toBe(1);
    });

    test('the name is free again', async () => {
      const id = await fixtures.task(scene, { name: 'reused' });
      await deleteTask(db, { id, deletedAt: late });
      const next = await fixtures.task(scene, { name: 'Reused' });
      expect(await getTaskByOwnerIDAndName(db, { ownerId: scene.ownerId, name: 'reused' })).toMatchObject({ id: next });
    });
  });

  test('deleting the workspace row takes task, binding and snapshot along', async () => {
    const workspaceId = await fixtures.workspace(scene);
    const id = await fixtures.task(scene, { workspace_id: workspaceId });
    await fixtures.bind(id, 1);
    await fixtures.snapshot(id);
    await sql.query('DELETE FROM workspaces WHERE id = $1', [workspaceId]);
    expect(await getTaskByID(db, { id })).toBeNull();
    expect(await count('task_snapshots', id)).toBe(0);
    expect(await count('task_workspace_apps', id)).toBe(0);
  });

  test('deleting an app removes the binding instead of leaving it empty', async () => {
    const id = await fixtures.task(scene);
    const agentId = await fixtures.agent(scene);
    const appId = await fixtures.app(agentId);
    await fixtures.bind(id, 1, { agentId, appId });
    await sql.query('DELETE FROM workspace_apps WHERE id = $1', [appId]);
    expect(await count('task_workspace_apps', id)).toBe(0);
  });
});

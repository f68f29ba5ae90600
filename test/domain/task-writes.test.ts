/** What the queries that create, link, bind and change a task promise, and what they refuse. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ForeignKeyViolationError, UniqueViolationError } from '../../src/runtime/index.js';
import { describeOn, platforms, type MigratedDatabase } from '../support/platforms.js';
import { TaskFixtures, type Scene } from '../support/task-fixtures.js';
import { getTaskByID, insertTask, updateTaskPrompt, updateTaskWorkspaceID, upsertTaskWorkspaceApp } from '../../src/tasks/index.js';

const createdAt = new Date('2026-02-03T04:05:06.789Z');

describeOn(platforms, 'writing tasks', (platform) => {
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

  const newTask = () => ({
    id: randomUUID(),
    organizationId: scene.organizationId,
    ownerId: scene.ownerId,
    name: `task-${randomUUID()}`,
    displayName: 'Fix it',
    workspaceId: null,
    templateVersionId: scene.templateVersionId,
    templateParameters: {},
    prompt: 'Fix the bug',
    createdAt,
  });
  const deleteSoftly = (id: string) => sql.query('UPDATE tasks SET deleted_at = now() WHERE id = $1', [id]);

  describe('InsertTask', () => {
    test('returns the row as it was given', async () => {
      const params = { ...newTask(), templateParameters: { region: 'eu', sizes: [1, null] } };
      expect(await insertTask(db, params)).toEqual({ ...params, deletedAt: null });
    });

    test('takes a workspace at once', async () => {
      const workspaceId = await fixtures.workspace(scene);
      expect(await insertTask(db, { ...newTask(), workspaceId })).toMatchObject({ workspaceId });
    });

    test('refuses the name of a live task of the owner, upper or lower case', async () => {
      const first = newTask();
      await insertTask(db, first);
      const error = await insertTask(db, { ...newTask(), name: first.name.toUpperCase() }).catch((e: unknown) => e);
      expect(error).toBeInstanceOf(UniqueViolationError);
      expect(error).toMatchObject({ code: '23505', constraint: 'tasks_owner_id_name_unique_idx', table: 'tasks' });
    });

    test('lets another owner have the name, and the same owner once the first task is deleted', async () => {
      const first = newTask();
      await insertTask(db, first);
      expect(await insertTask(db, { ...newTask(), name: first.name, ownerId: await fixtures.user() })).toMatchObject({ name: first.name });
      await deleteSoftly(first.id);
      expect(await insertTask(db, { ...newTask(), name: first.name })).toMatchObject({ name: first.name });
    });

    test('refuses an id that is taken', async () => {
      const first = newTask();
      await insertTask(db, first);
      await expect(insertTask(db, { ...newTask(), id: first.id })).rejects.toMatchObject({ code: '23505', constraint: 'tasks_pkey' });
    });

    test.each(['organizationId', 'ownerId', 'templateVersionId', 'workspaceId'] as const)('refuses an unknown %s', async (key) => {
      const error = await insertTask(db, { ...newTask(), [key]: randomUUID() }).catch((e: unknown) => e);
      expect(error).toBeInstanceOf(ForeignKeyViolationError);
      expect(error).toMatchObject({ code: '23503', table: 'tasks' });
    });

    test('refuses a display name of 128 characters', async () => {
      expect(await insertTask(db, { ...newTask(), displayName: 'é'.repeat(127) })).toMatchObject({ displayName: 'é'.repeat(127) });
      await expect(insertTask(db, { ...newTask(), displayName: 'x'.repeat(128) })).rejects.toMatchObject({ code: '22001' });
    });
  });

  describe('UpdateTaskWorkspaceID', () => {
    test('links a workspace of the template, and returns the whole row', async () => {
      const task = await insertTask(db, newTask());
      const workspaceId = await fixtures.workspace(scene);
      expect(await updateTaskWorkspaceID(db, { id: task.id, workspaceId })).toEqual({ ...task, workspaceId });
      expect(await getTaskByID(db, { id: task.id })).toMatchObject({ workspaceId });
    });

    test('links only once', async () => {
      const id = await fixtures.task(scene);
      const workspaceId = await fixtures.workspace(scene);
      await updateTaskWorkspaceID(db, { id, workspaceId });
      expect(await updateTaskWorkspaceID(db, { id, workspaceId })).toBeNull();
      expect(await updateTaskWorkspaceID(db, { id, workspaceId: await fixtures.workspace(scene) })).toBeNull();
      expect(await getTaskByID(db, { id })).toMatchObject({ workspaceId });
    });

    test('gives no row for an unknown task, an unknown workspace, or none', async () => {
      const id = await fixtures.task(scene);
      expect(await updateTaskWorkspaceID(db, { id: randomUUID(), workspaceId: await fixtures.workspace(scene) })).toBeNull();
      expect(await updateTaskWorkspaceID(db, { id, workspaceId: randomUUID() })).toBeNull();
      expect(await updateTaskWorkspaceID(db, { id, workspaceId: null })).toBeNull();
      expect(await getTaskByID(db, { id })).toMatchObject({ workspaceId: null });
    });

    test('gives no row when the workspace has another template', async () => {
      const id = await fixtures.task(scene);
      const workspaceId = await fixtures.workspace({ ...scene, templateId: await fixtures.template(scene) });
      expect(await updateTaskWorkspaceID(db, { id, workspaceId })).toBeNull();
    });

    test('gives no row when the version belongs to no template', async () => {
      const id = await fixtures.task(scene, { template_version_id: await fixtures.templateVersion(scene, null) });
      expect(await updateTaskWorkspaceID(db, { id, workspaceId: await fixtures.workspace(scene) })).toBeNull();
    });

    test('takes any version of the template', async () => {
      const id = await fixtures.task(scene, { template_version_id: await fixtures.templateVersion(scene, scene.templateId) });
      const workspaceId = await fixtures.workspace(scene);
      expect(await updateTaskWorkspaceID(db, { id, workspaceId })).toMatchObject({ id, workspaceId });
    });

    test('asks neither for deletion nor for owner or organization', async () => {
      const id = await fixtures.task(scene, { deleted_at: createdAt });
      const stranger = await fixtures.scene();
      const workspaceId = await fixtures.workspace({ ...stranger, templateId: scene.templateId }, { deleted: true });
      expect(await updateTaskWorkspaceID(db, { id, workspaceId })).toMatchObject({ id, workspaceId, deletedAt: createdAt });
    });
  });

  describe('UpsertTaskWorkspaceApp', () => {
    test('inserts, then overwrites agent and app of that build, also with nulls', async () => {
      const taskId = await fixtures.task(scene);
      const workspaceAgentId = await fixtures.agent(scene);
      const workspaceAppId = await fixtures.app(workspaceAgentId);
      const empty = { taskId, workspaceBuildNumber: 7, workspaceAgentId: null, workspaceAppId: null };
      const full = { ...empty, workspaceAgentId, workspaceAppId };
      for (const params of [empty, full, empty]) expect(await upsertTaskWorkspaceApp(db, params)).toEqual(params);
      const { rows } = await sql.query('SELECT workspace_app_id FROM task_workspace_apps WHERE task_id = $1', [taskId]);
      expect(rows).toEqual([{ workspace_app_id: null }]);
    });

    test('keeps the bindings of other builds', async () => {
      const taskId = await fixtures.task(scene);
      const workspaceAgentId = await fixtures.agent(scene);
      await upsertTaskWorkspaceApp(db, { taskId, workspaceBuildNumber: 1, workspaceAgentId, workspaceAppId: null });
      await upsertTaskWorkspaceApp(db, { taskId, workspaceBuildNumber: 2, workspaceAgentId: null, workspaceAppId: null });
      const { rows } = await sql.query('SELECT workspace_agent_id FROM task_workspace_apps WHERE task_id = $1 ORDER BY workspace_build_number', [taskId]);
      expect(rows).toEqual([{ workspace_agent_id: workspaceAgentId }, { workspace_agent_id: null }]);
    });

    test.each(['taskId', 'workspaceAgentId', 'workspaceAppId'] as const)('refuses an unknown %s', async (key) => {
      const params = { taskId: await fixtures.task(scene), workspaceBuildNumber: 1, workspaceAgentId: null, workspaceAppId: null };
      const error = await upsertTaskWorkspaceApp(db, { ...params, [key]: randomUUID() }).catch((e: unknown) => e);
      expect(error).toBeInstanceOf(ForeignKeyViolationError);
      expect(error).toMatchObject({ code: '23503', table: 'task_workspace_apps' });
    });
  });

  describe('UpdateTaskPrompt', () => {
    test('replaces the prompt of a live task and nothing else', async () => {
      const task = await insertTask(db, newTask());
      const prompt = `It's "quoted" \\ $1 @name ünïcödé`;
      expect(await updateTaskPrompt(db, { id: task.id, prompt })).toEqual({ ...task, prompt });
    });

    test('gives no row for a deleted or an unknown task', async () => {
      const id = await fixtures.task(scene);
      await deleteSoftly(id);
      expect(await updateTaskPrompt(db, { id, prompt: 'new' })).toBeNull();
      expect(await updateTaskPrompt(db, { id: randomUUID(), prompt: 'new' })).toBeNull();
      expect((await sql.query('SELECT prompt FROM tasks WHERE id = $1', [id])).rows).toEqual([{ prompt: 'Fix the bug' }]);
    });
  });
});

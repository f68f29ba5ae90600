/** What the queries that read and list tasks promise. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeOn, platforms, type MigratedDatabase } from '../support/platforms.js';
import { TaskFixtures, type Scene } from '../support/task-fixtures.js';
import { getTaskByID, getTaskByOwnerIDAndName, getTaskByWorkspaceID, listTasks } from '../../src/tasks/index.js';

const everybody = '00000000-0000-0000-0000-000000000000';
const deletedAt = '2026-01-01T00:00:00Z';

describeOn(platforms, 'reading tasks', (platform) => {
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

  test('a task has its 11 own columns and the 12 of its status', async () => {
    const id = await fixtures.task(scene, { name: 'columns', display_name: 'Columns', template_parameters: { a: 1 } });
    const { rows } = await sql.query('SELECT username FROM users WHERE id = $1', [scene.ownerId]);
    expect(await getTaskByID(db, { id })).toEqual({
      id,
      organizationId: scene.organizationId,
      ownerId: scene.ownerId,
      name: 'columns',
      workspaceId: null,
      templateVersionId: scene.templateVersionId,
      templateParameters: { a: 1 },
      prompt: 'Fix the bug',
      createdAt: new Date('2020-01-01T00:00:00Z'),
      deletedAt: null,
      displayName: 'Columns',
      workspaceGroupAcl: {},
      workspaceUserAcl: {},
      status: 'pending',
      statusDebug: expect.any(Object),
      workspaceBuildNumber: null,
      workspaceAgentId: null,
      workspaceAppId: null,
      workspaceAgentLifecycleState: null,
      workspaceAppHealth: null,
      ownerUsername: (rows[0] as { username: string }).username,
      ownerName: 'Ada',
      ownerAvatarUrl: '/ada.png',
    });
  });

  test('no query finds a deleted or an unknown task', async () => {
    const workspaceId = await fixtures.workspace(scene);
    const id = await fixtures.task(scene, { name: 'gone', workspace_id: workspaceId, deleted_at: deletedAt });
    expect(await getTaskByID(db, { id })).toBeNull();
    expect(await getTaskByID(db, { id: randomUUID() })).toBeNull();
    expect(await getTaskByWorkspaceID(db, { workspaceId })).toBeNull();
    expect(await getTaskByWorkspaceID(db, { workspaceId: randomUUID() })).toBeNull();
    expect(await getTaskByOwnerIDAndName(db, { ownerId: scene.ownerId, name: 'gone' })).toBeNull();
    expect((await listTasks(db, { ownerId: scene.ownerId, organizationId: everybody, status: '' })).map((task) => task.id)).not.toContain(id);
  });

  test('GetTaskByWorkspaceID finds the live task of the workspace', async () => {
    const workspaceId = await fixtures.workspace(scene);
    await fixtures.task(scene, { workspace_id: workspaceId, deleted_at: deletedAt });
    const id = await fixtures.task(scene, { workspace_id: workspaceId });
    expect(await getTaskByWorkspaceID(db, { workspaceId })).toMatchObject({ id, workspaceId });
  });

  test('GetTaskByWorkspaceID gives one row, the newest, for two live tasks on one workspace', async () => {
    const workspaceId = await fixtures.workspace(scene);
    const newest = await fixtures.task(scene, { workspace_id: workspaceId, created_at: '2025-01-02T00:00:00Z' });
    await fixtures.task(scene, { workspace_id: workspaceId, created_at: '2025-01-01T00:00:00Z' });
    expect(await getTaskByWorkspaceID(db, { workspaceId })).toMatchObject({ id: newest });
  });

  test('GetTaskByOwnerIDAndName takes upper and lower case alike on both sides', async () => {
    const id = await fixtures.task(scene, { name: 'Mixed-Case' });
    for (const name of ['Mixed-Case', 'mixed-case', 'MIXED-CASE']) {
      expect(await getTaskByOwnerIDAndName(db, { ownerId: scene.ownerId, name })).toMatchObject({ id, name: 'Mixed-Case' });
    }
    expect(await getTaskByOwnerIDAndName(db, { ownerId: await fixtures.user(), name: 'Mixed-Case' })).toBeNull();
    expect(await getTaskByOwnerIDAndName(db, { ownerId: scene.ownerId, name: 'mixed%' })).toBeNull();
  });

  test('GetTaskByOwnerIDAndName finds the live one of several tasks that had the name', async () => {
    await fixtures.task(scene, { name: 'again', deleted_at: deletedAt });
    await fixtures.task(scene, { name: 'AGAIN', deleted_at: deletedAt });
    const id = await fixtures.task(scene, { name: 'Again' });
    expect(await getTaskByOwnerIDAndName(db, { ownerId: scene.ownerId, name: 'again' })).toMatchObject({ id });
  });

  describe('ListTasks', () => {
    let other: Scene;
    let pending: string;
    let paused: string;
    let theirs: string;
    const ids = async (filter: { ownerId?: string; organizationId?: string; status?: string }) =>
      (await listTasks(db, { ownerId: everybody, organizationId: everybody, status: '', ...filter })).map((task) => task.id);

    beforeAll(async () => {
      const mine = await fixtures.scene();
      other = { ...(await fixtures.scene()), ownerId: mine.ownerId };
      pending = await fixtures.task(other, { created_at: '2025-01-01T00:00:00Z' });
      const workspaceId = await fixtures.workspace(other);
      await fixtures.build(other, { workspaceId, number: 1, transition: 'stop' });
      paused = await fixtures.task(other, { created_at: '2025-01-03T00:00:00Z', workspace_id: workspaceId });
      await fixtures.bind(paused, 1);
      theirs = await fixtures.task({ ...other, ownerId: await fixtures.user() }, { created_at: '2025-01-02T00:00:00Z' });
    });

    test('lists the newest first, tasks without a workspace included', async () => {
      expect(await ids({ organizationId: other.organizationId })).toEqual([paused, theirs, pending]);
    });

    test('filters by owner, by organization, by both', async () => {
      expect(await ids({ ownerId: other.ownerId })).toEqual([paused, pending]);
      expect(await ids({ ownerId: other.ownerId, organizationId: other.organizationId })).toEqual([paused, pending]);
      expect(await ids({ ownerId: other.ownerId, organizationId: scene.organizationId })).toEqual([]);
    });

    test('without a filter lists every live task', async () => {
      const { rows } = await sql.query('SELECT id FROM tasks WHERE deleted_at IS NULL ORDER BY created_at DESC, id');
      expect(await ids({})).toEqual(rows.map((row) => (row as { id: string }).id));
    });

    test('filters by the derived status', async () => {
      const { organizationId } = other;
      expect(await ids({ organizationId, status: 'paused' })).toEqual([paused]);
      expect(await ids({ organizationId, status: 'pending' })).toEqual([theirs, pending]);
      expect(await ids({ organizationId, status: 'error' })).toEqual([]);
    });

    test.each(['', 'Paused', ' paused', 'pause', "x' OR true --"])('under a custom and a generic plan, the status "%s" is everything or an error', async (status) => {
      for (const mode of ['force_custom_plan', 'force_generic_plan']) {
        await sql.query(`SET plan_cache_mode = ${mode}`);
        const listed = ids({ organizationId: other.organizationId, status });
        if (status === '') expect(await listed).toHaveLength(3);
        else await expect(listed).rejects.toMatchObject({ code: '22P02' });
      }
      await sql.query('RESET plan_cache_mode');
    });

    test('a status that is no label is an error also where there is no task', async () => {
      await expect(ids({ ownerId: randomUUID(), status: 'Paused' })).rejects.toMatchObject({ code: '22P02' });
    });
  });
});

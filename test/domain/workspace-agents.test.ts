/** The workspaces of an owner with their agents, and what agents report. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Row } from '../support/insert-rows.js';
import { describeOn, platforms, type MigratedDatabase } from '../support/platforms.js';
import { TaskFixtures, type JobStatus, type Scene } from '../support/task-fixtures.js';
import {
  getTaskByID, getWorkspacesAndAgentsByOwnerID, insertWorkspaceAppStatus, updateWorkspaceAgentLifecycleStateByID, updateWorkspaceAppHealthByID,
} from '../../src/tasks/index.js';

describeOn(platforms, 'GetWorkspacesAndAgentsByOwnerID', (platform) => {
  let database: MigratedDatabase;
  let fixtures: TaskFixtures;
  let scene: Scene;

  beforeAll(async () => {
    database = await platform.open();
    fixtures = new TaskFixtures(database.sql);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    scene = await fixtures.scene();
  });

  const read = () => getWorkspacesAndAgentsByOwnerID(database.db, { ownerId: scene.ownerId });
  async function build(workspaceId: string, number: number, agents: readonly Row[], job: JobStatus = 'succeeded'): Promise<readonly string[]> {
    const jobId = await fixtures.job(scene, job);
    await fixtures.build(scene, { workspaceId, number, row: { job_id: jobId } });
    const ids: string[] = [];
    for (const agent of agents) ids.push(await fixtures.agentOfJob(jobId, agent));
    return ids;
  }

  test('the agents are those of the latest build, over all its resources, without the deleted ones', async () => {
    const id = await fixtures.workspace(scene, { name: 'w' });
    const old = await build(id, 1, [{ name: 'main' }]);
    const [main, dev, gone] = await build(id, 2, [{ name: 'main' }, { name: 'dev' }, { name: 'gone', deleted: true }], 'running');
    expect(await read()).toEqual([{ id, name: 'w', jobStatus: 'running', transition: 'start', agents: [{ id: dev, name: 'dev' }, { id: main, name: 'main' }] }]);
    expect([old[0], gone]).toEqual([expect.any(String), expect.any(String)]);
  });

  test('there are none, not an empty list, before the first agent, after the last, and before the first build', async () => {
    const ids = [await fixtures.workspace(scene, { name: 'a' }), await fixtures.workspace(scene, { name: 'b' }), await fixtures.workspace(scene, { name: 'c' })];
    await build(ids[1] ?? '', 1, []);
    await build(ids[2] ?? '', 1, [{ deleted: true }]);
    expect(await read()).toEqual([
      { id: ids[0], name: 'a', jobStatus: null, transition: null, agents: null },
      { id: ids[1], name: 'b', jobStatus: 'succeeded', transition: 'start', agents: null },
      { id: ids[2], name: 'c', jobStatus: 'succeeded', transition: 'start', agents: null },
    ]);
  });

  test('names come back as they are, whatever they hold', async () => {
    const id = await fixtures.workspace(scene);
    const names = ['', ' ', '"', "'", '(', ')', ',', '\\', 'NULL', 'a "b", (c) \\ {d}', 'ünï😀', '\t\n', '{"x"}'];
    await build(id, 1, names.map((name) => ({ name })));
    const [row] = await read();
    expect(row?.agents?.map((agent) => agent.name).sort()).toEqual([...names].sort());
  });

  test('deleted workspaces and those of others are not there', async () => {
    await fixtures.workspace(scene, { deleted: true });
    await fixtures.workspace({ ...scene, ownerId: await fixtures.user() });
    expect(await read()).toEqual([]);
    expect(await getWorkspacesAndAgentsByOwnerID(database.db, { ownerId: randomUUID() })).toEqual([]);
  });

  test('what an agent reports of itself and of its app makes the status of the task', async () => {
    const workspaceId = await fixtures.workspace(scene);
    const taskId = await fixtures.task(scene, { workspace_id: workspaceId });
    const [agentId = ''] = await build(workspaceId, 1, [{ lifecycle_state: 'created' }]);
    const appId = await fixtures.app(agentId, { health: 'initializing' });
    await fixtures.bind(taskId, 1, { agentId, appId });
    const status = async (): Promise<unknown> => (await getTaskByID(database.db, { id: taskId }))?.status;
    expect(await status()).toBe('initializing');
    const startedAt = new Date('2026-02-03T04:05:06Z');
    await updateWorkspaceAgentLifecycleStateByID(database.db, { id: agentId, lifecycleState: 'ready', startedAt, readyAt: null });
    await updateWorkspaceAppHealthByID(database.db, { id: appId, health: 'healthy' });
    expect(await status()).toBe('active');
    const { rows } = await database.sql.query('SELECT started_at, ready_at FROM workspace_agents WHERE id = $1', [agentId]);
    expect(rows).toEqual([{ started_at: startedAt, ready_at: null }]);
  });

  test('what an app says of its work is kept, and refused for an app that is not there', async () => {
    const workspaceId = await fixtures.workspace(scene);
    const [agentId = ''] = await build(workspaceId, 1, [{}]);
    const report = {
      id: randomUUID(), createdAt: new Date('2026-02-03T04:05:06Z'), workspaceId, agentId, appId: await fixtures.app(agentId),
      state: 'working', message: 'reading', uri: null,
    } as const;
    expect(await insertWorkspaceAppStatus(database.db, report)).toEqual(report);
    await expect(insertWorkspaceAppStatus(database.db, { ...report, id: randomUUID(), appId: randomUUID() })).rejects.toMatchObject({ code: '23503' });
  });
});

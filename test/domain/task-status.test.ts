/** The status of a task, for each combination of build, agent and app. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeOn, platforms, type MigratedDatabase } from '../support/platforms.js';
import { TaskFixtures, type JobStatus, type Scene } from '../support/task-fixtures.js';
import { getTaskByID } from '../../src/tasks/index.js';

type Transition = 'start' | 'stop' | 'delete';
/** Transition and job of the build; lifecycle of the agent and health of the app, null where there is none. */
type Case = readonly [Transition, JobStatus, agent: string | null, app: string | null, status: string];

const everyAgent = ['created', 'starting', 'start_timeout', 'start_error', 'ready', 'shutting_down', 'shutdown_timeout', 'shutdown_error', 'off'];
const transitions: readonly Transition[] = ['start', 'stop', 'delete'];
const ends: readonly Transition[] = ['stop', 'delete'];
const mishaps: readonly JobStatus[] = ['failed', 'canceling', 'canceled'];
const underWay: readonly JobStatus[] = ['pending', 'running'];

const cases: readonly Case[] = [
  ['start', 'pending', null, null, 'pending'],
  ['start', 'pending', 'ready', 'healthy', 'pending'],
  ['start', 'running', null, null, 'initializing'],
  ['start', 'succeeded', null, null, 'initializing'],
  ['start', 'succeeded', 'created', null, 'initializing'],
  ['start', 'succeeded', 'created', 'healthy', 'initializing'],
  ['start', 'succeeded', 'starting', 'unhealthy', 'initializing'],
  ['start', 'succeeded', 'ready', 'healthy', 'active'],
  ['start', 'succeeded', 'ready', 'disabled', 'active'],
  ['start', 'running', 'ready', 'healthy', 'active'],
  ['start', 'succeeded', 'start_timeout', 'healthy', 'active'],
  ['start', 'succeeded', 'start_error', 'healthy', 'active'],
  ['start', 'succeeded', 'ready', 'initializing', 'initializing'],
  ['start', 'succeeded', 'ready', 'unhealthy', 'error'],
  ['start', 'succeeded', 'ready', null, 'unknown'],
  ['start', 'succeeded', 'shutting_down', 'healthy', 'unknown'],
  ['start', 'succeeded', 'shutdown_timeout', 'healthy', 'unknown'],
  ['start', 'succeeded', 'shutdown_error', 'healthy', 'unknown'],
  ['start', 'succeeded', 'off', 'healthy', 'unknown'],
  ...transitions.flatMap((transition) => mishaps.map((job): Case => [transition, job, 'ready', 'healthy', 'error'])),
  ...transitions.flatMap((transition) => mishaps.map((job): Case => [transition, job, null, null, 'error'])),
  ...ends.flatMap((transition) => underWay.map((job): Case => [transition, job, 'ready', 'healthy', 'unknown'])),
  ...ends.flatMap((transition) => everyAgent.map((agent): Case => [transition, 'succeeded', agent, 'unhealthy', 'paused'])),
  ...ends.map((transition): Case => [transition, 'succeeded', null, null, 'paused']),
];

describeOn(platforms, 'task status', (platform) => {
  let database: MigratedDatabase;
  let fixtures: TaskFixtures;
  let scene: Scene;

  beforeAll(async () => {
    database = await platform.open();
    fixtures = new TaskFixtures(database.sql);
    scene = await fixtures.scene();
  });
  afterAll(() => database.close());

  const read = async (id: string) => {
    const task = await getTaskByID(database.db, { id });
    if (task === null) throw new Error('the task is not in the view');
    return task;
  };

  test('no workspace: pending', async () => {
    const id = await fixtures.task(scene);
    await fixtures.bind(id, 1);
    expect(await read(id)).toMatchObject({ status: 'pending', workspaceId: null, workspaceBuildNumber: 1, workspaceGroupAcl: {}, workspaceUserAcl: {} });
  });

  test('no binding: pending, although a build runs', async () => {
    const workspaceId = await fixtures.workspace(scene);
    await fixtures.build(scene, { workspaceId, number: 1 });
    const id = await fixtures.task(scene, { workspace_id: workspaceId });
    expect(await read(id)).toMatchObject({ status: 'pending', workspaceBuildNumber: null, workspaceAgentId: null, workspaceAppId: null });
  });

  test('a binding to a build that is not there: pending', async () => {
    const workspaceId = await fixtures.workspace(scene);
    await fixtures.build(scene, { workspaceId, number: 1 });
    const id = await fixtures.task(scene, { workspace_id: workspaceId });
    await fixtures.bind(id, 2);
    expect(await read(id)).toMatchObject({ status: 'pending', workspaceBuildNumber: 2 });
  });

  test.each(cases)('%s %s, agent %s, app %s: %s', async (transition, job, agent, app, status) => {
    const workspaceId = await fixtures.workspace(scene);
    await fixtures.build(scene, { workspaceId, number: 1, transition, job });
    const agentId = agent === null ? null : await fixtures.agent(scene, { lifecycle_state: agent });
    const appId = app === null || agentId === null ? null : await fixtures.app(agentId, { health: app });
    const id = await fixtures.task(scene, { workspace_id: workspaceId });
    await fixtures.bind(id, 1, { agentId, appId });
    expect(await read(id)).toMatchObject({
      status,
      workspaceBuildNumber: 1,
      workspaceAgentId: agentId,
      workspaceAppId: appId,
      workspaceAgentLifecycleState: agent,
      workspaceAppHealth: app,
    });
  });

  test('the binding with the highest number decides', async () => {
    const workspaceId = await fixtures.workspace(scene);
    await fixtures.build(scene, { workspaceId, number: 1 });
    await fixtures.build(scene, { workspaceId, number: 2, transition: 'stop' });
    const agentId = await fixtures.agent(scene);
    const appId = await fixtures.app(agentId);
    const id = await fixtures.task(scene, { workspace_id: workspaceId });
    await fixtures.bind(id, 2);
    await fixtures.bind(id, 1, { agentId, appId });
    expect(await read(id)).toMatchObject({ status: 'paused', workspaceBuildNumber: 2, workspaceAppId: null });
  });

  test('a build without a binding does not count', async () => {
    const workspaceId = await fixtures.workspace(scene);
    await fixtures.build(scene, { workspaceId, number: 1 });
    await fixtures.build(scene, { workspaceId, number: 2, transition: 'stop' });
    const agentId = await fixtures.agent(scene);
    const appId = await fixtures.app(agentId);
    const id = await fixtures.task(scene, { workspace_id: workspaceId });
    await fixtures.bind(id, 1, { agentId, appId });
    expect(await read(id)).toMatchObject({ status: 'active', workspaceBuildNumber: 1 });
  });

  test('a soft-deleted agent still answers', async () => {
    const workspaceId = await fixtures.workspace(scene);
    await fixtures.build(scene, { workspaceId, number: 1 });
    const agentId = await fixtures.agent(scene, { deleted: true, lifecycle_state: 'off' });
    const appId = await fixtures.app(agentId);
    const id = await fixtures.task(scene, { workspace_id: workspaceId });
    await fixtures.bind(id, 1, { agentId, appId });
    expect(await read(id)).toMatchObject({ status: 'unknown', workspaceAgentLifecycleState: 'off' });
  });

  test('status_debug shows the facts and the three verdicts', async () => {
    const workspaceId = await fixtures.workspace(scene, { group_acl: { g: ['use'] } });
    await fixtures.build(scene, { workspaceId, number: 1, transition: 'stop', job: 'running' });
    const agentId = await fixtures.agent(scene, { lifecycle_state: 'shutting_down' });
    const id = await fixtures.task(scene, { workspace_id: workspaceId });
    await fixtures.bind(id, 1, { agentId });
    expect(await read(id)).toMatchObject({
      status: 'unknown',
      statusDebug: {
        build: { transition: 'stop', job_status: 'running', computed: 'unknown' },
        agent: { lifecycle_state: 'shutting_down', computed: 'unknown' },
        app: { health: null, computed: 'unknown' },
      },
      workspaceGroupAcl: { g: ['use'] },
      ownerName: 'Ada',
      ownerAvatarUrl: '/ada.png',
    });
  });
});

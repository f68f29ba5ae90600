/** Tasks with workspaces that run, made by the functions of the life cycle themselves. */
import { randomUUID } from 'node:crypto';
import { completeBuild, type BuildCompletion } from '../../src/tasks/index.js';
import type { Queryable } from '../../src/runtime/index.js';
import type { SqlClient } from '../support/sql-client.js';
import { TaskFixtures, type Scene } from '../support/task-fixtures.js';

export interface LiveTask {
  readonly taskId: string;
  readonly workspaceId: string;
}

/** One hour; in nanoseconds. */
const ttl = 3_600_000_000_000;

/** What a start makes: a container with an agent and an app, which works for the task. */
export function madeByStart(): Pick<BuildCompletion, 'resources' | 'taskAppId'> {
  const taskAppId = randomUUID();
  const app = { id: taskAppId, slug: 'ai', health: 'healthy', url: 'http://localhost:3284' } as const;
  return { resources: [{ id: randomUUID(), type: 'container', name: 'dev', agents: [{ id: randomUUID(), name: 'main', apps: [app] }] }], taskAppId };
}

/** A task whose workspace was started well and whose agent is ready: it is active. */
export async function activeTask(db: Queryable & SqlClient, scene: Scene, startedAt = new Date()): Promise<LiveTask> {
  const fixtures = new TaskFixtures(db);
  const workspaceId = await fixtures.workspace(scene, { ttl, last_used_at: startedAt.toISOString() });
  const taskId = await fixtures.task(scene, { workspace_id: workspaceId });
  const buildId = await fixtures.build(scene, { workspaceId, number: 1, job: 'running', at: startedAt.toISOString() });
  await completeBuild(db, { buildId, completedAt: startedAt, ...madeByStart() });
  await agentsAreReady(db, workspaceId);
  return { taskId, workspaceId };
}

export async function agentsAreReady(db: SqlClient, workspaceId: string): Promise<void> {
  const sql = `UPDATE workspace_agents SET lifecycle_state = 'ready' FROM workspace_resources AS resource JOIN workspace_builds AS build ON build.job_id = resource.job_id
    WHERE resource.id = resource_id AND build.workspace_id = $1`;
  await db.query(sql, [workspaceId]);
}

/** The build with the highest number, if its job is still on its way. */
export async function latestBuild(db: SqlClient, workspaceId: string): Promise<{ readonly id: string; readonly transition: 'start' | 'stop' | 'delete'; readonly number: number; readonly status: string }> {
  const sql = `SELECT build.id, transition, build_number AS number, job_status AS status FROM workspace_builds AS build JOIN provisioner_jobs AS job ON job.id = job_id
    WHERE workspace_id = $1 ORDER BY build_number DESC LIMIT 1`;
  const { rows } = await db.query(sql, [workspaceId]);
  return rows[0] as { id: string; transition: 'start' | 'stop' | 'delete'; number: number; status: string };
}

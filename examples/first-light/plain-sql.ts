/** The rows around a task that the twelve queries do not write: in a real service other parts of it do. */
import { randomUUID } from 'node:crypto';

export interface PlainSql {
  query(text: string, values: unknown[]): Promise<unknown>;
}

export interface World {
  readonly ownerId: string;
  readonly organizationId: string;
  readonly templateId: string;
  readonly templateVersionId: string;
}

/** Ada, her organization, and a template for workspaces in which an agent can work. */
export async function addWorld(db: PlainSql, at: Date): Promise<World> {
  const times = { created_at: at, updated_at: at };
  const ownerId = await insert(db, 'users', { ...times, username: 'ada', name: 'Ada', email: 'ada@example.test', status: 'active' });
  const organizationId = await insert(db, 'organizations', { ...times, name: 'acme', display_name: 'Acme', description: '' });
  const of = { organization_id: organizationId, created_by: ownerId };
  const templateVersionId = randomUUID();
  const templateId = await insert(db, 'templates', { ...times, ...of, name: 'coding-agent', provisioner: 'echo', active_version_id: templateVersionId });
  const version = { id: templateVersionId, ...times, ...of, template_id: templateId, name: 'v1', job_id: randomUUID() };
  await insert(db, 'template_versions', version);
  return { ownerId, organizationId, templateId, templateVersionId };
}

export function addWorkspace(db: PlainSql, { ownerId, organizationId, templateId }: World, at: Date): Promise<string> {
  const of = { owner_id: ownerId, organization_id: organizationId, template_id: templateId };
  return insert(db, 'workspaces', { created_at: at, updated_at: at, ...of, name: 'checkout' });
}

export interface BuildFacts {
  readonly workspaceId: string;
  readonly number: number;
  readonly transition: 'start' | 'stop';
  readonly reason: string;
  readonly at: Date;
}

/** A build whose job has just begun; resolves to the job. */
export async function beginBuild(db: PlainSql, world: World, { workspaceId, number, transition, reason, at }: BuildFacts): Promise<string> {
  const times = { created_at: at, updated_at: at };
  const jobId = await insert(db, 'provisioner_jobs', {
    ...times,
    started_at: at,
    organization_id: world.organizationId,
    initiator_id: world.ownerId,
    provisioner: 'echo',
    storage_method: 'file',
    type: 'workspace_build',
    input: {},
    file_id: randomUUID(),
  });
  await insert(db, 'workspace_builds', {
    ...times,
    workspace_id: workspaceId,
    template_version_id: world.templateVersionId,
    build_number: number,
    transition,
    initiator_id: world.ownerId,
    job_id: jobId,
    reason,
  });
  return jobId;
}

export async function finishBuild(db: PlainSql, jobId: string, at: Date): Promise<void> {
  await db.query('UPDATE provisioner_jobs SET completed_at = $2, updated_at = $2 WHERE id = $1', [jobId, at]);
}

export interface AgentAndApp {
  readonly agentId: string;
  readonly appId: string;
}

/** What a started workspace has: an agent that is ready, and on it the app that works for the task. */
export async function addAgentAndApp(db: PlainSql, jobId: string, at: Date): Promise<AgentAndApp> {
  const resource = { created_at: at, job_id: jobId, transition: 'start', type: 'container', name: 'dev' };
  const agentId = await insert(db, 'workspace_agents', {
    created_at: at,
    updated_at: at,
    name: 'main',
    resource_id: await insert(db, 'workspace_resources', resource),
    lifecycle_state: 'ready',
    auth_token: randomUUID(),
    architecture: 'amd64',
    operating_system: 'linux',
  });
  const app = { created_at: at, agent_id: agentId, slug: 'agent', display_name: 'Agent', icon: '', health: 'healthy' };
  return { agentId, appId: await insert(db, 'workspace_apps', app) };
}

/** What the app says that it does. */
export async function report(db: PlainSql, workspaceId: string, { agentId, appId }: AgentAndApp, state: 'working' | 'idle', at: Date): Promise<void> {
  await insert(db, 'workspace_app_statuses', { created_at: at, workspace_id: workspaceId, agent_id: agentId, app_id: appId, state, message: '' });
}

async function insert(db: PlainSql, table: string, row: Readonly<Record<string, unknown>>): Promise<string> {
  const id = typeof row['id'] === 'string' ? row['id'] : randomUUID();
  const values = { ...row, id };
  const places = Object.keys(values).map((_, index) => `$${index + 1}`);
  await db.query(`INSERT INTO ${table} (${Object.keys(values).join(', ')}) VALUES (${places.join(', ')})`, Object.values(values));
  return id;
}
